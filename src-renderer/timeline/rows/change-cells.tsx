/** One row change in the list: alone, or under its table line. */
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import { formatTime } from '#shared/zoned-time.ts';
import { useWords } from '../../ui/preferences.tsx';
import { changeSummary, keyWords } from '../change-words.ts';
import { useTableName } from '../table-names.ts';
import { Cell } from './cell.tsx';
import { OperationSign } from './operation-sign.tsx';

interface ChangeCellsProps {
  readonly event: CanonicalChangeEvent;
  readonly nested: boolean;
  readonly zone: string;
  readonly manySources: boolean;
}

export function ChangeCells({ event, nested, zone, manySources }: ChangeCellsProps) {
  const t = useWords();
  const tableName = useTableName();
  const summary = changeSummary(t, event);
  const key = keyWords(t, event.key);
  return (
    <>
      <Cell name="time">{nested ? '' : formatTime(event.committedAt ?? event.ingestedAt, zone)}</Cell>
      <Cell name="sign">
        <OperationSign operation={event.operation} />
      </Cell>
      {!nested && (
        <Cell name="table" title={`${event.database}.${event.table}`}>
          <b>{tableName(`${event.database}.${event.table}`)}</b>
        </Cell>
      )}
      <Cell name="key mono" title={key}>
        {key}
      </Cell>
      <Cell name="what" title={summary}>
        {summary}
      </Cell>
      {manySources && !nested && <Cell name="source">{event.source}</Cell>}
    </>
  );
}
