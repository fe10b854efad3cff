/** Queries over an insight file: pages that lose and double nothing while rows are appended; counts equal to counting by hand, for any filter. */
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import type { OperationInput } from '#shared/operations.ts';
import { operations } from '#shared/operations.ts';
import { tableLabel } from '#shared/table-name.ts';
import { installedPacks } from '../../../../src-main/packs/installed-packs.ts';
import { always } from '../../../../src-main/packs/packs-in-force.ts';
import { openInsightReader } from '../../../../src-main/store/insight/open-insight.ts';
import { getFacets } from '../../../../src-main/store/read/facets.ts';
import { getChangeEvent } from '../../../../src-main/store/read/get-change-event.ts';
import { getHistogram } from '../../../../src-main/store/read/histogram.ts';
import { listChangeEvents, readEvents } from '../../../../src-main/store/read/list-change-events.ts';
import { getTransaction, listTransactions } from '../../../../src-main/store/read/transactions.ts';
import type { Sqlite } from '../../../../src-main/store/sqlite.ts';
import { openUnderstanding, type Understanding } from '../../../../src-main/understand.ts';
import {
  createGeneratedStream,
  type GeneratedStream,
  transactionName,
} from '../../../support/ledger/generated-stream.ts';
import { createRecordedLedger, type RecordedLedger } from '../../../support/ledger/recorded-ledger.ts';

let ledger: RecordedLedger;
let stream: GeneratedStream;
let understanding: Understanding;
let db: Sqlite;

function deliver(transactions: number): void {
  const records = Array.from({ length: transactions }, () => stream.transaction()).flat();
  ledger.deliver(records, { source: 'gen' });
  while (understanding.step(500) > 0);
}

beforeAll(() => {
  ledger = createRecordedLedger().at('2026-11-25T00:00:00.000Z');
  stream = createGeneratedStream({ tables: 15, stepMs: 500_000, reuse: 0.7 });
  ledger
    .deliver(stream.definitions(), { source: 'gen' })
    .deliver('mysql97-snapshot-ddl.batch.json')
    .deliver('mysql97-snapshot-rows-types.batch.json');
  understanding = openUnderstanding(join(ledger.folder, 'insight-1.db'), ledger.records(), always(installedPacks()));
  db = openInsightReader(join(ledger.folder, 'insight-1.db'));
  deliver(700);
});
afterAll(() => {
  db.close();
  understanding.close();
  ledger.remove();
});

/** All events in order; nothing stored changes in this test, so that only what was appended is read anew. */
function everything(): readonly CanonicalChangeEvent[] {
  const last = all.at(-1)?.leaf ?? -1;
  all.push(
    ...readEvents(
      db,
      db.prepare<[number], number>('SELECT leaf FROM change_event WHERE leaf > ? ORDER BY leaf').pluck().all(last),
    ),
  );
  return all;
}
const all: CanonicalChangeEvent[] = [];
const label = (event: CanonicalChangeEvent) => tableLabel(event);
const atMs = (event: CanonicalChangeEvent) => Date.parse(event.committedAt ?? event.capturedAt ?? event.ingestedAt);

