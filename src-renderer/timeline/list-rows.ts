/** The list as it is drawn: loaded items (business events, transactions or row changes), what is unfolded under them, gaps that no filter removes, quiet spans. Pure. */
import type { BusinessEvent, BusinessEventDetail } from '#shared/business-event.ts';
import type { ChangeEvent } from '#shared/canonical-change-event.ts';
import type { Transaction } from '#shared/operations.ts';
import { tableLabel } from '#shared/table-name.ts';
import { eventRows, type Told, type ToldLine } from './events/event-rows.ts';
import type { Order } from './view-state.ts';

export type TableLine = Transaction['tables'][number];

/** A span that the capture does not cover, or a finding that marks one. */
export interface GapSpan {
  readonly id: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly findingId: string | null;
}

export type ListItem =
  | { readonly kind: 'event'; readonly event: BusinessEvent }
  | { readonly kind: 'transaction'; readonly transaction: Transaction }
  | { readonly kind: 'change'; readonly event: ChangeEvent };

/** What is known of one unfolded table line. */
export interface LineRows {
  readonly events: readonly ChangeEvent[];
  readonly left: number;
  readonly reading: boolean;
}

export type ListRow =
  | {
      readonly kind: 'event';
      readonly id: string;
      readonly event: BusinessEvent;
      readonly open: boolean;
      readonly nested: boolean;
    }
  | {
      readonly kind: 'told';
      readonly id: string;
      readonly line: ToldLine;
      readonly open: boolean;
      readonly only: ChangeEvent | null;
    }
  | { readonly kind: 'why'; readonly id: string; readonly misses: BusinessEventDetail['nearMisses'] }
  | { readonly kind: 'transaction'; readonly id: string; readonly transaction: Transaction; readonly open: boolean }
  | { readonly kind: 'received'; readonly id: string; readonly transaction: Transaction }
  | {
      readonly kind: 'line';
      readonly id: string;
      readonly transaction: Transaction;
      readonly line: TableLine;
      readonly open: boolean;
      readonly only: ChangeEvent | null;
    }
  | { readonly kind: 'change'; readonly id: string; readonly event: ChangeEvent; readonly nested: boolean }
  | {
      readonly kind: 'more';
      readonly id: string;
      readonly lineId: string;
      readonly left: number;
      readonly reading: boolean;
    }
  | { readonly kind: 'gap'; readonly id: string; readonly gap: GapSpan }
  | { readonly kind: 'quiet'; readonly id: string; readonly fromMs: number; readonly toMs: number };

export interface ListInput {
  readonly items: readonly ListItem[];
  readonly order: Order;
  readonly gaps: readonly GapSpan[];
  /** Whether what is loaded reaches the beginning and the end of the view. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly open: ReadonlySet<string>;
  readonly lines: ReadonlyMap<string, LineRows>;
  /** The first rows of unfolded transactions, for lines of a single row. */
  readonly firstRows: ReadonlyMap<string, readonly ChangeEvent[]>;
  /** What was read of unfolded events. */
  readonly told: ReadonlyMap<string, Told>;
}

export const QUIET_MS = 30 * 60_000;

export function buildListRows(input: ListInput): ListRow[] {
  const rows: ListRow[] = [];
  const gaps = [...input.gaps].sort((a, b) => (input.order === 'oldest' ? a.fromMs - b.fromMs : b.toMs - a.toMs));
  let before: number | null = null;
  for (const item of input.items) {
    const at = timeOf(item);
    const passed = takePassed(gaps, at, input.order);
    if (before !== null || input.atStart) rows.push(...passed.map(gapRow));
    if (before !== null && passed.length === 0 && Math.abs(at - before) >= QUIET_MS) rows.push(quietRow(before, at));
    rows.push(...rowsOf(item, input));
    before = at;
  }
  if (input.atEnd && (before !== null || input.atStart)) rows.push(...gaps.map(gapRow));
  return rows;
}

export function lineId(transactionId: string, line: TableLine): string {
  return `${transactionId}/${line.operation}/${line.table}`;
}

export function idOf(item: ListItem): string {
  return item.kind === 'transaction' ? item.transaction.id : item.event.eventId;
}

/** When it happened: the instant it is filed under, as the filters know it. */
export function timeOf(item: ListItem): number {
  return Date.parse((item.kind === 'transaction' ? item.transaction : item.event).at);
}

/** Removes from `gaps` those that lie before the moment, in the order of the list. */
function takePassed(gaps: GapSpan[], at: number, order: Order): GapSpan[] {
  const isPassed = (gap: GapSpan) => (order === 'oldest' ? gap.fromMs <= at : gap.toMs >= at);
  const count = gaps.findIndex((gap) => !isPassed(gap));
  return gaps.splice(0, count === -1 ? gaps.length : count);
}

function rowsOf(item: ListItem, input: ListInput): ListRow[] {
  if (item.kind === 'event') return eventRows(item.event, input);
  if (item.kind === 'change') return [{ kind: 'change', id: item.event.eventId, event: item.event, nested: false }];
  const { transaction } = item;
  const open = input.open.has(transaction.id);
  const head: ListRow = { kind: 'transaction', id: transaction.id, transaction, open };
  if (!open) return [head];
  const first = input.firstRows.get(transaction.id) ?? [];
  return [
    head,
    { kind: 'received', id: `${transaction.id}/received`, transaction },
    ...transaction.tables.flatMap((line) => lineRows(transaction, line, first, input)),
  ];
}

function lineRows(
  transaction: Transaction,
  line: TableLine,
  first: readonly ChangeEvent[],
  input: ListInput,
): ListRow[] {
  const id = lineId(transaction.id, line);
  const open = input.open.has(id);
  const only = line.rows === 1 ? (first.find((event) => isOnLine(event, line)) ?? null) : null;
  const head: ListRow = { kind: 'line', id, transaction, line, open, only };
  const known = input.lines.get(id);
  if (!open || line.rows === 1 || !known) return [head];
  const rows: ListRow[] = known.events.map((event) => ({ kind: 'change', id: event.eventId, event, nested: true }));
  if (known.left > 0 || known.reading)
    rows.push({ kind: 'more', id: `${id}/more`, lineId: id, left: known.left, reading: known.reading });
  return [head, ...rows];
}

/** A line names its table alone or with its database. */
function isOnLine(event: ChangeEvent, line: TableLine): boolean {
  return event.operation === line.operation && (event.table === line.table || tableLabel(event) === line.table);
}

function gapRow(gap: GapSpan): ListRow {
  return { kind: 'gap', id: `gap/${gap.id}`, gap };
}

function quietRow(before: number, at: number): ListRow {
  return {
    kind: 'quiet',
    id: `quiet/${Math.min(before, at)}`,
    fromMs: Math.min(before, at),
    toMs: Math.max(before, at),
  };
}
