/** What coverage finds in rows and tables: values that can't be taken as they stand, cascades, definitions, keys. Bodies as recorded. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findingWords } from '#shared/messages/finding-words.ts';
import { createFindingStore } from '../../../src-main/store/insight/finding-store.ts';
import { openInsightWriter } from '../../../src-main/store/insight/open-insight.ts';
import { readFindings } from '../../../src-main/store/read/finding-row.ts';
import { createRecordedLedger, type RecordedLedger, recorded } from '../../support/ledger/recorded-ledger.ts';
import { changed, payloadOf, renamed } from '../../support/ledger/records.ts';
import { findingsOf } from '../../support/ledger/understood.ts';

let ledger: RecordedLedger;
beforeEach(() => {
  ledger = createRecordedLedger();
});
afterEach(() => ledger.remove());

const withSnapshot = () =>
  ledger.deliver('mysql97-snapshot-ddl.batch.json').deliver('mysql97-snapshot-rows-types.batch.json');

test('a row changed with the log off is found at its next change, with the columns that differ', () => {
  withSnapshot().deliver('mysql97-insert-null.batch.json').deliver('mysql97-pk-update.batch.json');
  const next = recorded('mysql97-multi-row-update.batch.json').map((record) =>
    (payloadOf(record).after as { id?: number } | undefined)?.id === 30
      ? changed(record, { before: { saldo: '1.00' } })
      : record,
  );
  ledger.deliver(next);
  const found = findingsOf(ledger, 'continuity');
  expect(found).toMatchObject([{ severity: 'gap', table: 'lab.cuenta' }]);
  expect(found[0]?.facts).toMatchObject({ key: '{"id":30}', columns: 'saldo' });
});

test('a change of a row that nobody created, in a table that is wholly known, is found', () => {
  withSnapshot().deliver('mysql97-multi-row-update.batch.json');
  expect(findingsOf(ledger, 'continuity').map(({ facts }) => facts.key)).toEqual(['{"id":30}']);
});

test('the same row in snapshot and stream continues, for every type, whatever form each sends', () => {
  withSnapshot().deliver('mysql97-stream-types.batch.json');
  expect(findingsOf(ledger, 'continuity')).toEqual([]);
});

test('a row created although known is the sign of a TRUNCATE kept silent', () => {
  withSnapshot().deliver('mysql97-insert-null.batch.json');
  const again = recorded('mysql97-insert-null.batch.json').map((record) =>
    changed(renamed(record, '1d101b29-e871-11f1-b953-02fc00000001:9000'), { source: { pos: 888_888 } }),
  );
  ledger.deliver(again);
  expect(findingsOf(ledger, 'truncate-skipped')).toMatchObject([
    { severity: 'gap', table: 'lab.cuenta', facts: { key: '{"id":3}' } },
  ]);
});

test('after a TRUNCATE the same keys can come again', () => {
  withSnapshot().deliver('mysql97-xa-commit.batch.json').deliver('mysql97-truncate.batch.json');
  expect(findingsOf(ledger, 'truncate')).toMatchObject([
    { severity: 'notice', table: 'lab.vacia', closedBy: 'instant' },
  ]);
  ledger.deliver(
    recorded('mysql97-xa-commit.batch.json').map((record) =>
      changed(record, { source: { gtid: '1d101b29-e871-11f1-b953-02fc00000001:60000', file: 'bin.000002', pos: 77 } }),
    ),
  );
  expect(findingsOf(ledger, 'truncate-skipped')).toEqual([]);
});

test('MariaDB: the children that a cascade deleted are named when the parent goes', () => {
  ledger.deliver('mariadb1011-snapshot-rows-types.batch.json').deliver('mariadb1011-fk-cascade-delete.batch.json');
  expect(findingsOf(ledger, 'cascade-unlogged')).toMatchObject([
    { severity: 'gap', table: 'lab.hijo', facts: { parent: 'lab.padre', child: 'lab.hijo', key: '{"id":1}' } },
  ]);
});

test('MySQL 9.7 logs the children: nothing is missing', () => {
  withSnapshot().deliver('mysql97-fk-cascade-delete.batch.json').deliver('mysql97-fk-cascade-update.batch.json');
  expect(findingsOf(ledger).filter(({ severity, kind }) => severity === 'gap' && kind !== 'continuity')).toEqual([]);
});

test('zero dates are marked by column, not shown as dates', () => {
  ledger.deliver('mysql97-boolean-zero-dates-stream.batch.json');
  expect(
    findingsOf(ledger, 'zero-date')
      .map(({ table, facts }) => `${table}.${facts.column}`)
      .sort(),
  ).toEqual(['lab.bool2.znn', 'lab.bool2.zts']);
});

test('a bent UUID is marked as suspect', () => {
  ledger.deliver('mariadb1011-uuid-trailing-zero-WRONG.batch.json');
  expect(findingsOf(ledger, 'uuid-suspect')).toMatchObject([{ severity: 'notice' }]);
});

test('a definition change is a fact of one instant; those that a snapshot makes up are none', () => {
  withSnapshot().deliver('mysql97-ddl-create.batch.json').deliver('mysql97-ddl-alter-add-mid.batch.json');
  expect(findingsOf(ledger, 'ddl').map(({ table, closedBy }) => [table, closedBy])).toEqual([
    ['lab.nueva', 'instant'],
    ['lab.nueva', 'instant'],
  ]);
  expect(findingsOf(ledger, 'continuity')).toEqual([]);
});

test('a table without key is said once, and its equal rows are counted, not confused', () => {
  ledger.deliver('mysql97-multi-row-insert-no-pk.batch.json').deliver('mysql97-no-pk-update-delete.batch.json');
  expect(findingsOf(ledger, 'keyless-table')).toMatchObject([{ severity: 'notice', table: 'lab.sin_pk', count: 1 }]);
});

test('the text of an earlier statement on a later row is marked', () => {
  ledger
    .deliver('mysql97-stale-query.batch.json')
    .deliver('mysql97-multi-row-update.batch.json')
    .deliver('mysql97-tx-a-q-a.batch.json');
  expect(findingsOf(ledger, 'stale-query')).toMatchObject([{ severity: 'notice', table: 'lab.cuenta', count: 1 }]);
});

test('MariaDB: a forged commit time is not believed; MySQL with GTID tells the true one', () => {
  ledger
    .deliver('mariadb1011-update-explicit-null.batch.json', { source: 'maria' })
    .deliver('mariadb1011-set-timestamp.batch.json', { source: 'maria' });
  ledger.deliver('mysql97-update-explicit-null.batch.json').deliver('mysql97-set-timestamp.batch.json');
  expect(findingsOf(ledger, 'clock-forged')).toMatchObject([
    { source: 'maria', severity: 'notice', facts: { claimed: expect.stringMatching(/^2001-02-03T04:05:06/) } },
  ]);
});

test('a server whose whole clock was set back is no session that sets its own', () => {
  const row = recorded('mysql97-noschema-update.json')[0];
  const commit = (pos: number, agoMs: number) => {
    const ms = Date.parse('2026-11-25T01:46:00.000Z') - agoMs;
    const clock = { ts_ms: ms, ts_us: ms * 1000, ts_ns: ms * 1_000_000 };
    const gtid = `1d101b29-e871-11f1-b953-02fc00000001:${pos}`;
    return changed(row, { ...clock, source: { ...clock, pos, gtid }, transaction: null });
  };
  ledger.deliver([commit(9000, 0), commit(9100, 7_200_000)]);
  expect(findingsOf(ledger, 'clock-forged')).toEqual([]);
});

test('what to do about a change outside the log is told for the kind of database it is', () => {
  withSnapshot().deliver('mysql97-multi-row-update.batch.json');
  const [found] = findingsOf(ledger, 'continuity');
  if (found === undefined) throw new Error('nothing found');
  const action = (facts: object) =>
    findingWords({ ...found, facts: { ...found.facts, ...facts } }, 'es', 'America/Lima').action;
  expect(action({})).toContain('sql_log_bin=0');
  expect(action({ connector: 'postgresql' })).toContain('publicación');
  for (const connector of ['postgresql', 'sqlserver', 'oracle'])
    expect(action({ connector })).not.toContain('sql_log_bin');
});

test('a span is told from its earlier end, whichever came last', () => {
  const db = openInsightWriter(join(ledger.folder, 'insight-9.db'));
  const findings = createFindingStore(db);
  const open = { do: 'open', kind: 'late', severity: 'gap', table: null, facts: {} } as const;
  const [early, late] = ['2026-11-25T12:50:29.000Z', '2026-11-25T13:05:02.000Z'];
  findings.apply('caja', 1, [{ ...open, mark: 'a', from: late, to: early }]);
  findings.apply('caja', 2, [{ ...open, mark: 'b', from: late, to: null }]);
  findings.apply('caja', 3, [{ do: 'close', kind: 'late', mark: 'b', by: 'in-time', to: early }]);
  findings.flush();
  expect(readFindings(db, '1', []).map(({ from, to }) => [from, to])).toEqual([
    [early, late],
    [early, late],
  ]);
  db.close();
});

test('PostgreSQL without REPLICA IDENTITY FULL: unknown and invented images are named by table', () => {
  for (const name of ['update-identity-default', 'delete-identity-default-INVENTED', 'update-identity-full'])
    ledger.deliver(`postgres15-${name}.batch.json`);
  expect(findingsOf(ledger, 'replica-identity').map(({ table, count }) => [table, count])).toEqual([
    ['lab.public.cuenta', 2],
  ]);
  expect(findingsOf(ledger, 'continuity')).toEqual([]);
});

test('streamed rows that say "snapshot":"false" come from a connector that replaces NULL by defaults, until they say nothing', () => {
  const rows = recorded('mysql97-noschema-update.json');
  ledger.deliver(Buffer.from(JSON.stringify(changed(rows[0], { source: { snapshot: 'false' } }))));
  expect(findingsOf(ledger, 'null-default')).toMatchObject([{ severity: 'notice', closedLeaf: null }]);
  ledger.deliver('mysql97-noschema-update.json');
  expect(findingsOf(ledger, 'null-default')).toMatchObject([{ closedBy: 'configured' }]);
});

test('MariaDB: a versioned table, a sequence and an INET6 column are told before they stop the capture', () => {
  ledger.deliver('mariadb1011-snapshot-rows-types.batch.json');
  expect(findingsOf(ledger, 'poison-ahead')).toMatchObject([
    { severity: 'alarm', table: 'lab.versionada', facts: { what: 'SYSTEM VERSIONING' }, closedLeaf: null },
  ]);
  const [, ddl] = recorded('mariadb1011-ddl-drop.batch.json');
  ledger.deliver([
    changed(ddl, {
      ddl: 'DROP TABLE `lab`.`versionada`',
      tableChanges: [{ type: 'DROP', id: '"lab"."versionada"', table: null }],
      source: { table: 'versionada' },
    }),
  ]);
  expect(findingsOf(ledger, 'poison-ahead')).toMatchObject([{ severity: 'notice', closedBy: 'dropped' }]);
});
