/** Sources that are none of ours: declared so, or never registered beside one that is. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coverageVerdict } from '../../../src-main/store/read/coverage-verdict.ts';
import { countOpenFindings } from '../../../src-main/store/read/open-findings.ts';
import { listSources } from '../../../src-main/store/read/sources.ts';
import { createRecordedLedger, type RecordedLedger } from '../../support/ledger/recorded-ledger.ts';
import { findingsOf, look } from '../../support/ledger/understood.ts';

let ledger: RecordedLedger;
beforeEach(() => {
  ledger = createRecordedLedger().at('2026-11-25T02:00:00.000Z');
});
afterEach(() => ledger.remove());

const minutes = 60_000;
const nonsense = Buffer.from('no es JSON');
const registered = {
  what: 'added',
  id: 'caja',
  connector: 'mysql',
  host: null,
  port: null,
  user: null,
  databases: null,
  tables: null,
  keys: {},
  signed: false,
} as const;

const seen = () =>
  look(ledger, (db) => ({
    verdict: coverageVerdict(db, {}).why,
    ofStranger: coverageVerdict(db, { source: ['stranger'] }).why,
    alarms: countOpenFindings(db).alarm,
    ignored: listSources(db, { now: '2026-11-25T02:30:00.000Z', hasSecret: () => false }).items.map((s) => s.ignored),
  }));

test('what a person declares none of ours counts for nothing, until that is taken back', () => {
  ledger.deliver('mysql97-heartbeat.batch.json').deliver(nonsense, { source: 'stranger' });
  expect(seen()).toMatchObject({ verdict: ['no-transaction-yet', 'quarantine'], alarms: 1, ignored: [false, false] });
  ledger.act('source', { what: 'ignored', id: 'stranger', reason: 'prueba de un proveedor' });
  expect(seen()).toEqual({
    verdict: ['no-transaction-yet'],
    ofStranger: ['no-transaction-yet', 'quarantine'],
    alarms: 0,
    ignored: [false, true],
  });
  ledger.act('source', { what: 'heeded', id: 'stranger', reason: 'sí era nuestra' });
  expect(seen()).toMatchObject({ alarms: 1, ignored: [false, false] });
});

test('once a registered source has sent something, one that nobody registered does not enter the verdict', () => {
  ledger.deliver(nonsense, { source: 'stranger' });
  expect(seen().verdict).toContain('quarantine');
  ledger.act('source', registered);
  expect(seen().verdict).toContain('quarantine');
  ledger.deliver('mysql97-heartbeat.batch.json');
  expect(seen()).toMatchObject({ verdict: ['no-transaction-yet'], alarms: 1 });
});

test('what a web page sent is an alarm, until deliveries come signed', () => {
  ledger.deliver('mysql97-heartbeat.batch.json', { headers: { origin: 'https://evil.example' } }).at(minutes);
  expect(findingsOf(ledger, 'cross-site')).toMatchObject([
    { source: 'caja', severity: 'alarm', closedLeaf: null, facts: { origin: 'https://evil.example' } },
  ]);
  ledger.deliver('mysql97-heartbeat.batch.json');
  expect(findingsOf(ledger, 'cross-site')).toMatchObject([{ closedLeaf: null, count: 1 }]);
});
