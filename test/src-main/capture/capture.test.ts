/** The capture line as a whole: real threads, real HTTP, a real workspace. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Capture, type CaptureOptions, createCapture } from '../../../src-main/capture.ts';
import { openRecordSource, type SealedRecord } from '../../../src-main/record-source.ts';
import { deriveLeaves } from '../../../src-main/seal.ts';
import { verifyWorkspace } from '../../../src-main/store/evidence/verify.ts';
import { openWorkspace, type Workspace } from '../../../src-main/store/workspace.ts';

const live = join(import.meta.dirname, '../../fixtures/live');
let workspace: Workspace;
let capture: Capture;
let folder: string;
const troubles: string[] = [];

async function start(options: Partial<CaptureOptions> = {}): Promise<void> {
  workspace = openWorkspace(folder, { create: true });
  capture = await createCapture({
    workspace,
    ingestListen: { host: '127.0.0.1', port: 0 },
    tls: null,
    onTrouble: (what, error) => troubles.push(`${what}: ${String(error)}`),
    ...options,
  });
}

async function stop(): Promise<void> {
  await capture.close();
  workspace.release();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'testigo-capture-'));
  troubles.length = 0;
  await start();
});
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

async function post(path: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(`${capture.ingestAddress}${path}`, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers,
  });
  await response.text();
  return response.status;
}

function leafKind({ kind, bytes }: SealedRecord): string {
  return kind === 'act' ? String(JSON.parse(bytes.toString()).kind) : kind;
}

function verify() {
  const steps = verifyWorkspace({ workspaceFolder: folder, derive: deriveLeaves });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

test('every recorded body is answered, sealed, read back byte for byte, and verifies', async () => {
  const files = readdirSync(live).filter((name) => name.endsWith('.json') && !name.endsWith('.headers.json'));
  for (const file of files) expect(await post('/ingest/caja', readFileSync(join(live, file)))).toBe(200);
  const kept = await capture.sealNow('manual');
  const source = openRecordSource(folder);
  const all = source.read(0, 100_000);
  expect(source.size()).toBe(kept.size);
  expect(all.map(({ seq }) => seq)).toEqual(all.map((_, i) => i));
  const expected = files.flatMap((file) => [JSON.parse(readFileSync(join(live, file), 'utf8'))].flat());
  const records = all.filter((record) => record.source === 'caja');
  expect(records.map(({ bytes }) => JSON.parse(bytes.toString()))).toEqual(expected);
  expect(records.filter(({ deliveryHead }) => deliveryHead !== '')).toHaveLength(files.length);
  expect(all.filter(({ kind }) => kind === 'act').map(leafKind)).toEqual(['genesis', 'start', 'checkpoint']);
  expect(source.read(17, 1)).toEqual([all[17]]);
  source.close();
  expect(verify().faults).toEqual([]);
  expect(troubles).toEqual([]);
});

test('bytes that are not the gzip they say are one record, marked as never inflated', async () => {
  expect(await post('/ingest/caja', '{"ts_ms":1}', { 'content-encoding': 'gzip' })).toBe(200);
  await capture.sealNow('manual');
  const source = openRecordSource(folder);
  const record = source.read(0, 100).find((one) => one.source === 'caja');
  source.close();
  expect(record).toMatchObject({ kind: 'malformed', opaque: true });
});

test('acts take their place in the ledger, and stopping leaves a stop and a checkpoint', async () => {
  const seq = await capture.appendAct('source', { id: 'caja' }, 'maria');
  expect(seq).toBe(2);
  expect(await post('/ingest', '{"ts_ms":1}')).toBe(200);
  await stop();
  await start();
  const source = openRecordSource(folder);
  const kinds = source.read(0, 100).map((record) => `${leafKind(record)} ${record.source}`);
  source.close();
  expect(kinds.slice(0, 5)).toEqual(['genesis ', 'start ', 'source ', 'heartbeat default', 'stop ']);
  expect(verify().faults).toEqual([]);
});
