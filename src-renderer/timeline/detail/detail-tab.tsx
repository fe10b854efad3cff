/** The detail of a change: what is odd about it in words, before and after, key, clocks, statement, place in the source's log. */

import { Info, Unplug } from 'lucide-react';
import { Link } from 'wouter';
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import type { Finding } from '#shared/coverage.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { useFindingWords } from '../../ui/finding-words.ts';
import { useWords } from '../../ui/preferences.tsx';
import { keyWords } from '../change-words.ts';
import { Clocks } from './clocks.tsx';
import { DiffTable } from './diff-table.tsx';
import { ToldBy } from './told-by.tsx';

export function DetailTab({
  answer,
  zone,
  onSelect,
}: {
  readonly answer: OperationOutput<'getChangeEvent'>;
  readonly zone: string;
  readonly onSelect: (id: string) => void;
}) {
  const t = useWords();
  const { event, columns, findings, redeliveries } = answer;
  return (
    <>
      {event.flags.map((flag) => (
        <p key={flag} className="flag">
          <Info className="icon small" aria-hidden="true" />
          {t(`flag.${flag}`)}
        </p>
      ))}
      <section>
        <h3>
          {t('detail.diff')}
          <span className="mono caption">
            {event.table}
            {event.key !== null && ` · ${keyWords({ t, zone }, event.key)}`}
          </span>
        </h3>
        <DiffTable event={event} columns={columns} zone={zone} />
        {event.ddl !== null && <Verbatim title={t('detail.ddl')} text={event.ddl} />}
        {event.metadata.raw !== undefined && <Verbatim title={t('detail.raw')} text={event.metadata.raw} />}
      </section>
      {event.operation !== 'read' && <ToldBy told={answer.told} onSelect={onSelect} />}
      {findings.length > 0 && <Findings findings={findings} />}
      {event.keyOrigin !== 'none' && <Key event={event} zone={zone} />}
      <Clocks event={event} zone={zone} />
      {event.ddl === null && <Statement event={event} />}
      <Position event={event} />
      {redeliveries.length > 0 && <p className="caption">{t('detail.redelivered', { n: redeliveries.length })}</p>}
    </>
  );
}

function Verbatim({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <>
      <p className="caption">{title}</p>
      <CodeBlock text={text} />
    </>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useWords();
  const words = useFindingWords();
  return (
    <section>
      <h3>{t('detail.findings')}</h3>
      {findings.map((finding) => (
        <p key={finding.id} className="finding-line">
          <Unplug className="icon small" aria-hidden="true" />
          <Link href={`/fuentes/${encodeURIComponent(finding.source)}?gap=${encodeURIComponent(finding.id)}`}>
            {words(finding).title}
          </Link>
        </p>
      ))}
    </section>
  );
}

function Key({ event, zone }: { readonly event: CanonicalChangeEvent; readonly zone: string }) {
  const t = useWords();
  return (
    <section>
      <h3>{t('detail.key')}</h3>
      <dl className="facts">
        {event.key === null && <p className="caption">{t('detail.key.none')}</p>}
        {Object.entries(event.key ?? {}).map(([name, value]) => (
          <div key={name}>
            <dt className="mono">{name}</dt>
            <dd className="mono">
              {event.keyBefore && event.keyBefore[name] !== value && (
                <span className="before-words">
                  {keyWords({ t, zone }, { [name]: event.keyBefore[name] ?? null })} →{' '}
                </span>
              )}
              {keyWords({ t, zone }, { [name]: value })}
            </dd>
          </div>
        ))}
      </dl>
      {event.key !== null && <p className="caption">{t(`detail.keyOrigin.${event.keyOrigin}`)}</p>}
    </section>
  );
}

function Statement({ event }: { readonly event: CanonicalChangeEvent }) {
  const t = useWords();
  return (
    <section>
      <h3>
        {t('detail.statement')}
        {event.thread !== null && (
          <span className="caption">
            {t('detail.thread')} <span className="mono">{event.thread}</span>
          </span>
        )}
      </h3>
      {event.statement === null ? (
        <p className="caption">{t('detail.statement.none')}</p>
      ) : (
        <CodeBlock text={event.statement} />
      )}
    </section>
  );
}

function Position({ event }: { readonly event: CanonicalChangeEvent }) {
  const t = useWords();
  const { file, pos, ...others } = event.coordinate;
  const entries = Object.entries({
    ...(file === undefined ? {} : { 'file:pos': `${file}:${pos ?? ''}` }),
    ...others,
  }).filter(([, value]) => value !== undefined);
  return (
    <section>
      <h3>
        {t('detail.position')}
        <span className="caption">{t('detail.epoch', { n: event.epoch })}</span>
      </h3>
      <dl className="facts">
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt className="mono">{name}</dt>
            <dd className="mono">{String(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
