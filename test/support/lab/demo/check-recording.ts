/** What a recording must agree with before it is believed: its own END records, and the database that it was made of. */
import type { RecordedDelivery } from './framing.ts';

interface Told {
  readonly status?: string;
  readonly id?: string;
  readonly event_count?: number;
  readonly op?: string;
  readonly transaction?: { readonly id: string } | null;
  readonly source?: { readonly table?: string; readonly snapshot?: string; readonly gtid?: string | null };
}

export interface Counts {
  readonly records: number;
  /** Row changes that were streamed: no snapshot, no boundaries. */
  readonly changes: number;
  readonly transactions: number;
  /** END records whose count differs from the rows that came. */
  readonly wrongEnds: number;
  /** Rows that each table must hold now: those of the last snapshot, plus inserted, minus deleted. */
  readonly rows: ReadonlyMap<string, number>;
}

export function countRecords(deliveries: readonly RecordedDelivery[]): Counts {
  const inTransaction = new Map<string, number>();
  const rows = new Map<string, number>();
  const sum = { records: 0, changes: 0, transactions: 0, wrongEnds: 0 };
  let inSnapshot = false;
  for (const { body } of deliveries)
    for (const told of JSON.parse(body.toString('utf8')) as Told[]) {
      sum.records += 1;
      if (told.status === 'END') {
        sum.transactions += 1;
        if ((inTransaction.get(told.id ?? '') ?? 0) !== told.event_count) sum.wrongEnds += 1;
        continue;
      }
      if (!told.op) continue;
      // Another snapshot begins the count anew.
      if (told.op === 'r' && !inSnapshot) rows.clear();
      inSnapshot = told.op === 'r' && told.source?.snapshot !== 'last';
      if (told.op !== 'r') sum.changes += 1;
      if (told.transaction) inTransaction.set(told.transaction.id, (inTransaction.get(told.transaction.id) ?? 0) + 1);
      tally(rows, told);
    }
  return { ...sum, rows };
}

/** A row of an XA transaction (it has a GTID and no transaction) is not counted: the company's are all rolled back. */
function tally(rows: Map<string, number>, { op, source, transaction }: Told): void {
  const table = source?.table ?? '';
  if (op === 't') rows.set(table, 0);
  else if (op === 'r') rows.set(table, (rows.get(table) ?? 0) + 1);
  else if (op === 'c' && transaction) rows.set(table, (rows.get(table) ?? 0) + 1);
  else if (op === 'd') rows.set(table, (rows.get(table) ?? 0) - 1);
}

/** Tables whose rows, as recorded, are not those that the database has. */
export function differences(recorded: ReadonlyMap<string, number>, counted: ReadonlyMap<string, number>): string[] {
  return [...counted].flatMap(([table, count]) =>
    (recorded.get(table) ?? 0) === count
      ? []
      : [`${table}: ${recorded.get(table) ?? 0} recorded, ${count} in the database`],
  );
}
