/** What coverage finds in the capture itself: silence, sleep, retention, refusals, restarts, two connectors, quarantine. Time passes by leaves only. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listSources } from '../../../src-main/store/read/sources.ts';
import { createRecordedLedger, type RecordedLedger, recorded } from '../../support/ledger/recorded-ledger.ts';
import { changed, payloadOf, renamed } from '../../support/ledger/records.ts';
import { findingsOf, look } from '../../support/ledger/understood.ts';

let ledger: RecordedLedger;
beforeEach(() => {
  ledger = createRecordedLedger().at('2026-11-25T01:59:59.999Z').deliver('mysql97-snapshot-ddl.batch.json');
});
afterEach(() => ledger.remove());

const minutes = 60_000;
const heartbeat = 'mysql97-heartbeat.batch.json';
const uuid = '1d101b29-e871-11f1-b953-02fc00000001';

function stateOf(of: RecordedLedger): string[] {
  const context = { now: '2026-11-26T00:00:00.000Z', hasSecret: () => false };
  return look(of, (db) => listSources(db, context).items.map(({ state }) => state));
}

/** As an idle connector sends it, with its own clock. */
function heartbeatAt(instant: string): unknown[] {
  return [{ ts_ms: Date.parse(instant) }];
}

/** One update that changes nothing, of another transaction at another place. */
function update(number: number, pos = number * 1000): unknown[] {
  return recorded('mysql97-update-explicit-null.batch.json').map((record) =>
    changed(renamed(record, `${uuid}:${number}`), { source: { pos }, before: { nota: null } }),
  );
}

test('silence longer than a quiet source explains is an alarm, closed by the next delivery', () => {
  ledger
    .act('start')
    .deliver(heartbeat)
    .at(2 * minutes)
    .act('tick');
  expect(findingsOf(ledger, 'silence')).toEqual([]);
  ledger.at(5 * minutes).act('tick');
  expect(findingsOf(ledger, 'silence')).toMatchObject([
    { severity: 'alarm', from: '2026-11-25T02:00:00.000Z', to: null, facts: { minutes: 7 } },
  ]);
  ledger.at(minutes).deliver(heartbeat);
  expect(findingsOf(ledger, 'silence')).toMatchObject([
    { severity: 'notice', closedBy: 'delivery', facts: { minutes: 8 } },
  ]);
});

test('a laptop asleep or off raises no silence: late, not lost', () => {
  ledger
    .act('start')
    .deliver(heartbeat)
    .at(minutes)
    .act('sleep')
    .at(600 * minutes)
    .act('resume')
    .at(minutes)
    .act('tick');
  expect(findingsOf(ledger)).toMatchObject([
    { kind: 'workstation-off', severity: 'notice', facts: { minutes: 600, how: 'sleep' }, closedLeaf: null },
  ]);
  ledger
    .deliver(heartbeat)
    .at(minutes)
    .act('stop')
    .at(90 * minutes)
    .act('start');
  expect(findingsOf(ledger)).toMatchObject([
    { kind: 'workstation-off', closedBy: 'delivery' },
    { kind: 'workstation-off', facts: { minutes: 90, how: 'off' }, closedLeaf: null },
  ]);
});

test('a source without heartbeats is said to be unjudgeable, not silent', () => {
  ledger
    .act('start')
    .deliver(update(5))
    .at(20 * minutes)
    .act('tick')
    .at(60 * minutes)
    .act('tick');
  expect(findingsOf(ledger)).toMatchObject([{ kind: 'heartbeat-missing', severity: 'notice', count: 1 }]);
  // No alarm, since it may be a quiet night; but nobody is told that it is capturing.
  expect(stateOf(ledger)).toEqual(['silent']);
  ledger.deliver(heartbeat);
  expect(findingsOf(ledger, 'heartbeat-missing')).toMatchObject([{ closedBy: 'heartbeat' }]);
});

const checked = {
  what: 'checked',
  id: 'caja',
  states: {},
  facts: {
    serverVersion: '9.7.4',
    retentionSeconds: 86_400,
    cascadesLogged: true,
    cascades: [],
    tablesWithoutKey: [],
    nonTransactionalTables: [],
    triggers: [],
    clockSkewMs: 0,
  },
};

