/** Date and reason of a kept checkpoint against the leaf of the act that asked for it. */
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { checkpointRecord } from '../../../../src-main/store/evidence/checkpoint-record.ts';
import { openLedgerReader } from '../../../../src-main/store/evidence/ledger-reader.ts';
import { ledgerFile } from '../../../../src-main/store/evidence/ledger-schema.ts';
import { openLedgerWriter } from '../../../../src-main/store/evidence/ledger-writer.ts';
import { verifyWorkspace } from '../../../../src-main/store/evidence/verify.ts';
import { deriveLines, newWorkspace, tick } from './evidence-fixture.ts';

const at = '2026-11-25T04:36:34.513Z';

/** Three checkpoints: asked for by a person, after a tick, and kept by an older version without a leaf of its own. */
function withCheckpoints(): string {
  const { folder, ledgerKey: key, settings } = newWorkspace();
  const ledger = openLedgerWriter(folder, { key, origin: settings.origin, now: () => at });
  ledger.append([{ kind: 'checkpoint', at, who: 'local:maria', act: { reason: 'cierre del mes' } }]);
  ledger.keepCheckpoint('cierre del mes');
  ledger.append([tick(1)]);
  ledger.keepCheckpoint('tick');
  ledger.append([tick(2)]);
  ledger.keepCheckpoint('manual');
  ledger.close();
  return folder;
}

function judged(folder: string): { records: string[]; faults: string[] } {
  const ledger = openLedgerReader(folder);
  const records = ledger.checkpoints({ limit: 10 }).map((kept) => checkpointRecord(ledger, kept));
  ledger.close();
  const steps = verifyWorkspace({ workspaceFolder: folder, derive: deriveLines });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { records, faults: step.value.faults.map(({ what, leaf }) => `${what} ${leaf}`) };
  }
}

function changed(sql: string): { records: string[]; faults: string[] } {
  const folder = withCheckpoints();
  const db = new Database(ledgerFile(folder));
  db.exec(`DROP TRIGGER checkpoint_no_update; ${sql}`);
  db.close();
  return judged(folder);
}

test('a leaf proves them, or nothing does', () => {
  expect(judged(withCheckpoints())).toEqual({ records: ['unproven', 'proven', 'proven'], faults: [] });
});

test('another reason, or another date, than the leaf says is a fault', () => {
  const fault = { records: ['unproven', 'proven', 'changed'], faults: ['checkpoint-record 1'] };
  expect(changed("UPDATE checkpoint SET reason = 'entrega final' WHERE size = 2")).toEqual(fault);
  expect(changed("UPDATE checkpoint SET signed_at = '2026-10-31T23:00:00.000Z' WHERE size = 2")).toEqual(fault);
});

test('what no leaf speaks of is not proven, whatever it says', () => {
  expect(changed("UPDATE checkpoint SET reason = 'entrega final' WHERE size = 3")).toEqual({
    records: ['unproven', 'unproven', 'proven'],
    faults: [],
  });
});
