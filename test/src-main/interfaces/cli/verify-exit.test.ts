/** How `auditctl verify` ends for what a workstation answers: only a finished verification without faults is 0. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { auditctl } from '../../../support/faces/auditctl.ts';

const done = {
  state: 'done',
  phase: null,
  checked: 4,
  total: 9,
  faults: [],
  startedAt: null,
  finishedAt: null,
  error: null,
  hashOnly: 0,
};

/** A workstation that gives one answer to everything. */
async function verifyAnswered(answer: object): Promise<{ exitCode: number | null; stdout: string }> {
  const server = createServer((_request, response) => response.end(JSON.stringify({ ...done, ...answer })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo; // listening on TCP
  const { exitCode, stdout } = await auditctl(['verify', '--url', `http://127.0.0.1:${port}`]);
  return { exitCode, stdout };
}

test.each([
  ['without faults', {}, 0, 'Íntegro'],
  ['with faults', { faults: [{ leaf: 3, what: 'record-changed', detail: '' }] }, 6, '1 diferencia'],
  ['failed inside', { state: 'failed', error: { code: 'internal', detail: 'no memory' } }, 1, 'no memory'],
  ['failed for a reason of the table', { state: 'failed', error: { code: 'workspace-newer', detail: '' } }, 4, 'nueva'],
  ['cancelled', { state: 'cancelled' }, 130, 'Cancelado en la hoja 4'],
])('%s', async (_what, answer, exitCode, words) => {
  expect(await verifyAnswered(answer)).toEqual({ exitCode, stdout: expect.stringContaining(words) });
});