test('half the retention without a word starts a countdown to the purge', () => {
  ledger
    .act('source', checked)
    .act('start')
    .deliver(heartbeat)
    .act('sleep')
    .at(11 * 60 * minutes)
    .act('resume');
  expect(findingsOf(ledger, 'retention-countdown')).toEqual([]);
  ledger.at(2 * 60 * minutes).act('tick');
  expect(findingsOf(ledger, 'retention-countdown')).toMatchObject([
    { severity: 'alarm', to: '2026-11-26T02:00:00.000Z', facts: { hoursLeft: 10, retentionHours: 24 } },
  ]);
  ledger.at(12 * 60 * minutes).act('tick');
  expect(findingsOf(ledger, 'retention-countdown')).toMatchObject([{ severity: 'gap', facts: { hoursLeft: 0 } }]);
  ledger.deliver(heartbeat);
  expect(findingsOf(ledger, 'retention-countdown')).toMatchObject([{ closedBy: 'delivery' }]);
});

test('changes that arrive long after their commit are late once, however many heartbeats of the backlog lie between, until one is in time', () => {
  ledger.at('2026-11-25T04:00:00.000Z').deliver('mysql97-update-explicit-null.batch.json');
  expect(findingsOf(ledger, 'late')).toMatchObject([{ severity: 'notice', closedLeaf: null }]);
  for (let number = 5; number < 9; number++) ledger.deliver(heartbeat).deliver(update(number));
  expect(findingsOf(ledger, 'late')).toMatchObject([{ closedLeaf: null }]);
  ledger.deliver(heartbeatAt('2026-11-25T04:00:01.000Z'));
  expect(findingsOf(ledger, 'late')).toMatchObject([{ closedBy: 'in-time' }]);
});

test('a recording that was played to its end is neither late nor silent; what comes later takes the end back', () => {
  ledger
    .act('start')
    .deliver(heartbeat)
    .at('2026-11-25T04:00:00.000Z')
    .deliver('mysql97-update-explicit-null.batch.json')
    .act('source', { what: 'ended', id: 'caja', deliveries: 3 })
    .at(20 * minutes)
    .act('tick')
    .act('stop')
    .at(600 * minutes)
    .act('start')
    .at(20 * minutes)
    .act('tick');
  expect(findingsOf(ledger)).toMatchObject([{ kind: 'late', closedBy: 'source-ended' }]);
  expect(stateOf(ledger)).toEqual(['ended']);
  ledger
    .deliver(heartbeat)
    .at(10 * minutes)
    .act('tick');
  expect(findingsOf(ledger).map(({ kind }) => kind)).toEqual(['late', 'silence']);
  expect(stateOf(ledger)).toEqual(['silent']);
});

test('refused and unstorable deliveries are alarms of their source, closed by the next that is kept', () => {
  ledger
    .deliver(heartbeat)
    .act('refused', { source: 'caja', count: 4, from: '2026-11-25T02:01:00.000Z', reason: 'signature' });
  ledger
    .act('refused', { source: 'otra', count: 1, from: '2026-11-25T02:01:00.000Z', reason: 'signature' })
    .act('tick', { unstored: 7, unstoredFrom: '2026-11-25T02:01:30.000Z' });
  expect(findingsOf(ledger)).toMatchObject([
    { kind: 'delivery-refused', severity: 'alarm', facts: { deliveries: 4 } },
    { kind: 'cannot-store', severity: 'alarm', facts: { deliveries: 7 } },
  ]);
  ledger.deliver(heartbeat);
  expect(findingsOf(ledger).map(({ closedBy }) => closedBy)).toEqual(['delivery', 'delivery']);
});

test('two runs that take turns are two connectors; one new run is a restart', () => {
  ledger.deliver(update(5), { runId: 'A' }).deliver(update(6), { runId: 'B' });
  expect(findingsOf(ledger).map(({ kind }) => kind)).toEqual(['connector-restart']);
  ledger.deliver(update(6), { runId: 'A' }).deliver(update(7), { runId: 'B' });
  expect(findingsOf(ledger, 'two-connectors')).toMatchObject([{ severity: 'alarm', closedLeaf: null }]);
  ledger.at(11 * minutes).act('tick');
  expect(findingsOf(ledger, 'two-connectors')).toMatchObject([{ closedBy: 'one-again' }]);
});

