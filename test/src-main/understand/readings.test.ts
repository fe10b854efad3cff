/** A new reading is made behind the one that people see and takes its place; quarantined records are tried again; our own faults stop nothing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { installedPacks } from '../../../src-main/packs/installed-packs.ts';
import { always } from '../../../src-main/packs/packs-in-force.ts';
import { openNewestInsight } from '../../../src-main/store/read/insight-file.ts';
import { listQuarantine } from '../../../src-main/store/read/quarantine.ts';
import { openReadings } from '../../../src-main/understanding/readings.ts';
import { createRecordedLedger, type RecordedLedger, recorded } from '../../support/ledger/recorded-ledger.ts';
import { dump, findingsOf, look, understand } from '../../support/ledger/understood.ts';

const faulty = vi.hoisted(() => ({ text: '' }));
vi.mock('../../../src-main/understanding/take-schema.ts', async (original) => {
  const real = await original<typeof import('../../../src-main/understanding/take-schema.ts')>();
  return {
    ...real,
    takeSchema: (...input: Parameters<typeof real.takeSchema>) => {
      if (faulty.text !== '' && input[2].event?.ddl?.includes(faulty.text) === true) throw new Error('a fault of ours');
      real.takeSchema(...input);
    },
  };
});

let ledger: RecordedLedger;
beforeEach(() => {
  faulty.text = '';
  ledger = createRecordedLedger();
  ledger
    .deliver('mysql97-snapshot-ddl.batch.json')
    .deliver('mysql97-snapshot-rows-types.batch.json')
    .deliver('mysql97-ddl-create.batch.json')
    .deliver('mysql97-pk-update.batch.json');
});
afterEach(() => ledger.remove());

function settle(readings: ReturnType<typeof openReadings>): boolean {
  let swapped = false;
  for (let quiet = 0; quiet < 3; ) {
    const slice = readings.slice(5);
    swapped ||= slice.swapped;
    quiet = slice.records === 0 && !slice.swapped ? quiet + 1 : 0;
  }
  return swapped;
}

test('a new reading is built behind, follows what arrives meanwhile, and takes over with the same rows', () => {
  const readings = openReadings(ledger.folder, ledger.records(), always(installedPacks()));
  settle(readings);
  expect(readings).toMatchObject({ reading: 1, toLeaf: ledger.size(), rebuilding: false });
  const first = dump(join(ledger.folder, 'insight-1.db'));
  expect(readings.rebuild()).toBe(2);
  expect(readings.rebuild()).toBe(2);
  readings.slice(0);
  expect(openNewestInsight(ledger.folder)?.reading).toBe(1);
  expect(settle(readings)).toBe(true);
  expect(readings).toMatchObject({ reading: 2, rebuilding: false });
  expect(dump(join(ledger.folder, 'insight-2.db'))).toBe(first);
  expect(existsSync(join(ledger.folder, 'insight-1.db'))).toBe(false);
  ledger.deliver('mysql97-multi-row-update.batch.json');
  settle(readings);
  expect(readings.toLeaf).toBe(ledger.size());
  readings.close();
});

test('a new reading that was cut short goes on at the next start', () => {
  const before = openReadings(ledger.folder, ledger.records(), always(installedPacks()));
  settle(before);
  before.rebuild();
  before.slice(0);
  before.close();
  const after = openReadings(ledger.folder, ledger.records(), always(installedPacks()));
  expect(after).toMatchObject({ reading: 1, rebuilding: true });
  expect(settle(after)).toBe(true);
  expect(after.reading).toBe(2);
  after.close();
});

test('what an older version did not understand is tried again in order, and recorded as understood', () => {
  ledger.deliver(recorded('mysql97-multi-row-update.batch.json')).deliver(Buffer.from('{"de otra forma":1}'));
  faulty.text = 'CREATE TABLE nueva';
  const file = understand(ledger);
  expect(
    look(ledger, (db) =>
      listQuarantine(db, { limit: 10, order: 'oldest' }).items.map(({ reason, kind }) => [kind, reason]),
    ),
  ).toEqual([
    ['schema-change', 'internal-fault'],
    ['unrecognised', 'unrecognised-shape'],
  ]);
  expect(findingsOf(ledger, 'quarantine')).toMatchObject([
    { severity: 'alarm', facts: { records: 2 }, closedLeaf: null },
  ]);
  asIfReadByAnOlderVersion(file);
  expect(look(ledger, (read) => listQuarantine(read, { limit: 10, order: 'oldest' }).total)).toBe(2);
  faulty.text = '';
  asIfReadByAnOlderVersion(file);
  expect(
    look(ledger, (read) => listQuarantine(read, { limit: 10, order: 'oldest' }).items.map(({ reason }) => reason)),
  ).toEqual(['unrecognised-shape']);
  expect(
    look(ledger, (read) =>
      read.prepare("SELECT count(*) FROM change_event WHERE ddl LIKE 'CREATE TABLE nueva%'").pluck().get(),
    ),
  ).toBe(1);
  expect(
    look(ledger, (read) =>
      read.prepare('SELECT count(*) FROM quarantine WHERE resolved_at_leaf IS NOT NULL').pluck().get(),
    ),
  ).toBe(1);
});

function asIfReadByAnOlderVersion(file: string): void {
  const db = new Database(file);
  db.exec('UPDATE progress SET normalizer = 0; UPDATE quarantine SET normalizer = 0');
  db.close();
}

test('the seed view has exactly the specified columns, and tells what a database that nobody described suggests, as probable', () => {
  look({ ...ledger }, (db) => {
    expect(
      db
        .prepare('SELECT * FROM events')
        .columns()
        .map(({ name }) => name),
    ).toEqual([
      'event_id',
      'source_db',
      'source_table',
      'source_pk_json',
      'operation',
      'before_json',
      'after_json',
      'timestamp',
      'transaction_id',
      'entity_type',
      'entity_id',
      'business_event_type',
      'business_payload_json',
      'confidence',
      'ingested_at',
    ]);
    const keyChange = db.prepare("SELECT * FROM events WHERE operation = 'update'").get();
    expect(keyChange).toMatchObject({
      event_id: expect.stringMatching(/^EV-\d+$/),
      source_db: 'lab',
      source_table: 'cuenta',
      source_pk_json: '{"id":30}',
      before_json: '{"id":3,"saldo":"300.10","nota":null}',
      after_json: '{"id":30,"saldo":"301.00","nota":null}',
      transaction_id: '1d101b29-e871-11f1-b953-02fc00000001:32',
      timestamp: '2026-11-25T01:46:10.613358Z',
      entity_type: 'account',
      business_event_type: 'AccountChanged',
      confidence: 0.7225,
    });
  });
});
