/** The same thing has the same name, the same instant and the same number wherever it is asked for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tableOfSource } from '#shared/table-name.ts';
import { getCoverage } from '../../../../src-main/store/read/coverage.ts';
import { getFacets } from '../../../../src-main/store/read/facets.ts';
import { getHistogram } from '../../../../src-main/store/read/histogram.ts';
import { listChangeEvents } from '../../../../src-main/store/read/list-change-events.ts';
import { getSource, listSources } from '../../../../src-main/store/read/sources.ts';
import { listTransactions } from '../../../../src-main/store/read/transactions.ts';
import type { Sqlite } from '../../../../src-main/store/sqlite.ts';
import { createGeneratedStream } from '../../../support/ledger/generated-stream.ts';
import { createRecordedLedger, type RecordedLedger } from '../../../support/ledger/recorded-ledger.ts';
import { changed, payloadOf } from '../../../support/ledger/records.ts';
import { look } from '../../../support/ledger/understood.ts';

let ledger: RecordedLedger;
beforeEach(() => {
  ledger = createRecordedLedger();
});
afterEach(() => ledger.remove());

function row(body: string): unknown {
  const text = readFileSync(join(import.meta.dirname, '../../../fixtures/live', `${body}.batch.json`), 'utf8');
  const records: unknown = JSON.parse(text);
  return Array.isArray(records) ? records.find((record) => payloadOf(record).op === 'u') : records;
}

const page = { limit: 1000, order: 'oldest' } as const;
const totalOf = (db: Sqlite, filter: object) => listChangeEvents(db, { ...page, ...filter }).total;
const context = { now: '2026-11-25T12:00:00.000Z', hasSecret: () => false };

test('a table that two sources have is told with its source, and narrowing to it gives the number it shows', () => {
  ledger.deliver('mysql97-tx-multi-statement.batch.json', { source: 'caja' });
  ledger.deliver('mysql97-tx-multi-statement.batch.json', { source: 'botica' });
  ledger.deliver('mysql97-update-explicit-null.batch.json', { source: 'botica' });
  look(ledger, (db) => {
    const { tables } = getFacets(db, {});
    const label = tables[0]?.table ?? '';
    const twice = tables.filter(({ table }) => table === label);
    expect(twice.map(({ filter }) => filter).sort()).toEqual([
      tableOfSource('botica', label),
      tableOfSource('caja', label),
    ]);
    for (const { filter, count } of tables) {
      expect(totalOf(db, { table: [filter] }), filter).toBe(count);
      expect(totalOf(db, { excludeTable: [filter] }), filter).toBe(totalOf(db, {}) - count);
    }
    expect(totalOf(db, { table: [label] })).toBe(twice.reduce((sum, { count }) => sum + count, 0));
  });
});

test('a PostgreSQL table is found by all its names, and by "database.table" as long as one schema has it', () => {
  ledger.deliver('postgres15-update-identity-full.batch.json');
  const inSchema = (schema: string) => changed(row('postgres15-update-identity-full'), { source: { schema } });
  look(ledger, (db) => {
    for (const name of ['lab.public.cuenta_full', 'lab.cuenta_full', 'cuenta_full', 'caja/lab.public.cuenta_full'])
      expect(totalOf(db, { table: [name] }), name).toBeGreaterThan(0);
    expect(listChangeEvents(db, { ...page, table: ['lab.cuentas', 'cuenta_full'] }).unknownTables).toEqual([
      'lab.cuentas',
    ]);
  });
  ledger.deliver([inSchema('archivo')]);
  look(ledger, (db) => {
    expect(() => totalOf(db, { table: ['lab.cuenta_full'] })).toThrow(
      /lab\.public\.cuenta_full or lab\.archivo\.cuenta_full/,
    );
    expect(totalOf(db, { table: ['lab.archivo.cuenta_full'] })).toBe(1);
  });
});

test('a name that no table has is named by every count and list, and nothing is shown for it', () => {
  ledger.deliver('mysql97-tx-multi-statement.batch.json');
  look(ledger, (db) => {
    const filter = { table: ['nada', 'lab.nada'] };
    expect(listChangeEvents(db, { ...page, ...filter })).toMatchObject({ total: 0, unknownTables: filter.table });
    expect(listTransactions(db, { ...page, ...filter })).toMatchObject({ total: 0, unknownTables: filter.table });
    expect(getFacets(db, filter).unknownTables).toEqual(filter.table);
    expect(getHistogram(db, { ...filter, buckets: 1 }).unknownTables).toEqual(filter.table);
    expect(listChangeEvents(db, page).unknownTables).toEqual([]);
  });
});

test('definitions of a database or of the server are no table with a name of points', () => {
  ledger.deliver('mysql97-ddl-index-database.batch.json');
  look(ledger, (db) => {
    const labels = getFacets(db, {}).tables.map(({ table }) => table);
    expect(labels.filter((label) => label.endsWith('.'))).toEqual([]);
    expect(labels.some((label) => !label.includes('.'))).toBe(true);
    for (const label of labels) expect(totalOf(db, { table: [label] }), label).toBeGreaterThan(0);
  });
});

test('a row whose commit time is not believed is listed at the instant it is filed under, with its own beside it', () => {
  ledger.deliver('mariadb1011-update-explicit-null.batch.json').deliver('mariadb1011-set-timestamp.batch.json');
  look(ledger, (db) => {
    const events = listChangeEvents(db, page).items;
    const forged = events.find(({ committedAt }) => committedAt?.startsWith('2001-02-03') === true);
    expect(forged?.at).toBe(forged?.capturedAt);
    for (const event of events) {
      const [from, to] = [new Date(event.at), new Date(Date.parse(event.at) + 1)];
      const found = listChangeEvents(db, { ...page, from: from.toISOString(), to: to.toISOString() }).items;
      expect(found.map(({ eventId }) => eventId)).toContain(event.eventId);
    }
    const transaction = listTransactions(db, page).items.find(({ id }) => id !== '' && forged !== undefined);
    expect(transaction?.at.startsWith('2026')).toBe(true);
    const [source] = listSources(db, context).items;
    expect([source?.lastCommittedAt?.slice(0, 4), source?.since?.slice(0, 4)]).toEqual(['2026', '2026']);
  });
});

test('a commit time before all time is none', () => {
  ledger.deliver([
    changed(row('mysql97-update-explicit-null'), { source: { ts_ms: -1, ts_us: -1000, ts_ns: -1_000_000 } }),
  ]);
  look(ledger, (db) => {
    const [event] = listChangeEvents(db, page).items;
    expect(event).toMatchObject({ committedAt: null, at: event?.capturedAt });
  });
});

test('row changes are the same number in coverage, facets, transactions and tables; what is none stands beside them', () => {
  for (const name of ['tx-multi-statement', 'pk-update', 'truncate', 'ddl-alter-add-mid'])
    ledger.deliver(`mysql97-${name}.batch.json`);
  look(ledger, (db) => {
    const { counts } = getCoverage(db, {});
    const operations = new Map(getFacets(db, {}).operations.map(({ operation, count }) => [operation, count]));
    const of = (...names: ('create' | 'update' | 'delete' | 'truncate' | 'schema-change')[]) =>
      names.reduce((sum, name) => sum + (operations.get(name) ?? 0), 0);
    expect(counts).toMatchObject({
      rowChanges: of('create', 'update', 'delete'),
      truncates: of('truncate'),
      schemaChanges: of('schema-change'),
      changeEvents: totalOf(db, {}),
    });
    expect([counts.rowChanges > 0, counts.truncates, counts.schemaChanges > 0]).toEqual([true, 1, true]);
    const { tables } = getSource(db, { id: 'caja' }, context);
    expect(tables.reduce((sum, { creates, updates, deletes }) => sum + creates + updates + deletes, 0)).toBe(
      counts.rowChanges,
    );
    expect(counts.transactions).toBe(counts.complete + counts.incomplete + counts.undeclared);
  });
});

test('coverage counts the transactions of a span to the millisecond, and what was delivered again', () => {
  const stream = createGeneratedStream({ tables: 3, stepMs: 45_000 });
  ledger.at('2026-11-25T00:00:00.000Z').deliver(stream.definitions());
  const sent = Array.from({ length: 40 }, () => stream.transaction());
  for (const records of sent) ledger.deliver(records);
  ledger.deliver(sent[3] ?? []);
  look(ledger, (db) => {
    const all = listTransactions(db, page)
      .items.map(({ at }) => Date.parse(at))
      .sort((a, b) => a - b);
    for (const [first, last] of [
      [1, 5],
      [3, 29],
      [7, 8],
    ] as const) {
      const span = { from: new Date(all[first] ?? 0).toISOString(), to: new Date(all[last] ?? 0).toISOString() };
      expect(getCoverage(db, span).counts.transactions).toBe(last - first);
      expect(getCoverage(db, span).counts.changeEvents).toBe(totalOf(db, span));
    }
    const again = getCoverage(db, {}).counts.redelivered;
    expect(again).toBeGreaterThan(0);
    const span = { from: new Date(all[3] ?? 0).toISOString(), to: new Date((all[3] ?? 0) + 1).toISOString() };
    expect(getCoverage(db, span).counts.redelivered).toBe(again);
  });
});
