/** Findings of one weight: the same kind seen many times is one line that unfolds; none is left out. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Finding } from '#shared/coverage.ts';
import { formatDuration } from '#shared/format.ts';
import { tableWords } from '#shared/table-name.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { useFindingWords } from '../ui/finding-words.ts';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { ListGroup } from './list-group.tsx';
import type { SourcesController } from './use-sources-view.ts';

/** From here the same kind is told as one. */
const MANY = 4;
const PAGE = 20;

interface FindingGroupProps {
  readonly severity: Finding['severity'];
  readonly findings: readonly Finding[];
  readonly controller: SourcesController;
}

export function FindingGroup({ severity, findings, controller }: FindingGroupProps) {
  const t = useWords();
  if (findings.length === 0 && severity !== 'gap') return null;
  return (
    <ListGroup title={t(`sources.group.${severity}`)} count={findings.length}>
      {findings.length === 0 && <li className="list-item caption">{t('status.gap.none')}</li>}
      {byKind(findings).map((same) =>
        same.length < MANY ? (
          same.map((finding) => <FindingItem key={finding.id} finding={finding} controller={controller} />)
        ) : (
          <SameFindings key={same[0]?.kind} findings={same} controller={controller} />
        ),
      )}
    </ListGroup>
  );
}

/** In the order in which the kinds first appear. */
export function byKind(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.kind, [...(groups.get(finding.kind) ?? []), finding]);
  return [...groups.values()];
}

interface SameFindingsProps {
  readonly findings: readonly Finding[];
  readonly controller: SourcesController;
}

function SameFindings({ findings, controller }: SameFindingsProps) {
  const t = useWords();
  const words = useFindingWords();
  const { opened, zone } = controller;
  const holdsOpened = opened?.kind === 'finding' && findings.some(({ id }) => id === opened.id);
  const [shown, setShown] = useState(holdsOpened ? findings.length : 0);
  const [first] = findings;
  if (!first) return null;
  const days = findings.map(({ from }) => formatInstant(from, zone).slice(0, 10));
  const range = [...new Set([days.at(-1), days[0]])].join(' – ');
  const Twist = shown > 0 ? ChevronDown : ChevronRight;
  return (
    <>
      <li>
        <button
          type="button"
          className="list-item"
          aria-expanded={shown > 0}
          onClick={() => setShown(shown > 0 ? 0 : PAGE)}
        >
          <b>
            <Twist className="icon small" aria-hidden="true" /> {words(first).title}
          </b>
          <span className="small-words">{t('sources.findings.same', { n: findings.length, range })}</span>
        </button>
      </li>
      {findings.slice(0, shown).map((finding) => (
        <FindingItem key={finding.id} finding={finding} controller={controller} />
      ))}
      {shown > 0 && shown < findings.length && (
        <li>
          <button type="button" className="list-item add" onClick={() => setShown(shown + PAGE)}>
            {t('sources.moreOf', { n: Math.min(PAGE, findings.length - shown) })} · {findings.length - shown}
          </button>
        </li>
      )}
    </>
  );
}

function FindingItem({ finding, controller }: { readonly finding: Finding; readonly controller: SourcesController }) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const words = useFindingWords()(finding);
  const { opened, open, zone } = controller;
  const here = opened?.kind === 'finding' && opened.id === finding.id;
  const length = finding.to === null ? '' : ` · ${formatDuration(Date.parse(finding.to) - Date.parse(finding.from))}`;
  const isOpen = finding.closedLeaf === null;
  return (
    <li>
      <button
        type="button"
        className={here ? `list-item here ${finding.severity}` : 'list-item'}
        aria-pressed={here}
        onClick={() => open({ kind: 'finding', id: finding.id })}
      >
        <b>{words.title}</b>
        <span className="small-words">
          {formatInstant(finding.from, zone).slice(0, 16)}
          {length}
        </span>
        {finding.table !== null && (
          <span className="small-words mono caption">{tableWords(finding.table, language)}</span>
        )}
        <span className={isOpen ? `tag ${finding.severity}` : 'tag'}>
          {t(isOpen ? 'sources.finding.open' : 'sources.finding.closed')}
        </span>
      </button>
    </li>
  );
}
