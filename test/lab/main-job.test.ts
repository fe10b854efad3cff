/** The main job on real input: a row changes in a real MySQL, and within two seconds the auditor sees it and can prove it. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  labAvailability,
  removeFolder,
  startDebezium,
  startMysql,
  temporaryFolder,
  waitFor,
} from '../support/lab/lab.ts';
import { startWorkstation } from '../support/workstation.ts';

const available = labAvailability();
const verifier = join(import.meta.dirname, '../../resources/verifier/verify-proof.mjs');

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

describe.skipIf(!available.mysql.ok || !available.debezium.ok)('a row changed in a real MySQL', () => {
  it('is on the timeline within two seconds, before and after, and can be proven without showing the document number', async () => {
    const { database, workstation, folder } = await connected();
    await database.exec("UPDATE lab.cliente SET saldo = 250.75, nota = 'ajuste' WHERE id = 1 /* user=maria.perez */");
    const startedAt = performance.now();
    const event = await waitFor(
      async () => (await workstation.get('listChangeEvents', '/change-events', { table: 'lab.cliente' })).items[0],
      { everyMs: 20 },
    );
    if (event === undefined) throw new Error('no event');
    expect(performance.now() - startedAt).toBeLessThan(2000);
    expect({ before: event.before, after: event.after, changed: event.changed, operation: event.operation }).toEqual({
      operation: 'update',
      before: { id: 1, dni: '45678912', saldo: '100.50', nota: null },
      after: { id: 1, dni: '45678912', saldo: '250.75', nota: 'ajuste' },
      changed: ['saldo', 'nota'],
    });

    const proof = await workstation.get('getProof', `/ledger/proofs/${event.eventId}`, {
      withhold: 'before.dni,after.dni',
    });
    expect(shownBy(proof.file)).toContain('250.75');
    expect(shownBy(proof.file)).not.toContain('45678912');
    const { publicKey } = await workstation.get('getLedger', '/ledger');
    const verify = (name: string, text: string) => {
      const file = join(folder, name);
      writeFileSync(file, text);
      return spawnSync(process.execPath, [verifier, file, '--key', publicKey], { encoding: 'utf8' });
    };
    expect(verify('whole.tlog-proof', proof.file)).toMatchObject({ status: 0 });
    expect(
      verify('changed.tlog-proof', withShown(proof.file, shownBy(proof.file).replace('250.75', '250.76'))),
    ).toMatchObject({ status: 1 });
  });

  it('is told to a listening screen as it happens', async () => {
    const { database, workstation } = await connected();
    const response = await fetch(`${workstation.apiUrl}/live`, { headers: { accept: 'text/event-stream' } });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await database.exec("INSERT INTO lab.cliente VALUES (2, '40000001', 1, NULL)");
    let text = '';
    await waitFor(async () => {
      text += (await reader?.read())?.value ?? '';
      return text.includes('"type":"change"');
    });
    await reader?.cancel();
  });
});

/** What a proof shows besides hashes: its `extra` line. */
function shownBy(proof: string): string {
  return Buffer.from(/^extra (.*)$/m.exec(proof)?.[1] ?? '', 'base64').toString('utf8');
}

function withShown(proof: string, shown: string): string {
  return proof.replace(/^extra .*$/m, `extra ${Buffer.from(shown).toString('base64')}`);
}

async function connected() {
  const database = await startMysql();
  cleanUp.push(() => database.stop());
  const folder = temporaryFolder('main-job');
  cleanUp.push(async () => removeFolder(folder));
  const workstation = await startWorkstation(join(folder, 'workspace'));
  cleanUp.push(() => workstation.stop());
  await database.exec(`CREATE DATABASE lab; CREATE TABLE lab.cliente
    (id INT PRIMARY KEY, dni CHAR(8), saldo DECIMAL(12,2), nota VARCHAR(50));
    INSERT INTO lab.cliente VALUES (1, '45678912', 100.50, NULL)`);
  const debezium = await startDebezium({
    kind: 'mysql',
    port: database.port,
    sinkUrl: `${workstation.ingestUrl}/botica`,
    properties: { 'debezium.source.database.include.list': 'lab' },
  });
  cleanUp.push(() => debezium.stop());
  await waitFor(async () => (await workstation.allChangeEvents()).length > 0, { what: 'the snapshot' });
  return { database, workstation, folder };
}
