/** What coverage finds in the log of a real MySQL and MariaDB: counts, numbers, places, prepared transactions, snapshots. Bodies as recorded. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRecordedLedger, type RecordedLedger, recorded } from '../../support/ledger/recorded-ledger.ts';
import { changed, payloadOf } from '../../support/ledger/records.ts';
import { findingsOf, look } from '../../support/ledger/understood.ts';

let ledger: RecordedLedger;
beforeEach(() => {
  ledger = createRecordedLedger();
});
afterEach(() => ledger.remove());

const snapshot = ['mysql97-snapshot-ddl.batch.json', 'mysql97-snapshot-rows-types.batch.json'];
/** The definitions without the rows: keys are known, what the tables hold is not. */
const withKeys = () => ledger.deliver('mysql97-snapshot-ddl.batch.json');
const withSnapshot = () => snapshot.reduce((filled, name) => filled.deliver(name), ledger);

test('a recorded day in its own order shows no gap at all', () => {
  withSnapshot()
    .deliver('mysql97-update-explicit-null.batch.json')
    .deliver('mysql97-insert-null.batch.json')
    .deliver('mysql97-pk-update.batch.json');
  expect(findingsOf(ledger).filter(({ severity }) => severity === 'gap')).toEqual([]);
});

test('an END that declares more rows than came is a gap by table, and filled when they come again', () => {
  const records = recorded('mysql97-multi-row-update.batch.json');
  withSnapshot().deliver(records.filter((_, index) => index !== 2));
  expect(findingsOf(ledger, 'transaction-count')).toMatchObject([
    {
      severity: 'gap',
      table: 'lab.cuenta',
      facts: { expected: 4, received: 3, tables: 'lab.cuenta 3/4' },
      closedLeaf: null,
    },
  ]);
  ledger.deliver(records);
  expect(findingsOf(ledger, 'transaction-count')).toMatchObject([{ severity: 'notice', closedBy: 'filled' }]);
});

test('the END of a transaction that ended before our time is no loss, however often it comes', () => {
  const [end, ...rest] = recorded('mysql97-redelivery-after-restart.batch.json');
  ledger
    .deliver([end])
    .deliver([end])
    .deliver([end, rest[0]])
    .deliver([end, ...rest]);
  expect(findingsOf(ledger).filter(({ kind }) => kind !== 'keyless-table')).toEqual([]);
});

test('the END sent again after a restart is a restart, not a loss, and closes with the next change', () => {
  const [end, ...rest] = recorded('mysql97-redelivery-after-restart.batch.json');
  withKeys().deliver('mysql97-tx-multi-statement.batch.json');
  const own = recorded('mysql97-tx-multi-statement.batch.json').at(-1);
  ledger.deliver([own, ...rest]);
  expect(end).toBeDefined();
  expect(
    findingsOf(ledger).filter(({ kind }) => kind.startsWith('connector') || kind === 'transaction-count'),
  ).toMatchObject([{ kind: 'connector-restart', severity: 'notice', closedBy: 'stream-goes-on' }]);
});

test('rows whose END never comes are a gap once the next transaction begins', () => {
  withSnapshot()
    .deliver(recorded('mysql97-multi-row-update.batch.json').slice(0, 3))
    .deliver('mysql97-tx-multi-statement.batch.json');
  expect(findingsOf(ledger, 'transaction-unclosed')).toMatchObject([
    { severity: 'gap', facts: { received: 2 }, closedLeaf: null },
  ]);
});

test('half of a key change is found at its END, and filled when the create comes after all', () => {
  const [begin, del, create, end] = recorded('mysql97-pk-update.batch.json');
  withSnapshot().deliver('mysql97-insert-null.batch.json').deliver([begin, del, end]);
  expect(findingsOf(ledger, 'lost-key-half')).toMatchObject([
    { severity: 'gap', table: 'lab.cuenta', facts: { key: '{"id":3}' } },
  ]);
  ledger.deliver([begin, del, create, end]);
  expect(findingsOf(ledger, 'lost-key-half')).toMatchObject([{ severity: 'notice', closedBy: 'filled' }]);
  expect(findingsOf(ledger, 'transaction-count')).toMatchObject([{ severity: 'notice', closedBy: 'filled' }]);
});

