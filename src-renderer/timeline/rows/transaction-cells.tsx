/** A transaction in the list, and under it: how much of it was received, then one line per table and kind. */
import { ChevronDown, ChevronRight, CircleDashed, GitCommitHorizontal, Unplug } from 'lucide-react';
import { type CanonicalChangeEvent, rowOperations } from '#shared/canonical-change-event.ts';
import { formatInteger } from '#shared/format.ts';
import type { Transaction } from '#shared/operations.ts';
import { oneLine, visibleText } from '#shared/visible-text.ts';
import { useWords, type Words } from '../../ui/preferences.tsx';
import { changeSummary } from '../change-words.ts';
import type { TableLine } from '../list-rows.ts';
import { useTableName } from '../table-names.ts';
import { useValueTongue } from '../use-value-tongue.ts';
import { Cell } from './cell.tsx';
import { OperationSign } from './operation-sign.tsx';
import { TimeCell } from './time-cell.tsx';

const LINES_SHOWN = 3;
/** From here a transaction of one line is one sentence over many rows. */
const BULK_ROWS = 500;

interface TransactionCellsProps {
  readonly transaction: Transaction;
  readonly open: boolean;
  readonly zone: string;
  readonly manySources: boolean;
}

export function TransactionCells({ transaction, open, zone, manySources }: TransactionCellsProps) {
  const t = useWords();
  const Twist = open ? ChevronDown : ChevronRight;
  const bulk = transaction.tables.length === 1 && transaction.received >= BULK_ROWS;
  const missing = missingOf(transaction);
  return (
    <>
      <TimeCell when={transaction} zone={zone} />
      <Cell name="sign">
        <span className="twist">
          <Twist className="icon small" aria-hidden="true" />
        </span>
      </Cell>
      <Cell name="transaction">
        <Tables transaction={transaction} />
        {bulk && <span className="caption"> · {t('timeline.tx.bulk', { rows: transaction.received })}</span>}
        {missing > 0 && (
          <span className="gap-words">
            <Unplug className="icon small" aria-hidden="true" />
            {t('timeline.tx.incomplete', { n: missing })}
          </span>
        )}
      </Cell>
      <Cell name="statement" title={visibleText(transaction.statement ?? '') || undefined}>
        {transaction.statement !== null && oneLine(transaction.statement)}
      </Cell>
      {manySources && <Cell name="source">{transaction.source}</Cell>}
      <Cell name="number">{formatInteger(rowChangesOf(transaction))}</Cell>
    </>
  );
}

function Tables({ transaction }: { readonly transaction: Transaction }) {
  const t = useWords();
  const tableName = useTableName();
  const shown = transaction.tables.slice(0, LINES_SHOWN);
  const hidden = transaction.tables.slice(LINES_SHOWN);
  const tables = new Set(shown.map(({ table }) => table));
  const moreTables = new Set(hidden.flatMap(({ table }) => (tables.has(table) ? [] : [table]))).size;
  return (
    <>
      {shown.map(({ table, operation, rows }) => (
        <span key={`${table} ${operation}`} className="table-part">
          <OperationSign operation={operation} /> <b title={table}>{tableName(table)}</b>
          {rows > 1 && <span className="caption"> {formatInteger(rows)}</span>}
        </span>
      ))}
      {hidden.length > 0 && (
        <span className="caption">
          {moreTables > 0 ? t('timeline.tx.more', { n: moreTables }) : t('timeline.tx.moreKinds', { n: hidden.length })}
        </span>
      )}
    </>
  );
}

export function ReceivedCells({ transaction, zone }: { readonly transaction: Transaction; readonly zone: string }) {
  const t = useWords();
  const Icon = missingOf(transaction) > 0 ? Unplug : transaction.state === 'open' ? CircleDashed : GitCommitHorizontal;
  return (
    <>
      <TimeCell when={transaction} zone={zone} />
      <Cell name="sign" />
      <Cell name={missingOf(transaction) > 0 ? 'received-words gap-words' : 'received-words'}>
        <Icon className="icon small" aria-hidden="true" />
        {receivedWords(t, transaction)} <span className="mono caption">{transaction.sourceTransactionId}</span>
      </Cell>
    </>
  );
}

interface LineCellsProps {
  readonly line: TableLine;
  readonly open: boolean;
  readonly only: CanonicalChangeEvent | null;
}

export function LineCells({ line, open, only }: LineCellsProps) {
  const tongue = useValueTongue();
  const { t } = tongue;
  const tableName = useTableName();
  const Twist = open ? ChevronDown : ChevronRight;
  return (
    <>
      <Cell name="twist-cell">
        {line.rows > 1 && (
          <span className="twist">
            <Twist className="icon small" aria-hidden="true" />
          </span>
        )}
      </Cell>
      <Cell name="sign">
        <OperationSign operation={line.operation} />
      </Cell>
      <Cell name="table mono" title={line.table}>
        {tableName(line.table)}
      </Cell>
      <Cell name="rows">{t('timeline.tx.rows', { n: line.rows })}</Cell>
      <Cell name="what" title={only ? changeSummary(tongue, only) : undefined}>
        {only && changeSummary(tongue, only)}
      </Cell>
    </>
  );
}

/** What the column of rows counts: definitions and truncates are none, and a key change is one. */
export function rowChangesOf({ tables }: Transaction): number {
  const counted: readonly string[] = [...rowOperations, 'read'];
  return tables.reduce((sum, { operation, rows }) => (counted.includes(operation) ? sum + rows : sum), 0);
}

export function missingOf({ received, expected }: Transaction): number {
  return expected === null ? 0 : Math.max(0, expected - received);
}

export function receivedWords(t: Words, transaction: Transaction): string {
  const received = formatInteger(transaction.received);
  if (transaction.expected !== null)
    return t('timeline.tx.received', { received, expected: formatInteger(transaction.expected) });
  return t(transaction.state === 'open' ? 'timeline.tx.open' : 'timeline.tx.receivedOnly', { received });
}