test('known and new places that alternate without a restart are two connectors, in batch mode too', () => {
  for (let number = 5; number < 12; number++) ledger.deliver(update(number)).deliver(update(number));
  expect(findingsOf(ledger).map(({ kind, severity }) => [kind, severity])).toEqual([['two-connectors', 'alarm']]);
});

test('a connector that starts again and again and brings nothing is stuck; what lets it go on is a gap', () => {
  const end = (number: number) => update(number).slice(-1);
  ledger.deliver(update(5)).deliver(end(5)).at(minutes).deliver(end(5)).at(minutes).deliver(end(5));
  expect(findingsOf(ledger, 'connector-stuck')).toMatchObject([
    { severity: 'alarm', facts: { starts: 3 }, closedLeaf: null },
  ]);
  ledger.deliver(update(7));
  expect(findingsOf(ledger, 'connector-stuck')).toMatchObject([{ severity: 'gap', closedBy: 'stream-goes-on' }]);
  expect(findingsOf(ledger, 'gtid-hole')).toMatchObject([
    { severity: 'gap', facts: { first: 6, last: 6, because: 'connector-stuck' } },
  ]);
});

test('silent in the middle of a transaction, it is stuck; an END without rows says that the transaction was passed over', () => {
  const [begin, ...rest] = update(7);
  const end = payloadOf(rest.at(-1));
  ledger
    .act('start')
    .deliver(heartbeat)
    .deliver(update(6))
    .deliver([begin])
    .at(5 * minutes)
    .act('tick');
  expect(findingsOf(ledger, 'connector-stuck')).toMatchObject([
    { severity: 'alarm', facts: { transaction: `${uuid}:7` }, closedLeaf: null },
  ]);
  ledger.deliver([begin, { ...end, event_count: 0, data_collections: [] }]);
  expect(findingsOf(ledger, 'connector-stuck')).toMatchObject([{ severity: 'gap', closedBy: 'stream-goes-on' }]);
  expect(findingsOf(ledger, 'statement-format')).toMatchObject([
    { severity: 'gap', facts: { because: 'connector-stuck' } },
  ]);
});

test('what is not understood is an alarm with its reason', () => {
  ledger.deliver(Buffer.from('{"a":1}')).deliver(Buffer.from('no es JSON'));
  expect(findingsOf(ledger)).toMatchObject([
    { kind: 'quarantine', severity: 'alarm', count: 2, facts: { records: 2 } },
  ]);
});

test('deliveries that were missing when sealing came to them are a gap that stays', () => {
  ledger.deliver(heartbeat).act('irregularity', { what: 'missing', why: 'absent', first: 3, last: 8 }).act('tick');
  expect(findingsOf(ledger, 'delivery-missing')).toMatchObject([
    { source: '', severity: 'gap', closedLeaf: null, facts: { first: 3, last: 8, deliveries: 6 } },
  ]);
});

test('deliveries that are not what the listener takes are alarms of their source that stay, and the verdict is unknown', () => {
  const span = { source: 'caja', first: 2, last: 2, count: 1, receivedAt: '2020-01-01T00:00:00.000Z' };
  ledger
    .deliver(heartbeat)
    .act('irregularity', { what: 'unexpected', ...span })
    .act('irregularity', { what: 'out-of-order', ...span, bound: '2026-11-25T00:00:00.000Z' })
    .act('irregularity', { what: 'signature', ...span, source: 'other' })
    .deliver(heartbeat);
  expect(findingsOf(ledger).filter(({ source }) => source !== '')).toMatchObject([
    { kind: 'unexpected-delivery', severity: 'alarm', closedLeaf: null, facts: { deliveries: 1, first: 2, last: 2 } },
    { kind: 'receipt-out-of-order', severity: 'alarm', closedLeaf: null, facts: { bound: '2026-11-25T00:00:00.000Z' } },
  ]);
});

test('a step of our clock and a fork are facts of one instant, of the workstation', () => {
  ledger
    .deliver(heartbeat)
    .act('clock-step', { from: '2026-11-25T02:05:00.000Z', to: '2026-11-25T01:05:00.000Z', stepMs: -3_600_000 })
    .act('fork', { reason: 'restored' });
  expect(findingsOf(ledger)).toMatchObject([
    { kind: 'clock-step', source: '', facts: { seconds: -3600 }, closedBy: 'instant' },
    { kind: 'fork', source: '', closedBy: 'instant' },
  ]);
});