test('a transaction of zero rows is counted by day: uncaptured tables, STATEMENT and PARTIAL_JSON look the same', () => {
  ledger
    .deliver('mysql97-statement-format-lost.batch.json')
    .deliver('mysql97-partial-json-lost.batch.json')
    .deliver('mysql97-uncaptured-table.batch.json');
  ledger.deliver('mariadb1011-statement-format-lost.batch.json', { source: 'maria' });
  expect(findingsOf(ledger, 'statement-format')).toMatchObject([
    { source: 'caja', severity: 'notice', count: 3, closedLeaf: null },
    { source: 'maria', severity: 'notice', count: 1 },
  ]);
});

test('numbers without events are a notice; a row that does not continue after them makes a gap of both', () => {
  withKeys()
    .deliver('mysql97-multi-row-update.batch.json')
    .deliver('mysql97-statement-format-lost.batch.json')
    .deliver('mysql97-after-sql-log-bin-0.batch.json');
  const hidden = recorded('mysql97-after-sql-log-bin-0.batch.json');
  expect(hidden).toHaveLength(2);
  expect(findingsOf(ledger, 'continuity')).toMatchObject([
    { severity: 'gap', table: 'lab.cuenta', facts: { key: '{"id":4}', columns: 'saldo' } },
  ]);
  expect(findingsOf(ledger, 'gtid-hole').map(({ severity, facts }) => [severity, facts.because])).toEqual([
    ['gap', 'continuity'],
  ]);
  expect(findingsOf(ledger, 'statement-format')).toMatchObject([{ severity: 'gap', facts: { because: 'continuity' } }]);
});

test('MariaDB: a trigger shows as a statement without rows, a TRUNCATE and a definition change do not', () => {
  ledger
    .deliver('mariadb1011-trigger-create.batch.json')
    .deliver('mariadb1011-truncate.batch.json')
    .deliver('mariadb1011-ddl-create.batch.json');
  expect(findingsOf(ledger, 'statement-unseen')).toMatchObject([
    { severity: 'notice', count: 1, facts: { transaction: '0-21-50' } },
  ]);
  expect(findingsOf(ledger, 'transaction-unclosed')).toEqual([]);
  expect(findingsOf(ledger, 'xa-unknown')).toEqual([]);
});

test.each([
  ['mysql97-xa-rolled-back-LIE.batch.json', 'mysql97-xa-commit.batch.json', 'mysql97-snapshot-rows-types.batch.json'],
  [
    'mariadb1011-xa-rolled-back-LIE.batch.json',
    'mariadb1011-xa-commit.batch.json',
    'mariadb1011-snapshot-rows-types.batch.json',
  ],
])('%s: a prepared row is marked, and its next change shows that it was rolled back', (prepared, other, keys) => {
  ledger.deliver(keys).deliver(other).deliver(prepared);
  expect(findingsOf(ledger, 'xa-unknown')).toMatchObject([
    { severity: 'notice', closedLeaf: null },
    { severity: 'notice', closedLeaf: null },
  ]);
  look(ledger, (db) => {
    const flags = db.prepare<[], string>("SELECT flags FROM change_event WHERE operation = 'create'").pluck().all();
    expect(flags.every((text) => text.includes('xa-outcome-unknown'))).toBe(true);
  });
  const later = recorded(prepared)
    .filter((record) => payloadOf(record).op === 'c')
    .map((record) =>
      changed(record, {
        source: { gtid: '1d101b29-e871-11f1-b953-02fc00000001:900', pos: 999_999 },
        ts_ms: 1795571990000,
        transaction: { id: '1d101b29-e871-11f1-b953-02fc00000001:900', total_order: 1, data_collection_order: 1 },
      }),
    );
  ledger.deliver(later);
  expect(findingsOf(ledger, 'xa-unknown').map(({ closedBy }) => closedBy)).toEqual([null, 'rolled-back']);
  expect(findingsOf(ledger, 'truncate-skipped')).toEqual([]);
});