/** The filter as its words say, row by row. */
function passes(event: CanonicalChangeEvent, filter: OperationInput<'getFacets'>): boolean {
  const isBaseline = event.operation === 'read' || event.flags.includes('synthetic-ddl');
  if (
    filter.operation !== undefined && filter.operation.length > 0
      ? !filter.operation.includes(event.operation)
      : isBaseline && filter.baseline !== true
  )
    return false;
  if (event.flags.includes('synthetic-ddl') && filter.baseline !== true) return false;
  if (filter.from !== undefined && atMs(event) < Date.parse(filter.from)) return false;
  if (filter.to !== undefined && atMs(event) >= Date.parse(filter.to)) return false;
  if (filter.source !== undefined && filter.source.length > 0 && !filter.source.includes(event.source)) return false;
  if (filter.excludeSource?.includes(event.source) === true) return false;
  if (
    filter.table !== undefined &&
    filter.table.length > 0 &&
    !filter.table.includes(event.table) &&
    !filter.table.includes(label(event))
  )
    return false;
  if (filter.excludeTable?.includes(event.table) === true) return false;
  const { transaction = [], excludeTransaction = [], key = [], excludeKey = [] } = filter;
  const inTransaction = (names: readonly string[]) => names.includes(event.transactionId ?? '');
  if ((transaction.length > 0 && !inTransaction(transaction)) || inTransaction(excludeTransaction)) return false;
  const images = event.keyOrigin === 'whole-row' ? [] : [event.key, event.keyBefore];
  const keys = images.flatMap((image) => Object.values(image ?? {})).map(String);
  return (
    (key.length === 0 || keys.some((value) => key.includes(value))) && !keys.some((value) => excludeKey.includes(value))
  );
}

const startMs = 1_795_500_000_000;
const instant = fc.integer({ min: 0, max: 400_000 }).map((seconds) => new Date(startMs + seconds * 1000).toISOString());
const tables = fc.uniqueArray(
  fc.integer({ min: 0, max: 15 }).map((n) => (n % 2 === 0 ? `tabla${n}` : `botica.tabla${n}`)),
  { maxLength: 15 },
);
const sources = fc.uniqueArray(fc.constantFrom('gen', 'caja', 'nadie'), { maxLength: 2 });
const keys = fc.uniqueArray(
  fc.integer({ min: 1, max: 30 }).map((id) => String(id)),
  { maxLength: 3 },
);
const transactions = fc.uniqueArray(
  fc.integer({ min: 1, max: 700 }).map((number) => transactionName(number)),
  { maxLength: 3 },
);
const members = {
  from: instant,
  to: instant,
  source: sources,
  excludeSource: sources,
  table: tables,
  excludeTable: fc.uniqueArray(
    fc.integer({ min: 0, max: 15 }).map((n) => `tabla${n}`),
    { maxLength: 5 },
  ),
  operation: fc.uniqueArray(fc.constantFrom('create', 'update', 'delete', 'read', 'schema-change'), { maxLength: 3 }),
  baseline: fc.boolean(),
  excludeKey: keys,
  excludeTransaction: transactions,
};
/** What narrows to few rows is asked for less often, so that most filters leave something. */
const filters = fc.oneof(
  { weight: 3, arbitrary: fc.record(members, { requiredKeys: [] }) },
  {
    weight: 2,
    arbitrary: fc.record({ ...members, key: keys, transaction: transactions }, { requiredKeys: [] }),
  },
);

test('what is left out costs its own rows: no query reads all events for it, none sorts what is in order already', () => {
  const asked: string[] = [];
  const prepare = (sql: string) => {
    asked.push(sql);
    return db.prepare(sql);
  };
  const watched: Sqlite = new Proxy(db, {
    get: (target, name) => (name === 'prepare' ? prepare : Reflect.get(target, name)),
  });
  const filter = { excludeSource: ['caja'], excludeKey: ['1', '2'], excludeTransaction: [transactionName(3)] };
  const span = { from: '2026-11-25T00:03:00.000Z', to: '2026-11-27T00:07:00.000Z' };
  for (const more of [{}, { table: ['tabla1', 'tabla2'] }, span]) {
    for (const order of ['oldest', 'newest'] as const) {
      listChangeEvents(watched, { ...filter, ...more, order, limit: 50 });
      listTransactions(watched, { ...filter, ...more, order, limit: 50 });
    }
    getFacets(watched, { ...filter, ...more });
    getHistogram(watched, { ...filter, ...more, buckets: 7 });
  }
  const plans = [...new Set(asked)].flatMap((sql) => {
    const nothing = [...sql.matchAll(/\?/g)].map(() => 0);
    const steps = db.prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...nothing);
    return steps.map(({ detail }) => ({ sql, detail }));
  });
  expect(plans.some(({ sql }) => sql.includes('NOT IN'))).toBe(true);
  expect(
    plans.filter(
      ({ sql, detail }) =>
        detail.startsWith('SCAN change_event') || (/FROM (change_event|tx) /.test(sql) && detail.endsWith('ORDER BY')),
    ),
  ).toEqual([]);
});

