/** A verification that can't be carried out is failed, with its code; only a person's cancel is cancelled. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import type { Verification } from '#shared/ledger.ts';
import { createVerificationControl, type VerificationParts } from '../../src-main/verification-control.ts';

/** `answers`: the body of a thread that is asked to verify. */
async function verifiedBy(answers: string, parts: Partial<VerificationParts> = {}): Promise<Verification> {
  const folder = mkdtempSync(join(tmpdir(), 'testigo-control-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const told: Verification[] = [];
  const control = createVerificationControl({
    folder,
    load: new SharedArrayBuffer(24),
    onProgress: (verification) => told.push(verification),
    onDone: async () => {},
    onTrouble: () => {},
    now: () => new Date('2026-11-25T10:00:00.000Z'),
    startWorker: () =>
      new Worker(
        `const { parentPort } = require('node:worker_threads'); parentPort.on('message', (asked) => { ${answers} });`,
        {
          eval: true,
        },
      ),
    ...parts,
  });
  control.start();
  await expect.poll(() => control.current().state, { timeout: 10_000 }).not.toBe('running');
  await control.close();
  expect(told.at(-1)).toEqual(control.current());
  return control.current();
}

const answer = (state: string) =>
  `parentPort.postMessage({ type: 'answer', id: asked.id, output: { state: '${state}', phase: null, checked: 3, total: 9, faults: [], startedAt: null, finishedAt: null, hashOnly: 0, error: null } })`;

test('a thread that dies is a failure of ours', async () => {
  expect(await verifiedBy(`throw new Error('out of memory')`)).toMatchObject({
    state: 'failed',
    finishedAt: '2026-11-25T10:00:00.000Z',
    error: { code: 'internal', detail: expect.stringContaining('out of memory') },
  });
});

test('an error thrown on purpose keeps its code', async () => {
  const refused = `parentPort.postMessage({ type: 'failure', id: asked.id, code: 'workspace-newer', detail: 'ledger.db' })`;
  expect(await verifiedBy(refused)).toMatchObject({
    state: 'failed',
    error: { code: 'workspace-newer', detail: 'ledger.db' },
  });
});

test('a person’s cancel stays one', async () => {
  expect(await verifiedBy(answer('cancelled'))).toMatchObject({ state: 'cancelled', error: null });
});

test('a result whose leaf can’t be written is still the result', async () => {
  const onDone = () => Promise.reject(new Error('ledger-mismatch'));
  expect(await verifiedBy(answer('done'), { onDone })).toMatchObject({ state: 'done', checked: 3, error: null });
});
