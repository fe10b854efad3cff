/** A business event as rows of the list: itself, then what it gathers, or its transactions, tables and rows; for what no rule claims, why not. Pure. */
import type { BusinessEvent, BusinessEventDetail } from '#shared/business-event.ts';
import type { ChangeEvent } from '#shared/canonical-change-event.ts';
import type { Transaction } from '#shared/operations.ts';
import type { ListRow } from '../list-rows.ts';

/** What is known of one unfolded event. */
export interface Told {
  readonly detail: BusinessEventDetail;
  readonly transactions: ReadonlyMap<string, Transaction>;
  /** Its rows that were read, by id. */
  readonly changes: ReadonlyMap<string, ChangeEvent>;
  readonly members: readonly BusinessEvent[];
  readonly reading: boolean;
}

/** Rows of one transaction and table that changed in the same way. */
export interface ToldLine {
  readonly id: string;
  readonly eventId: string;
  readonly transaction: string | null;
  readonly table: string;
  readonly operation: ChangeEvent['operation'];
  readonly rowIds: readonly string[];
}

interface Unfolded {
  readonly open: ReadonlySet<string>;
  readonly told: ReadonlyMap<string, Told>;
}

export function eventRows(event: BusinessEvent, unfolded: Unfolded, nested = false): ListRow[] {
  const open = unfolded.open.has(event.eventId);
  const head: ListRow = { kind: 'event', id: event.eventId, event, open, nested };
  const told = open ? unfolded.told.get(event.eventId) : undefined;
  if (told === undefined) return [head];
  return [head, ...whyRows(told), ...memberRows(told, unfolded), ...transactionRows(told, unfolded)];
}

/** In the order of the ledger; a transaction's lines follow it. */
export function toldLines({ detail }: Told): ToldLine[] {
  const lines = new Map<string, ToldLine & { rowIds: string[] }>();
  for (const { eventId: rowId, table, operation, transaction } of detail.evidence) {
    const id = `${detail.eventId}/${transaction ?? ''}/${operation}/${table}`;
    const line = lines.get(id);
    if (line) line.rowIds.includes(rowId) || line.rowIds.push(rowId);
    else
      lines.set(id, {
        ...{ id, eventId: detail.eventId, transaction, table },
        operation: operation as ToldLine['operation'], // the store writes no other
        rowIds: [rowId],
      });
  }
  return [...lines.values()];
}

function whyRows({ detail }: Told): ListRow[] {
  if (detail.type !== 'UnclassifiedChange') return [];
  return [{ kind: 'why', id: `${detail.eventId}/why`, misses: detail.nearMisses }];
}

function memberRows(told: Told, unfolded: Unfolded): ListRow[] {
  const { detail, members, reading } = told;
  const left = detail.members.length - members.length;
  const rows = members.flatMap((member) => eventRows(member, unfolded, true));
  if (left > 0) rows.push(moreRow(`${detail.eventId}/members`, left, reading));
  return rows;
}

function transactionRows(told: Told, { open }: Unfolded): ListRow[] {
  const lines = toldLines(told);
  return [...new Set(lines.map(({ transaction }) => transaction))].flatMap((id) => {
    const transaction = id === null ? undefined : told.transactions.get(id);
    const head: ListRow[] =
      transaction === undefined
        ? []
        : [{ kind: 'received', id: `${told.detail.eventId}/${transaction.id}`, transaction }];
    const own = lines.filter(({ transaction }) => transaction === id);
    return [...head, ...own.flatMap((line) => lineRows(line, told, open.has(line.id)))];
  });
}

function lineRows(line: ToldLine, { changes, reading }: Told, open: boolean): ListRow[] {
  const read = line.rowIds.flatMap((id) => changes.get(id) ?? []);
  const only = line.rowIds.length === 1 ? (read[0] ?? null) : null;
  const head: ListRow = { kind: 'told', id: line.id, line, open, only };
  if (!open || line.rowIds.length === 1) return [head];
  const left = line.rowIds.length - read.length;
  const rows: ListRow[] = read.map((event) => ({
    ...{ kind: 'change' as const, id: `${line.eventId}/${event.eventId}`, event, nested: true },
  }));
  return [head, ...rows, ...(left > 0 ? [moreRow(line.id, left, reading)] : [])];
}

function moreRow(lineId: string, left: number, reading: boolean): ListRow {
  return { kind: 'more', id: `${lineId}/more`, lineId, left, reading };
}