test('a place that goes back while the numbers go on is a gap and a new epoch; a new snapshot fixes its extent', () => {
  ledger.deliver('mysql97-multi-row-update.batch.json');
  const later = recorded('mysql97-tx-multi-statement.batch.json').map((record) =>
    changed(record, { source: { file: 'bin.000001', pos: 200 } }),
  );
  ledger.deliver(later);
  expect(findingsOf(ledger, 'position-backward')).toMatchObject([{ severity: 'gap', closedLeaf: null }]);
  look(ledger, (db) => expect(db.prepare('SELECT epoch FROM source').pluck().get()).toBe(2));
  withSnapshot().deliver('mysql97-heartbeat.batch.json');
  expect(findingsOf(ledger, 'position-backward')).toMatchObject([{ severity: 'gap', closedBy: 'new-baseline' }]);
});

test('files of another server with the numbers going on are a failover, not a gap', () => {
  ledger.deliver('mysql97-multi-row-update.batch.json');
  ledger.deliver(
    recorded('mysql97-tx-multi-statement.batch.json').map((record) =>
      changed(record, { source: { file: 'replica-bin.000001', pos: 200 } }),
    ),
  );
  ledger.deliver(
    recorded('mysql97-tx-a-q-a.batch.json').map((record) =>
      changed(record, { source: { file: 'replica-bin.000001', pos: 900 } }),
    ),
  );
  expect(findingsOf(ledger, 'failover')).toMatchObject([{ severity: 'notice', closedBy: 'stream-goes-on' }]);
  expect(findingsOf(ledger, 'position-backward')).toEqual([]);
});

test('known places with other content are another history: new epoch, gap, both kept', () => {
  ledger.deliver('mysql97-multi-row-update.batch.json');
  const other = recorded('mysql97-multi-row-update.batch.json').map((record) =>
    changed(record, { after: { saldo: '9999.00' } }),
  );
  ledger.deliver(other);
  expect(findingsOf(ledger, 'unknown-history')).toMatchObject([{ severity: 'gap', facts: { epoch: 2 } }]);
  look(ledger, (db) => {
    expect(db.prepare('SELECT epoch, count(*) AS n FROM change_event GROUP BY epoch').all()).toEqual([
      { epoch: 1, n: 4 },
      { epoch: 2, n: 4 },
    ]);
    expect(db.prepare('SELECT epoch, state FROM tx ORDER BY id').all()).toEqual([
      { epoch: 1, state: 'complete' },
      { epoch: 2, state: 'complete' },
    ]);
  });
});

test('a new snapshot over a stream is a gap from the last change to the snapshot, and says how many rows differ', () => {
  withSnapshot()
    .deliver('mysql97-multi-row-update.batch.json')
    .deliver('mysql97-snapshot-rows-types.batch.json')
    .deliver('mysql97-tx-multi-statement.batch.json');
  const [found] = findingsOf(ledger, 'resnapshot');
  expect(found).toMatchObject({ severity: 'gap', closedBy: 'new-baseline' });
  expect(found?.facts.differing).toBeGreaterThan(0);
  expect(findingsOf(ledger, 'gtid-hole').map(({ severity }) => severity)).toEqual(['gap']);
  expect(findingsOf(ledger, 'truncate-skipped')).toEqual([]);
});

test('a first snapshot is baseline: no finding, no activity', () => {
  withSnapshot();
  expect(findingsOf(ledger).filter(({ kind }) => kind !== 'zero-date' && kind !== 'keyless-table')).toEqual([]);
});
