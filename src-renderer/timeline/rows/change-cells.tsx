/** One row change in the list: alone, or under its table line. */
import type { ChangeEvent } from '#shared/canonical-change-event.ts';
import { tableLabel } from '#shared/table-name.ts';
import { changeSummary, keyWords } from '../change-words.ts';
import { useTableName } from '../table-names.ts';
import { useValueTongue } from '../use-value-tongue.ts';
import { Cell } from './cell.tsx';
import { OperationSign } from './operation-sign.tsx';
import { TimeCell } from './time-cell.tsx';

interface ChangeCellsProps {
  readonly event: ChangeEvent;
  readonly nested: boolean;
  readonly zone: string;
  readonly manySources: boolean;
}

export function ChangeCells({ event, nested, zone, manySources }: ChangeCellsProps) {
  const tableName = useTableName();
  const tongue = useValueTongue();
  const summary = changeSummary(tongue, event);
  const key = keyWords(tongue, event.key);
  return (
    <>
      <TimeCell when={nested ? null : event} zone={zone} />
      <Cell name="sign">
        <OperationSign operation={event.operation} />
      </Cell>
      {!nested && (
        <Cell name="table" title={tableLabel(event)}>
          <b>{tableName(tableLabel(event))}</b>
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
