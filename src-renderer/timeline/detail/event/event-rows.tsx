/** The rows of an event by the part that each fills; a row unfolds before and after in place, the anchor is open from the start. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { BusinessEventDetail } from '#shared/business-event.ts';
import { type Operation, operationSchema } from '#shared/canonical-change-event.ts';
import { useOperation } from '../../../api/use-operation.ts';
import { useWords } from '../../../ui/preferences.tsx';
import { ErrorState, Reading } from '../../../ui/states.tsx';
import { nameWords } from '../../events/words.ts';
import { OperationSign } from '../../rows/operation-sign.tsx';
import { useTableName } from '../../table-names.ts';
import type { TimelineController } from '../../use-view.ts';
import { DiffTable } from '../diff-table.tsx';
import type { EventProps } from './event-pane.tsx';
import { anchorOf } from './who.tsx';

type EvidenceRow = BusinessEventDetail['evidence'][number];

/** More rows than these of one part are asked for. */
const SHOWN = 12;

export function EventRows({ controller, event }: EventProps) {
  const t = useWords();
  const parts = [...new Set(event.evidence.map(({ part }) => part))];
  if (parts.length === 0) return null;
  const listed = new Set(event.evidence.map(({ eventId }) => eventId)).size;
  return (
    <section>
      <h3>
        {t('event.rows')}
        <span className="caption">{t('event.rows.count', { n: event.rows })}</span>
      </h3>
      {event.rows > listed && <p className="caption">{t('event.rows.unlisted', { n: event.rows })}</p>}
      {parts.map((part) => (
        <Part
          key={part}
          controller={controller}
          part={part}
          rows={event.evidence.filter((row) => row.part === part)}
          opened={anchorOf(event)}
        />
      ))}
    </section>
  );
}

interface PartProps {
  readonly controller: TimelineController;
  readonly part: string;
  readonly rows: readonly EvidenceRow[];
  /** Row that is open from the start. */
  readonly opened: string | null;
}

function Part({ controller, part, rows, opened }: PartProps) {
  const t = useWords();
  const [whole, setWhole] = useState(false);
  const shown = whole ? rows : rows.slice(0, SHOWN);
  return (
    <div className="part">
      <h4>
        {nameWords(t, 'event.part', part)}
        <span className="caption">{t('event.rows.count', { n: rows.length })}</span>
      </h4>
      <ul>
        {shown.map((row) => (
          <PartRow key={row.eventId} controller={controller} row={row} first={row.eventId === opened} />
        ))}
      </ul>
      {rows.length > shown.length && (
        <button type="button" className="fold" onClick={() => setWhole(true)}>
          {t('timeline.tx.moreRows', { n: rows.length - shown.length, left: rows.length - shown.length })}
        </button>
      )}
    </div>
  );
}

interface PartRowProps {
  readonly controller: TimelineController;
  readonly row: EvidenceRow;
  readonly first: boolean;
}

function PartRow({ controller, row, first }: PartRowProps) {
  const t = useWords();
  const tableName = useTableName();
  const [open, setOpen] = useState(first);
  const Twist = open ? ChevronDown : ChevronRight;
  return (
    <li>
      <div className="part-row">
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Twist className="icon small" aria-hidden="true" />
          <OperationSign operation={operationOf(row)} />
          <span className="mono truncate" title={row.table}>
            {tableName(row.table)}
          </span>
        </button>
        <button
          type="button"
          className="inline mono"
          title={t('detail.region')}
          onClick={() => controller.change({ selected: row.eventId, tab: 'detail' })}
        >
          {row.eventId}
        </button>
      </div>
      {open && <Diff eventId={row.eventId} zone={controller.zone} />}
    </li>
  );
}

function Diff({ eventId, zone }: { readonly eventId: string; readonly zone: string }) {
  const query = useOperation('getChangeEvent', { id: eventId });
  if (query.error) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.data) return <Reading />;
  return <DiffTable event={query.data.event} columns={query.data.columns} zone={zone} />;
}

function operationOf({ operation }: EvidenceRow): Operation {
  return operationSchema.options.find((known) => known === operation) ?? 'message';
}
