import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Verification } from '#shared/ledger.ts';
import { type OperationName, operations } from '#shared/operations.ts';
import { getVerification } from '../../../src-main/operations/get-verification.ts';
import { ingestUrlOf } from '../../../src-main/operations/ingest-url.ts';
import { makeCertificate } from '../../../src-main/sources/certificate.ts';
import { saveCertificate } from '../../../src-main/tls-files.ts';
import { nothingLive, openWorkspaceView } from '../../../src-main/workspace-view.ts';
import { liveBody, openSmallWorkspace, type SmallWorkspace } from '../../support/faces/small-workspace.ts';
import { waitFor } from '../../support/lab/wait-for.ts';

let small: SmallWorkspace;
beforeAll(async () => {
  small = await openSmallWorkspace();
});
afterAll(() => small.remove());

async function post(
  name: OperationName,
  body: unknown,
  id = '',
): Promise<{ status: number; json: Record<string, unknown> }> {
  const path = operations[name].path.replace(':id', id);
  const response = await fetch(`${small.workstation.apiAddress}/api/v1${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  const json = z.record(z.string(), z.unknown()).parse(await response.json());
  if (response.ok) operations[name].output.parse(json);
  return { status: response.status, json };
}

async function verified(): Promise<Verification> {
  const ask = () => small.workstation.operations.getVerification({});
  await waitFor(async () => (await ask()).state === 'done');
  return ask();
}

const acts = async (kind: string) =>
  (await small.workstation.operations.getLedger({ limit: 1000, order: 'oldest' })).acts.filter(
    (act) => act.kind === kind,
  );

describe('an operation that acts', () => {
  it('verifies the whole ledger once at a time, and writes down what it found', async () => {
    const [first, second] = await Promise.all([post('verifyLedger', {}), post('verifyLedger', {})]);
    expect([first.json.state, second.json.state]).toEqual(['running', 'running']);
    const result = await verified();
    const { ledger } = await small.workstation.status();
    expect(result).toMatchObject({ faults: [], hashOnly: 0, checked: result.total });
    expect(result.total).toBeGreaterThan(30);
    expect(ledger).toMatchObject({ state: 'intact', verifiedAt: expect.any(String), firstFault: null });
    expect((await acts('verification')).map(({ what, who }) => [what.faults, who.startsWith('local:')])).toEqual([
      [0, true],
    ]);
  });

  it('refuses to compare with what is no checkpoint of this ledger, says which, and leaves the verdict alone', async () => {
    const other = await openSmallWorkspace({ fill: false });
    const { note } = await other.workstation.operations.getCheckpoint({});
    await other.remove();
    const own = (await small.workstation.operations.getCheckpoint({})).note;
    const before = await acts('verification');
    for (const [checkpoint, sentence] of [
      ['GRANT SELECT ON *.* TO testigo;', 'Lo indicado no es un punto de control.'],
      [note, 'es de otro registro'],
      [own.replace(/\n\d+\n/, '\n9999999\n'), 'no es de ninguna de sus claves'],
    ] as const) {
      const { status, json } = await post('verifyLedger', { checkpoint });
      expect({ status, code: json.code, detail: json.detail }).toEqual({
        status: 400,
        code: 'bad-request',
        detail: expect.stringContaining(sentence),
      });
    }
    expect(await small.workstation.operations.getVerification({})).toMatchObject({ state: 'done', faults: [] });
    expect(await acts('verification')).toEqual(before);
    expect((await small.workstation.status()).ledger.state).toBe('intact');
  });

  it('says with which checkpoint from elsewhere it was compared, also after the next start', async () => {
    const { note, size } = await small.workstation.operations.getCheckpoint({});
    await post('verifyLedger', { checkpoint: note });
    const result = await verified();
    expect(result).toMatchObject({ faults: [], compared: size, error: null });
    expect((await acts('verification')).at(-1)?.what).toMatchObject({ compared: true, comparedSize: size, faults: 0 });
    const view = openWorkspaceView(small.folder);
    expect(getVerification(view.at(nothingLive, new Date()), {})).toMatchObject({
      state: 'done',
      faults: [],
      checked: result.checked,
      compared: size,
    });
    view.close();
  });

  it('keeps a signed checkpoint with its reason', async () => {
    const { json } = await post('sealNow', { reason: 'cierre del mes' });
    const { checkpoints } = await small.workstation.operations.getLedger({ limit: 1, order: 'newest' });
    expect(json).toEqual(checkpoints[0]);
    expect(json).toMatchObject({ reason: 'cierre del mes', proven: true });
    // Nothing arrived in between: the reason is a leaf, so that it is kept and proven all the same.
    const again = await post('sealNow', { reason: 'entregado a la auditora' });
    expect(again.json).toMatchObject({ reason: 'entregado a la auditora', proven: true, size: Number(json.size) + 1 });
    expect((await acts('checkpoint')).map(({ what }) => what.reason)).toEqual([
      'cierre del mes',
      'entregado a la auditora',
    ]);
  });

  it('reads the past again into a new reading that gives the same rows', async () => {
    const page = { limit: 1000, order: 'oldest' } as const;
    const before = await small.workstation.operations.listChangeEvents(page);
    const { json } = await post('rebuildUnderstanding', {});
    await waitFor(async () => (await small.workstation.status()).understanding.reading === json.reading);
    await small.untilUnderstood();
    expect((await small.workstation.operations.listChangeEvents(page)).items).toEqual(before.items);
    expect((await acts('reading')).length).toBeGreaterThan(0);
  });

  it('adds a source whose deliveries must be signed from then on, and tells the secret once', async () => {
    expect((await small.post(liveBody('heartbeat'), 'firmada')).status).toBe(200);
    const added = await post('addSource', { id: 'firmada', connector: 'mariadb', host: 'db', sign: true });
    expect(added.json).toMatchObject({
      id: 'firmada',
      registered: true,
      hasSecret: true,
      secret: expect.stringMatching(/^whsec_/),
    });
    expect(added.json.ingestUrl).toBe(`${small.workstation.ingestAddress}/ingest/firmada`);
    expect((await small.post(liveBody('heartbeat'), 'firmada')).status).toBe(401);
    expect((await small.post(liveBody('heartbeat'), 'lab')).status).toBe(200);
    const everything = JSON.stringify([
      await small.workstation.operations.listSources({}),
      await small.workstation.operations.getSourceConfiguration({ id: 'firmada', form: 'properties' }),
      await small.workstation.operations.getLedger({ limit: 1000, order: 'oldest' }),
    ]);
    expect(everything).not.toContain(String(added.json.secret));
  });

  it('declares a source none of ours, says why in a leaf, and takes that back', async () => {
    expect((await small.post('no es JSON', 'ajena')).status).toBe(200);
    await small.untilUnderstood();
    const openAlarms = async () => (await small.workstation.status()).openAlarms;
    const before = await openAlarms();
    expect((await post('ignoreSource', { reason: 'x' }, 'ajena')).status).toBe(400);
    expect((await post('ignoreSource', { reason: 'no es nuestra' }, 'nadie')).status).toBe(404);
    expect((await post('ignoreSource', { reason: 'no es nuestra' }, 'ajena')).json).toMatchObject({ ignored: true });
    await waitFor(async () => (await openAlarms()) === before - 1, { what: 'its alarm to leave the count' });
    expect((await post('ignoreSource', { reason: 'sí lo era', ignored: false }, 'ajena')).json).toMatchObject({
      ignored: false,
    });
    await waitFor(async () => (await openAlarms()) === before, { what: 'its alarm to count again' });
    expect((await acts('source')).slice(-2).map(({ what }) => [what.what, what.reason])).toEqual([
      ['ignored', 'no es nuestra'],
      ['heeded', 'sí lo era'],
    ]);
  });

  it('refuses to check a server that does not answer, in the words of the table', async () => {
    const { status, json } = await post(
      'checkSource',
      { host: '127.0.0.1', port: 9, user: 'x', password: 'y' },
      'firmada',
    );
    expect({ status, code: json.code }).toEqual({ status: 502, code: 'source-unreachable' });
    expect((await post('checkSource', {}, 'nadie')).status).toBe(404);
  });
});

describe('the address in the Debezium configuration', () => {
  it('is the first name of the certificate when the listener is on all interfaces', async () => {
    expect(ingestUrlOf('http://127.0.0.1:4811', 'a', small.folder)).toBe('http://127.0.0.1:4811/ingest/a');
    saveCertificate(small.folder, await makeCertificate(['testigo.lan', '10.4.0.23'], new Date()));
    expect(ingestUrlOf('https://0.0.0.0:4811', 'a', small.folder)).toBe('https://testigo.lan:4811/ingest/a');
    expect(ingestUrlOf('', 'a', small.folder)).toBe('http://127.0.0.1:4811/ingest/a');
  });
});
