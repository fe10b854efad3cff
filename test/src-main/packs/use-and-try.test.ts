/** A pack of one's own: checked, tried on the past, put in force as evidence, and the past read again with it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLedgerReader } from '../../../src-main/store/evidence/ledger-reader.ts';
import { auditctl } from '../../support/faces/auditctl.ts';
import { openSmallWorkspace, type SmallWorkspace } from '../../support/faces/small-workspace.ts';
import { waitFor } from '../../support/lab/wait-for.ts';

const pack = `pack: lab
version: 1.0.0
title: { es: Laboratorio, en: Lab }
uses: [generic]
fits: { tables: [cuenta], share: 1 }
tables:
  cuenta:
    role: master
    name: { es: cuenta, en: account }
    entity: { type: account, label: "text(row.id)" }
    money: [saldo]
rules:
  - id: saldo
    type: BalanceChanged
    kind: R
    anchor: { table: cuenta, on: update, where: "'saldo' in changed" }
    payload: { before: before.saldo, after: after.saldo }
    amount: after.saldo - before.saldo
    sentence:
      es: "Saldo de {entity}: {before:money} → {after:money}"
      en: "Balance of {entity}: {before:money} → {after:money}"
`;

let small: SmallWorkspace;
let folder: string;

beforeAll(async () => {
  small = await openSmallWorkspace();
  folder = mkdtempSync(join(tmpdir(), 'testigo-pack-'));
  writeFileSync(join(folder, 'pack.yaml'), pack);
});
afterAll(async () => {
  await small.remove();
  rmSync(folder, { recursive: true, force: true });
});

const cli = (...args: string[]) => auditctl([...args, '--workspace', small.folder]);

describe('a pack of one’s own', () => {
  it('that is broken is refused with file and line, and nothing is written', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'testigo-broken-'));
    writeFileSync(join(broken, 'pack.yaml'), pack.replace('before.saldo, after', 'before.saldo +, after'));
    const leaves = (await small.workstation.status()).ledger.leaves;
    const { stderr, exitCode } = await cli('pack', 'use', broken, '--reason', 'prueba');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('pack.yaml:17');
    expect((await small.workstation.status()).ledger.leaves).toBe(leaves);
    rmSync(broken, { recursive: true, force: true });
  });

  it('shows first what it would change, and keeps nothing', async () => {
    const { stdout, exitCode } = await cli('pack', 'try', folder, '--json');
    expect(exitCode).toBe(0);
    const effect = JSON.parse(stdout);
    expect(effect.types).toContainEqual({ type: 'BalanceChanged', gained: expect.any(Number), lost: 0, changed: 0 });
    expect(effect.gained.length).toBeGreaterThan(0);
    const { items } = await small.workstation.operations.listBusinessEvents({ limit: 100, order: 'oldest' });
    expect(items.some(({ type }) => type === 'BalanceChanged')).toBe(false);
  });

  it('needs a reason to be put in force', async () => {
    const { exitCode } = await cli('pack', 'use', folder);
    expect(exitCode).toBe(2);
  });

  it('is evidence, file by file, and the past is read again with it while the old reading answers', async () => {
    const { stdout, exitCode } = await cli(
      'pack',
      'use',
      folder,
      '--since',
      'start',
      '--reason',
      'primera versión',
      '--json',
    );
    expect(exitCode).toBe(0);
    const { leaf, reading } = JSON.parse(stdout);
    expect(reading).toBeGreaterThan(1);
    const ledger = openLedgerReader(small.folder);
    expect(JSON.parse(ledger.act(leaf)?.json ?? '{}').act).toMatchObject({
      pack: 'lab',
      version: '1.0.0',
      from: 0,
      reason: 'primera versión',
      files: [{ name: 'pack.yaml', text: pack }],
    });
    ledger.close();
    await waitFor(async () => (await small.workstation.status()).understanding.reading === reading, {
      what: 'the new reading',
    });
    const { items } = await small.workstation.operations.listBusinessEvents({
      limit: 100,
      order: 'oldest',
      type: ['BalanceChanged'],
    });
    expect(items[0]).toMatchObject({ entity: { type: 'account' }, rule: 'lab/saldo', ruleVersion: '1.0.0' });
    expect(items[0]?.sentence.es).toMatch(/^Saldo de \d+: S\/\u00a0[\d,.]+ → S\/\u00a0[\d,.]+$/);
  });

  it('tells at the prompt what it tells, with blanks that a terminal shows', async () => {
    const { stdout } = await cli('activity', '--type', 'BalanceChanged', '--lang', 'es');
    expect(stdout).toMatch(/Saldo de \d+: S\/ [\d,.]+ → S\/ [\d,.]+/);
  });
});
