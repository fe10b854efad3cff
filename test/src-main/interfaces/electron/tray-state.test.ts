import { expect, test } from 'vitest';
import type { NotStoring } from '#shared/not-storing.ts';
import type { Source, Status } from '#shared/operations.ts';
import { trayState } from '../../../../src-main/interfaces/electron/tray-state.ts';

const source: Source = {
  id: 'botica',
  connector: 'mysql',
  state: 'capturing',
  epoch: 0,
  registered: true,
  ignored: false,
  hasSecret: false,
  since: null,
  lastReceivedAt: null,
  lastCommittedAt: null,
  lagMs: null,
  position: null,
  gtid: null,
  serverVersion: null,
  connectorVersion: null,
  changeEvents: 0,
  openGaps: 0,
  quarantined: 0,
};

const ledger: Status['ledger'] = {
  leaves: 1,
  unsealed: 0,
  origin: 'testigo.local/x',
  rootHex: '',
  signedAt: '',
  state: 'intact',
  verifiedAt: null,
  firstFault: null,
};

const well = { notStoring: null, ledger, openAlarms: 0, openGaps: 0, sources: [source] };

test('the tray is calm while everything is captured, also before a source was added', () => {
  expect([trayState(well), trayState({ ...well, sources: [] })]).toEqual(['capturing', 'capturing']);
});

test('a gap, an alarm, a stopped or refused source ask for attention', () => {
  const cases = [
    { ...well, openGaps: 1 },
    { ...well, openAlarms: 1 },
    { ...well, sources: [source, { ...source, state: 'stopped' as const }] },
    { ...well, sources: [{ ...source, state: 'refused' as const }] },
  ];
  expect(cases.map(trayState)).toEqual(['attention', 'attention', 'attention', 'attention']);
});

test('a ledger that does not match, or no answer at all, outweighs the rest', () => {
  const mismatch = { ...well, openGaps: 1, ledger: { ...ledger, state: 'mismatch' as const } };
  expect([trayState(mismatch), trayState(null)]).toEqual(['stopped', 'stopped']);
});

test('a full disk stops the capture; one that only holds up the reading asks for attention', () => {
  const full: NotStoring = { what: 'deliveries', cause: 'disk-full', since: '2026-11-25T10:00:00.000Z', refused: 1 };
  expect([
    trayState({ ...well, notStoring: full }),
    trayState({ ...well, notStoring: { ...full, what: 'insight' } }),
  ]).toEqual(['stopped', 'attention']);
});
