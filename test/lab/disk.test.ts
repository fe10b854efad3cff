/** A disk that fills up, and a folder that may not be written: what was acknowledged stays, what was not is refused, and both are said. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../support/capture/hostile-bodies.ts';
import { openConnection } from '../support/capture/raw-post.ts';
import { readBackHashes, sealedDeliveries, sha256, verifyWhole } from '../support/capture/read-back.ts';
import { auditctl } from '../support/faces/auditctl.ts';
import { canMount, makeSmallDisk, type SmallDisk } from '../support/lab/small-disk.ts';
import { type RunningWorkstation, startWorkstation } from '../support/workstation.ts';

const MEGABYTES = 500;
/** What a start needs, and some deliveries. */
const LITTLE = 12;
const random = createRandom(20_261_125);
const acknowledged = new Map<number, string>();
const refused: Buffer[] = [];
let made = 0;
let disk: SmallDisk;
let workspace: string;
let workstation: RunningWorkstation;

beforeAll(async () => {
  if (!canMount) return;
  disk = makeSmallDisk(MEGABYTES);
  workspace = join(disk.folder, 'ws');
  disk.fillBut(LITTLE);
  workstation = await startWorkstation(workspace);
});
afterAll(async () => {
  if (!canMount) return;
  await workstation.kill9();
  disk.remove();
});

// In order: each goes on where the one before left the disk.
describe.skipIf(!canMount)('a disk of its own', () => {
  it('full: deliveries are answered 503 and nothing else, the reason is told, reading goes on', async () => {
    await postUntilRefused();
    const { notStoring } = await workstation.get('getStatus', '/status');
    expect(notStoring).toMatchObject({ what: 'deliveries', cause: 'disk-full' });
    expect(notStoring?.refused).toBeGreaterThanOrEqual(refused.length);
    const { exitCode, stdout } = await auditctl(['status', '--workspace', workspace, '--lang', 'en']);
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('The disk is full: free some space.')]);
    const { items } = await workstation.get('listChangeEvents', '/change-events');
    expect(items.length).toBeGreaterThan(0);
  });

  it('with room again it goes on by itself, takes what it refused, and keeps the time as a finding', async () => {
    disk.free();
    await expect
      .poll(async () => (await workstation.get('getStatus', '/status')).notStoring, { timeout: 20_000 })
      .toBeNull();
    await postAll(refused.splice(0));
    expect(refused).toEqual([]);
    await workstation.untilUnderstood();
    const { findings } = await workstation.get('getCoverage', '/coverage');
    expect(findings.filter(({ kind }) => kind === 'cannot-store')).toMatchObject([
      { severity: 'notice', closedBy: 'delivery' },
    ]);
  });

  it('killed while full: a start without room ends at once and says why; with room, nothing is missing', async () => {
    disk.fillBut(LITTLE);
    await postUntilRefused();
    await workstation.kill9();
    const start = await auditctl(['serve', '--workspace', workspace, '--port', '0', '--lang', 'en'], {
      timeoutMs: 30_000,
    });
    expect([start.exitCode, start.stderr]).toEqual([5, expect.stringMatching(/free disk space/i)]);
    disk.free();
    workstation = await startWorkstation(workspace);
    await postAll(refused.splice(0));
    await workstation.untilUnderstood();
  });

  it('told to stop while full: it stops in order and in time, and the next start seals what was left', async () => {
    disk.fillBut(LITTLE);
    await postUntilRefused();
    const began = performance.now();
    await workstation.stop();
    expect(performance.now() - began).toBeLessThan(15_000);
    disk.free();
    workstation = await startWorkstation(workspace);
    await postAll(refused.splice(0));
    await workstation.untilUnderstood();
    await workstation.stop();
  });

  it('afterwards every acknowledged delivery stands once, exact and sealed, and the whole verifies', () => {
    const kept = readBackHashes(workspace);
    expect([...acknowledged].filter(([delivery, hash]) => kept.get(delivery) !== hash)).toEqual([]);
    expect(sealedDeliveries(workspace).map(({ delivery }) => delivery)).toEqual([...kept.keys()]);
    expect(verifyWhole(workspace).faults).toEqual([]);
  });

  it('read-only: no workstation starts there, and everything in it can be read, verified and proven', async () => {
    // As on a disc: no space left either.
    disk.fillBut(0);
    disk.readOnly(true);
    const start = await auditctl(['serve', '--workspace', workspace, '--port', '0', '--lang', 'en'], {
      timeoutMs: 30_000,
    });
    expect([start.exitCode, start.stderr]).toEqual([5, expect.stringContaining('Check permissions')]);
    await readAll();
    disk.readOnly(false);
    disk.free();
  });

  it('read-only after a kill: the same, out of the files as the kill left them', async () => {
    workstation = await startWorkstation(workspace);
    await postAll([nextBody()]);
    await workstation.untilUnderstood();
    await workstation.kill9();
    // As on a disc: no space left either.
    disk.fillBut(0);
    disk.readOnly(true);
    await readAll();
  });
});

async function readAll(): Promise<void> {
  const read = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await auditctl([...args, '--workspace', workspace, '--json']);
    expect([args[0], exitCode, stderr]).toEqual([args[0], 0, expect.not.stringContaining('hint')]);
    return JSON.parse(stdout);
  };
  expect((await read('status')).ledger.state).toBe('intact');
  const { items } = await read('events', '--limit', '1');
  expect((await read('proof', items[0].eventId)).kind).toBe('row');
  expect((await read('verify')).faults).toEqual([]);
}

async function postUntilRefused(): Promise<void> {
  const connection = await openConnection(workstation.ingestUrl);
  const statuses = new Set<number>();
  for (let tries = 0; refused.length < 20 && tries < 2000; tries++) {
    // A connector that is refused waits before it repeats.
    if (refused.length > 0) await sleep(50);
    statuses.add(await post(connection, nextBody()));
  }
  connection.close();
  expect([...statuses].sort()).toEqual([200, 503]);
  await sleep(1000);
}

async function postAll(bodies: readonly Buffer[]): Promise<void> {
  const connection = await openConnection(workstation.ingestUrl);
  for (const body of bodies) await post(connection, body);
  connection.close();
}

async function post(connection: Awaited<ReturnType<typeof openConnection>>, body: Buffer): Promise<number> {
  const { status, body: answer } = await connection.post('/ingest/lab', body);
  if (status === 200) acknowledged.set(Number(JSON.parse(answer).delivery), sha256(body));
  else refused.push(body);
  return status;
}

/** A row whose text can't be compressed. */
function nextBody(): Buffer {
  made++;
  const source = { version: '3.6.1.Final', connector: 'mysql', name: 'lab', ts_ms: 1_764_000_000_000 + made };
  const place = { snapshot: 'false', db: 'lab', table: 'nota', server_id: 1, file: 'binlog.000001', pos: made * 100 };
  const after = { id: made, texto: random.bytes(12_000).toString('base64') };
  const value = { before: null, after, source: { ...source, ...place, row: 0 }, op: 'c', ts_ms: source.ts_ms };
  return Buffer.from(JSON.stringify(value));
}
