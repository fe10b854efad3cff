/** What a person does to the ledger, on the screen: another key, a month's bodies, a fork; each with a reason that no error takes away. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { openBodiesWriter } from '../../src-main/store/evidence/bodies-writer.ts';
import { openWorkspace } from '../../src-main/store/workspace.ts';
import { liveBody } from '../support/faces/small-workspace.ts';
import { expect, expectAccessible, type Station, startStation } from './screens-station.ts';

let parent: string;
let folder: string;
let station: Station;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
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
  await start();
});
test.afterAll(() => {
  station.kill();
  rmSync(parent, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

async function start(): Promise<void> {
  station = await startStation('serve', folder);
  await expect
    .poll(async () => {
      const { ledger, understanding } = await station.get('getStatus', '/status');
      return ledger.state === 'mismatch' || (ledger.unsealed === 0 && understanding.behind === 0);
    })
    .toBe(true);
}

const evidence = async (page: Page, language = 'es', theme = 'light') => {
  await page.addInitScript(
    (text) => Reflect.get(globalThis, 'localStorage').setItem('testigo.preferences', text),
    JSON.stringify({ language, theme }),
  );
  await page.goto(`${station.url}/#/evidencia`);
};
const acts = async () => (await station.get('getLedger', '/ledger?limit=1000&order=newest')).acts;

test('another key signs: the question begins at its reason, which an error leaves as it was', async ({ page }) => {
  await evidence(page);
  const before = await station.get('getLedger', '/ledger?limit=1');
  const ask = page.getByRole('button', { name: 'Cambiar la llave de firma…' });
  await ask.click();
  const dialog = page.getByRole('dialog', { name: 'Cambiar la llave de firma' });
  const reason = dialog.getByRole('textbox', { name: 'Motivo' });
  await expect(reason).toBeFocused();
  await expectAccessible(page);
  const act = dialog.getByRole('button', { name: 'Cambiar llave' });
  await expect(act).toBeDisabled();
  await reason.fill('cambio de custodia');
  const problem = { type: 'about:blank', title: 'x', status: 503, code: 'cannot-store', detail: '', hint: '' };
  await page.route('**/api/v1/ledger/key', (route) => route.fulfill({ status: 503, json: problem }));
  await act.click();
  await expect(dialog.getByRole('alert')).toContainText('Libere espacio en disco.');
  await expect(reason).toHaveValue('cambio de custodia');
  await page.unroute('**/api/v1/ledger/key');
  await dialog.getByRole('button', { name: 'Volver a intentar' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.act-done')).toContainText(`La anterior, ${before.keyId}, firmó la hoja que la nombra.`);
  await expect(page.getByRole('button', { name: 'Copiar la nueva llave pública' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Cambio de llave motivo cambio de custodia/ })).toBeVisible();
});

test('Esc and Cancelar leave everything as it was, and the focus where it was', async ({ page }) => {
  await evidence(page);
  const ask = page.getByRole('button', { name: 'Cambiar la llave de firma…' });
  const rotations = async () => (await acts()).filter(({ kind }) => kind === 'key-rotation').length;
  const before = await rotations();
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => page.getByRole('button', { name: 'Cancelar' }).click(),
  ]) {
    await ask.click();
    await page.getByRole('textbox', { name: 'Motivo' }).fill('no todavía');
    await leave();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(ask).toBeFocused();
  }
  expect(await rotations()).toBe(before);
});

test('the bodies of a closed month go when its name is typed; the one being written is not offered', async ({
  page,
}) => {
  await evidence(page);
  const open = page.getByRole('row').filter({ hasText: 'octubre de 2026' });
  await expect(open).toContainText('se está escribiendo');
  await expect(open.getByRole('button')).toHaveCount(0);
  await page.getByRole('button', { name: 'Eliminar los cuerpos de setiembre de 2026' }).click();
  const dialog = page.getByRole('dialog', { name: 'Eliminar los cuerpos de setiembre de 2026' });
  await expect(dialog).toContainText('Se destruirán 2 entregas');
  await dialog.getByRole('textbox', { name: 'Motivo' }).fill('política de retención');
  const typed = dialog.getByRole('textbox', { name: 'Escriba 2026-09 para confirmar' });
  const act = dialog.getByRole('button', { name: 'Eliminar cuerpos' });
  await typed.fill('2026-10');
  await expect(act).toBeDisabled();
  await typed.fill('2026-09');
  await expectAccessible(page);
  await act.click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.act-done')).toContainText('2 entregas eliminadas');
  await expect(page.locator('.act-done')).toBeFocused();
  await expect(page.getByRole('row').filter({ hasText: 'setiembre de 2026' })).toContainText('solo la huella');
  expect((await acts()).find(({ kind }) => kind === 'retention')?.what).toMatchObject({
    month: '2026-09',
    reason: 'política de retención',
  });
});

for (const [language, theme] of [
  ['es', 'light'],
  ['en', 'dark'],
] as const)
  test(`a ledger that does not match says what to do first, then offers the fork, in ${language}, ${theme}`, async ({
    page,
  }) => {
    await tamper();
    await evidence(page, language, theme);
    const words = language === 'es' ? spanish : english;
    await expect(page.getByRole('heading', { name: words.differs, level: 2 })).toBeVisible();
    await expect(page.getByText(words.first)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: `${words.title}…` }).click();
    const dialog = page.getByRole('dialog', { name: words.title });
    await expectAccessible(page);
    await dialog.getByRole('textbox').fill('copia restaurada por sistemas');
    await dialog.getByRole('button', { name: words.verb }).click();
    await expect(dialog).toBeHidden();
    await expect(page.locator('.act-done')).toContainText(words.done);
    await expect(page.getByText(words.first)).toBeHidden();
    await expect(page.locator('.act-done')).toBeFocused();
    expect((await station.get('getStatus', '/status')).ledger.state).toBe('intact');
    expect((await acts()).find(({ kind }) => kind === 'fork')?.what.reason).toBe('copia restaurada por sistemas');
  });

const spanish = {
  differs: 'El registro no coincide',
  first: 'No cierre el equipo, copie la carpeta de trabajo',
  title: 'Declarar una bifurcación',
  verb: 'Declarar bifurcación',
  done: 'Bifurcación declarada',
};
const english = {
  differs: 'Ledger does not match',
  first: 'Keep the machine on, copy the workspace folder',
  title: 'Declare a fork',
  verb: 'Declare fork',
  done: 'Fork declared',
};

/** As another hand would: the signed head no longer fits the ledger. */
async function tamper(): Promise<void> {
  station.kill();
  await expect.poll(() => fetch(station.url).catch(() => null)).toBeNull();
  const db = new Database(join(folder, 'evidence', 'ledger.db'));
  db.exec("UPDATE head SET note = replace(note, 'testigo.local', 'testigo.other')");
  db.close();
  await start();
}
