import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { rotateLedgerKey } from '../../../src-main/store/evidence/key-rotation.ts';
import { openLedgerWriter } from '../../../src-main/store/evidence/ledger-writer.ts';
import { openWorkspace, readSecrets, writeSecrets } from '../../../src-main/store/workspace.ts';
import { newWorkspace, testFolder } from './evidence/evidence-fixture.ts';

const code = (expected: string) => expect.objectContaining({ code: expected });

test('a new workspace has settings, a private key of its own, and folders', () => {
  const { folder, settings, ledgerKey, release } = openWorkspace(join(testFolder(), 'a', 'b'), {
    create: true,
    demo: true,
  });
  expect(settings).toMatchObject({
    origin: `testigo.local/${settings.id}`,
    zone: 'America/Lima',
    locale: 'es-PE',
    demo: true,
  });
  expect(ledgerKey.asymmetricKeyType).toBe('ed25519');
  if (process.platform !== 'win32') expect(statSync(join(folder, 'keys', 'ledger.pem')).mode & 0o777).toBe(0o600);
  expect(['keys', 'evidence', 'exports'].every((name) => existsSync(join(folder, name)))).toBe(true);
  release();
  const again = openWorkspace(folder);
  expect(again.settings).toEqual(settings);
  again.release();
});

test('a second opening is refused while the first lasts, in this process and in another', async () => {
  const workspace = newWorkspace();
  expect(() => openWorkspace(workspace.folder)).toThrow(code('workspace-locked'));
  workspace.release();

  const child = holdInChild(workspace.folder);
  await once(child.stdout, 'data');
  expect(() => openWorkspace(workspace.folder)).toThrow(code('workspace-locked'));
  child.kill('SIGKILL');
  await once(child, 'exit');
  openWorkspace(workspace.folder).release();
});

test('a folder that holds something else is left alone; none at all is not found', () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  expect(() => openWorkspace(folder, { create: true })).toThrow(code('workspace-foreign'));
  expect(() => openWorkspace(join(folder, 'none'))).toThrow(code('no-workspace'));
  expect(existsSync(join(folder, 'none'))).toBe(false);
  mkdirSync(join(folder, 'bad'));
  writeFileSync(join(folder, 'bad', 'testigo.json'), '{');
  expect(() => openWorkspace(join(folder, 'bad'))).toThrow(code('workspace-foreign'));
});

test('secrets are kept for their owner alone', () => {
  const { folder } = newWorkspace();
  expect(readSecrets(folder)).toEqual({});
  writeSecrets(folder, { botica: ['whsec_new', 'whsec_old'] });
  expect(readSecrets(folder)).toEqual({ botica: ['whsec_new', 'whsec_old'] });
  if (process.platform !== 'win32') expect(statSync(join(folder, 'keys', 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('a key rotation that was cut short is finished, or forgotten, at the next opening', async () => {
  const workspace = newWorkspace();
  const { folder, settings } = workspace;
  const current = join(folder, 'keys', 'ledger.pem');
  const next = join(folder, 'keys', 'ledger-next.pem');
  const before = readFileSync(current);
  const ledger = openLedgerWriter(folder, { key: workspace.ledgerKey, origin: settings.origin });
  await rotateLedgerKey(folder, (next) => ledger.rotateKey(next, 'a reason', 'me'));
  const after = readFileSync(current);
  ledger.close();
  workspace.release();
  expect(after).not.toEqual(before);

  // As if the process had ended before the new key replaced the old one.
  writeFileSync(next, after);
  writeFileSync(current, before);
  openWorkspace(folder).release();
  expect([readFileSync(current), existsSync(next)]).toEqual([after, false]);

  // As if it had ended before the ledger named the new key.
  writeFileSync(next, before);
  openWorkspace(folder).release();
  expect([readFileSync(current), existsSync(next)]).toEqual([after, false]);
});

test.runIf(existsSync('/proc'))('a folder that can’t be made is refused at once', () => {
  expect(() => openWorkspace('/proc/testigo/nada', { create: true })).toThrow(
    expect.objectContaining({ code: 'workspace-unwritable' }),
  );
});

function holdInChild(folder: string) {
  const module = join(import.meta.dirname, '../../../src-main/store/workspace.ts');
  // What was opened is not kept on purpose: the lock must outlive a collection of garbage.
  const script = `import { openWorkspace } from ${JSON.stringify(module)};
    openWorkspace(${JSON.stringify(folder)}); setTimeout(() => { gc(); setTimeout(() => console.log('held'), 20); }, 20); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}
