/** What a person may do to the ledger: another key, a fork, a month's bytes destroyed; each a leaf, and the whole verifies afterwards. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../../src-main/config.ts';
import { createLog } from '../../../src-main/log.ts';
import { openBodiesWriter } from '../../../src-main/store/evidence/bodies-writer.ts';
import { openWorkspace } from '../../../src-main/store/workspace.ts';
import { createWorkstation, type Workstation } from '../../../src-main/workstation.ts';
import { verifyWhole } from '../../support/capture/read-back.ts';
import { auditctl } from '../../support/faces/auditctl.ts';
import { liveBody } from '../../support/faces/small-workspace.ts';
import { waitFor } from '../../support/lab/wait-for.ts';

let parent: string;
let folder: string;
let workstation: Workstation;

beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'testigo-ledger-acts-'));
  folder = join(parent, 'w');
  openWorkspace(folder, { create: true }).release();
  const bodies = openBodiesWriter(folder);
  for (const [receivedAt, name] of [
    ['2026-09-30T10:00:00.000Z', 'snapshot-rows-types'],
    ['2026-09-30T11:00:00.000Z', 'tx-multi-statement'],
    ['2026-10-01T10:00:00.000Z', 'pk-update'],
  ] as const)
    bodies.append([{ source: 'lab', receivedAt, head: '{}', encoding: 'identity', bytes: liveBody(name) }]);
  bodies.close();
  workstation = await open();
});
afterEach(async () => {
  await workstation.close();
  rmSync(parent, { recursive: true, force: true });
});

async function open(): Promise<Workstation> {
  const quiet = createLog(
    () => {},
    () => new Date(),
  );
  const opened = await createWorkstation(
    readConfig({ workspace: folder, port: 0, ingestListen: '127.0.0.1:0' }),
    quiet,
  );
  await waitFor(async () => {
    const { ledger, understanding } = await opened.status();
    return ledger.state === 'mismatch' || (ledger.unsealed === 0 && understanding.behind === 0);
  });
  return opened;
}

const act = (kind: string) =>
  workstation.operations
    .getLedger({ limit: 1000, order: 'oldest' })
    .then(({ acts }) => acts.filter((entry) => entry.kind === kind));

test('another key signs from then on; the workspace opens with it, and the whole verifies', async () => {
  const { operations } = workstation;
  const before = await operations.getLedger({ limit: 1, order: 'newest' });
  const rotated = await operations.rotateLedgerKey({ reason: 'cambio de custodia' });
  await waitFor(async () => (await workstation.status()).understanding.behind === 0, {
    what: 'the leaf to be understood',
  });
  expect(rotated).toMatchObject({ previousKeyId: before.keyId, checkpoint: { keyId: before.keyId } });
  expect(rotated.keyId).not.toBe(before.keyId);
  expect((await act('key-rotation')).map(({ what }) => what.reason)).toEqual(['cambio de custodia']);
  expect((await operations.sealNow({ reason: 'after' })).keyId).toBe(rotated.keyId);
  await workstation.close();
  workstation = await open();
  const after = await workstation.operations.sealNow({ reason: 'manual' });
  expect(after.keyId).toBe(rotated.keyId);
  expect((await workstation.status()).ledger.state).toBe('intact');
  expect(verifyWhole(folder).faults).toEqual([]);
});

test('two rotations at once: one is refused, and the key in the folder is the one in force', async () => {
  const both = await Promise.allSettled([
    workstation.operations.rotateLedgerKey({ reason: 'cambio de custodia' }),
    workstation.operations.rotateLedgerKey({ reason: 'cambio de custodia' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await workstation.close();
  workstation = await open();
  expect((await workstation.status()).ledger.state).toBe('intact');
  expect(verifyWhole(folder).faults).toEqual([]);
});

test('a fork right after a rotation: both have their place among the keys, and the whole verifies', async () => {
  const { keyId } = await workstation.operations.rotateLedgerKey({ reason: 'cambio de custodia' });
  const { checkpoint, origin } = await workstation.operations.declareFork({ reason: 'copia para pruebas' });
  expect(checkpoint).toMatchObject({ origin, reason: 'fork' });
  expect(checkpoint.keyId).not.toBe(keyId);
  await workstation.close();
  workstation = await open();
  expect(await workstation.operations.sealNow({ reason: 'after' })).toMatchObject({ origin });
  expect((await workstation.status()).ledger.state).toBe('intact');
  expect(verifyWhole(folder).faults).toEqual([]);
});

test('a ledger that does not match takes no leaf until a fork is declared, with a reason, and goes on from there', async () => {
  await workstation.close();
  const db = new Database(join(folder, 'evidence', 'ledger.db'));
  db.exec("UPDATE head SET note = replace(note, 'testigo.local', 'testigo.other')");
  db.close();
  workstation = await open();
  expect((await workstation.status()).ledger.state).toBe('mismatch');
  await expect(workstation.operations.sealNow({ reason: 'x' })).rejects.toMatchObject({ code: 'ledger-mismatch' });
  const refused = await fetch(`${workstation.apiAddress}/api/v1/ledger/fork`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"reason":" "}',
  });
  expect(refused.status).toBe(400);
  const fork = await workstation.operations.declareFork({ reason: 'copia restaurada por sistemas' });
  expect(fork.origin.startsWith(`${fork.previousOrigin}/`)).toBe(true);
  await workstation.operations.sealNow({ reason: 'goes on' });
  expect((await act('fork')).map(({ what }) => what.reason)).toEqual(['copia restaurada por sistemas']);
  expect((await workstation.status()).ledger.state).toBe('intact');
});

test('a closed month is destroyed only when asked for twice; its leaf says why, the rest is read and proven', async () => {
  const args = ['ledger', 'drop-month', '2026-09', '--reason', 'política de retención', '--workspace', folder];
  const asked = await auditctl([...args, '--lang', 'en']);
  expect([asked.exitCode, asked.stderr]).toEqual([2, expect.stringContaining('2 deliveries')]);
  const done = await auditctl([...args, '--yes', '--json']);
  expect([done.exitCode, JSON.parse(done.stdout)]).toMatchObject([0, { month: '2026-09', deliveries: 2 }]);
  expect(await act('retention')).toMatchObject([
    { leaf: JSON.parse(done.stdout).leaf, what: { month: '2026-09', reason: 'política de retención' } },
  ]);
  const again = await auditctl([...args, '--yes', '--lang', 'en']);
  expect([again.exitCode, again.stderr]).toEqual([2, expect.stringContaining('destroyed already')]);
  expect(verifyWhole(folder)).toMatchObject({ faults: [] });
  expect(readFileSync(join(folder, 'evidence', 'bodies-2026-09.db')).length).toBeLessThan(100_000);
  const { items } = await workstation.operations.listChangeEvents({ limit: 1000, order: 'newest' });
  expect(items.length).toBeGreaterThan(2);
});

test('the month being written, one that never was, and one with no reason are refused before any leaf is written', async () => {
  const { operations } = workstation;
  await expect(operations.dropMonth({ id: '2026-10', reason: 'too soon' })).rejects.toMatchObject({
    code: 'bad-request',
  });
  await expect(operations.dropMonth({ id: '1999-01', reason: 'never was' })).rejects.toMatchObject({
    code: 'not-found',
  });
  const { exitCode } = await auditctl(['ledger', 'drop-month', '2026-09', '--yes', '--workspace', folder]);
  expect(exitCode).toBe(2);
  expect(await act('retention')).toEqual([]);
});