test('pages put together are the whole list in order, in both directions, whatever is appended between them', () => {
  fc.assert(
    fc.property(
      filters,
      fc.constantFrom('oldest', 'newest'),
      fc.integer({ min: 1, max: 150 }),
      (filter, order, limit) => {
        const expected = everything()
          .filter((event) => passes(event, filter))
          .map(({ eventId }) => eventId);
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const page = listChangeEvents(db, { ...filter, order, limit, ...(cursor === undefined ? {} : { cursor }) });
          expect(page.returned).toBe(page.items.length);
          expect(page.truncated).toBe(page.next !== null);
          found.push(...page.items.map(({ eventId }) => eventId));
          cursor = page.next ?? undefined;
          if (found.length < 20) deliver(1);
        } while (cursor !== undefined);
        const appended = everything()
          .filter((event) => passes(event, filter))
          .map(({ eventId }) => eventId);
        if (order === 'newest') expect(found).toEqual(expected.reverse());
        else expect(found).toEqual(appended.slice(0, found.length));
        if (order === 'oldest') expect(found.length).toBeGreaterThanOrEqual(expected.length);
        expect(listChangeEvents(db, { ...filter, order, limit }).total).toBe(appended.length);
      },
    ),
    { numRuns: 60 },
  );
});

test('facets obey every filter but their own, and are exact', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const everyone = everything();
      const { table: _table, excludeTable, ...noTable } = filter;
      const { operation: _operation, ...noOperation } = filter;
      const count = (events: readonly CanonicalChangeEvent[], name: (event: CanonicalChangeEvent) => string) => {
        const counts = new Map<string, number>();
        for (const event of events) counts.set(name(event), (counts.get(name(event)) ?? 0) + 1);
        return Object.fromEntries([...counts].sort());
      };
      const facets = getFacets(db, filter);
      expect(Object.fromEntries(facets.tables.map((facet) => [facet.table, facet.count] as const).sort())).toEqual(
        count(
          everyone.filter((event) => passes(event, noTable)),
          label,
        ),
      );
      expect(
        Object.fromEntries(facets.operations.map((facet) => [facet.operation, facet.count] as const).sort()),
      ).toEqual(
        count(
          everyone.filter((event) => passes(event, noOperation)),
          ({ operation }) => operation,
        ),
      );
      const excluded = facets.tables.filter((facet) => facet.excluded).map((facet) => facet.table.split('.')[1]);
      expect(excluded.every((name) => excludeTable?.includes(name ?? '') === true)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('a histogram holds every event of its span once, each in the bucket of its instant', () => {
  fc.assert(
    fc.property(filters, fc.integer({ min: 1, max: 300 }), (filter, buckets) => {
      const histogram = getHistogram(db, { ...filter, buckets });
      const inside = everything().filter((event) => passes(event, filter));
      if (histogram.buckets.length === 0) return;
      expect(histogram.buckets.reduce((sum, { events }) => sum + events, 0)).toBe(inside.length);
      expect(histogram.buckets.length).toBeLessThanOrEqual(buckets + 2);
      const bucketOf = (event: CanonicalChangeEvent) =>
        Math.floor((atMs(event) - Date.parse(histogram.from)) / histogram.bucketMs);
      const expected = Array.from({ length: histogram.buckets.length }, () => 0);
      for (const event of inside) expected[bucketOf(event)] = (expected[bucketOf(event)] ?? 0) + 1;
      expect(histogram.buckets.map(({ events }) => events)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test('a day of Peru in 144 buckets is cut every ten minutes', () => {
  const histogram = getHistogram(db, {
    from: '2026-11-25T05:00:00.000Z',
    to: '2026-11-26T05:00:00.000Z',
    buckets: 144,
  });
  expect(histogram).toMatchObject({
    bucketMs: 600_000,
    from: '2026-11-25T05:00:00.000Z',
    to: '2026-11-26T05:00:00.000Z',
  });
  expect(histogram.buckets).toHaveLength(144);
  expect(histogram.days).toContain('2026-11-25');
});

test('transactions in pages are all transactions with a row that passes', () => {
  fc.assert(
    fc.property(
      filters,
      fc.integer({ min: 1, max: 200 }),
      fc.constantFrom('oldest', 'newest'),
      (wanted, limit, order) => {
        const { from: _from, to: _to, ...filter } = { ...wanted, baseline: false };
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const page = listTransactions(db, { ...filter, order, limit, ...(cursor === undefined ? {} : { cursor }) });
          found.push(...page.items.map((transaction) => transaction.sourceTransactionId));
          cursor = page.next ?? undefined;
          expect(page.total).toBeGreaterThanOrEqual(found.length);
        } while (cursor !== undefined);
        const expected = new Set(
          everything().flatMap((event) =>
            event.transactionId !== null && passes(event, filter) ? [event.transactionId] : [],
          ),
        );
        expect(new Set(found)).toEqual(expected);
        expect(found).toHaveLength(expected.size);
      },
    ),
    { numRuns: 40 },
  );
});

test('a transaction gives its rows in the order of the log, page by page, by either of its names', () => {
  const [sample] = listTransactions(db, { limit: 200, order: 'newest' }).items.filter(({ received }) => received >= 3);
  if (sample === undefined) throw new Error('no transaction of three rows');
  const orders: (number | undefined)[] = [];
  let cursor: string | undefined;
  do {
    const { events, transaction } = getTransaction(db, {
      id: cursor === undefined ? sample.id : sample.sourceTransactionId,
      limit: 2,
      order: 'oldest',
      ...(cursor === undefined ? {} : { cursor }),
    });
    expect(transaction).toEqual(sample);
    expect(events.total).toBe(sample.received);
    orders.push(...events.items.map(({ coordinate }) => coordinate.totalOrder));
    cursor = events.next ?? undefined;
  } while (cursor !== undefined);
  expect(orders).toEqual(Array.from({ length: sample.received }, (_, index) => index + 1));
});

test('a row is walked back and forth through its changes', () => {
  const last = everything().findLast(({ operation, source }) => operation === 'update' && source === 'gen');
  if (last === undefined) throw new Error('no update');
  const walked = [last.eventId];
  for (
    let { previous } = getChangeEvent(db, { id: last.eventId });
    previous !== null;
    { previous } = getChangeEvent(db, { id: previous })
  )
    walked.unshift(previous);
  const expected = everything()
    .filter(
      (event) => event.table === last.table && event.key?.id === last.key?.id && event.operation !== 'schema-change',
    )
    .map(({ eventId }) => eventId);
  expect(walked).toEqual(expected.slice(0, expected.indexOf(last.eventId) + 1));
  expect(getChangeEvent(db, { id: walked[0] ?? '' }).nextOfRow).toBe(walked[1] ?? null);
  expect(getChangeEvent(db, { id: last.eventId }).columns[0]).toEqual({ name: 'id', type: 'INT', inKey: true });
});

test('every answer has the declared form', () => {
  const filter = { limit: 50, order: 'oldest' as const };
  operations.listChangeEvents.output.parse(listChangeEvents(db, { ...filter, baseline: true }));
  operations.listTransactions.output.parse(listTransactions(db, filter));
  operations.getFacets.output.parse(getFacets(db, {}));
  operations.getHistogram.output.parse(getHistogram(db, { buckets: 144 }));
  expect(() => listChangeEvents(db, { ...filter, cursor: 'nonsense' })).toThrow(
    expect.objectContaining({ code: 'bad-request' }),
  );
});
