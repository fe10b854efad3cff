/** Identity: what came again is recognised and counted, whatever repeats it; what only looks equal is kept. Bodies as recorded. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRecordedLedger, type RecordedLedger, recorded } from '../../support/ledger/recorded-ledger.ts';
import { changed } from '../../support/ledger/records.ts';
import { findingsOf, look } from '../../support/ledger/understood.ts';

let ledger: RecordedLedger;
beforeEach(() => {
  ledger = createRecordedLedger();
});
afterEach(() => ledger.remove());

function counts() {
  return look(ledger, (db) => ({
    events: db.prepare('SELECT count(*) FROM change_event').pluck().get(),
    redelivered: db.prepare('SELECT count(*) FROM redelivery').pluck().get(),
    epochs: db.prepare('SELECT count(*) FROM epoch').pluck().get(),
  }));
}

const bodies = [
  'mysql97-multi-row-update',
  'mysql97-compressed-transaction',
  'mysql97-tx-a-q-a',
  'mysql97-pk-update',
  'mysql97-pk-update-composite',
  'mysql97-xa-commit',
  'mysql97-truncate',
  'mysql97-ddl-rename-two-tables',
  'mysql97-multi-row-insert-no-pk',
  'mysql97-create-table-as-select',
  'mysql97-fk-cascade-update',
  'mariadb1011-xa-commit',
  'mariadb1011-truncate',
  'mariadb1011-ddl-rename',
  'mariadb1011-multi-row-update',
  'postgres15-copy-same-lsn',
  'postgres15-tx-multi',
  'postgres15-truncate-two-tables',
  'postgres15-pk-update-identity-full',
  'postgres15-logical-message',
];

test.each(bodies)('%s sent twice is kept once, and every record of the second delivery is known', (name) => {
  ledger.deliver(`${name}.batch.json`);
  const once = counts();
  ledger.deliver(`${name}.batch.json`);
  const twice = counts();
  expect(twice.events).toBe(once.events);
  expect(once.redelivered).toBe(0);
  expect(twice.epochs).toBe(1);
  const rows = recorded(`${name}.batch.json`).filter((record) =>
    JSON.stringify(record).includes('"source":{"version"'),
  );
  expect(twice.redelivered).toBe(rows.length);
  expect(
    findingsOf(ledger).filter(({ severity, kind }) => severity === 'gap' && kind !== 'transaction-unclosed'),
  ).toEqual([]);
});

test('equal rows of a table without key are two rows', () => {
  ledger.deliver('mysql97-multi-row-insert-no-pk.batch.json');
  expect(counts()).toEqual({ events: 3, redelivered: 0, epochs: 1 });
});

test('statements of a compressed transaction share place and row number, and all are kept', () => {
  ledger.deliver('mysql97-compressed-transaction.batch.json');
  expect(counts()).toEqual({ events: 4, redelivered: 0, epochs: 1 });
});

test('after a failover the same transaction at another place is still the same', () => {
  ledger.deliver('mysql97-multi-row-update.batch.json');
  ledger.deliver(
    recorded('mysql97-multi-row-update.batch.json').map((record) =>
      changed(record, { source: { file: 'replica-bin.000007', pos: 4711 } }),
    ),
  );
  expect(counts()).toEqual({ events: 4, redelivered: 4, epochs: 1 });
});

test('a key change is one event across batches, deliveries and restarts', () => {
  const [begin, del, create, end] = recorded('mysql97-pk-update.batch.json');
  ledger.deliver('mysql97-snapshot-ddl.batch.json').deliver([begin, del]).deliver([begin, del, create, end]);
  look(ledger, (db) => {
    expect(
      db
        .prepare(
          'SELECT operation, key_json, key_before_json, second_leaf IS NOT NULL AS paired FROM change_event WHERE tx IS NOT NULL',
        )
        .all(),
    ).toEqual([{ operation: 'update', key_json: '{"id":30}', key_before_json: '{"id":3}', paired: 1 }]);
    expect(db.prepare('SELECT state, received, expected FROM tx').all()).toEqual([
      { state: 'complete', received: 2, expected: 2 },
    ]);
    expect(
      db
        .prepare(
          "SELECT operation, events FROM rollup WHERE grain_ms = 0 AND events > 0 AND operation <> 'synthetic-ddl'",
        )
        .all(),
    ).toEqual([{ operation: 'update', events: 1 }]);
  });
});

test('in single mode, without schemas, a key change is one event too', () => {
  ledger.deliver('mysql97-noschema-pk-update-delete.json').deliver('mysql97-noschema-pk-update-create.json');
  look(ledger, (db) => expect(db.prepare('SELECT operation FROM change_event').pluck().all()).toEqual(['update']));
});

test('a snapshot that begins again leaves one baseline', () => {
  const rows = recorded('mysql97-snapshot-rows-types.batch.json');
  ledger
    .deliver('mysql97-snapshot-ddl.batch.json')
    .deliver(rows.slice(0, 8))
    .deliver('mysql97-snapshot-ddl.batch.json')
    .deliver(rows);
  expect(findingsOf(ledger).filter(({ severity }) => severity === 'gap')).toEqual([]);
});
