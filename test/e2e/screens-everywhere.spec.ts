/** What holds on every screen: accessibility, both languages and themes, small windows, the truth line, a workstation that falls silent. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as plain } from '@playwright/test';
import { expect, expectAccessible, startDemo, test, watchConsole } from './screens-station.ts';

const screens = [
  '/linea',
  '/linea?zoom=dia',
  '/linea?zoom=transaccion',
  '/linea?f=-tipo:Sale+sensible:si+tabla:kardex',
  '/paquetes',
  '/paquetes/generic',
  '/linea?zoom=fila&f=-tabla:kardex+op:update',
  '/fuentes',
  '/fuentes/nueva',
  '/evidencia',
  '/configuracion',
];

for (const preferences of [
  { language: 'es', theme: 'light' },
  { language: 'en', theme: 'dark' },
]) {
  for (const route of screens) {
    test(`${route} in ${preferences.language}, ${preferences.theme}, has no accessibility violation`, async ({
      open,
    }) => {
      const page = await open(route, preferences);
      await expect(page.locator('.status')).toContainText(preferences.language === 'es' ? 'hora de Perú' : 'Peru time');
      await expect(page.locator('.state.reading')).toHaveCount(0);
      await expectAccessible(page);
    });
  }

  test(`an opened event, around it, its transactions and proof in ${preferences.language}, ${preferences.theme}, have none`, async ({
    open,
    station,
  }) => {
    const [event] = (await station.get('listBusinessEvents', '/business-events?type=InventoryAdjustment&limit=1'))
      .items;
    const page = await open(`/linea?sel=${event?.eventId}`, preferences);
    await expect(page.locator('.diff')).toBeVisible();
    await page.locator('.row.selected .twist').click();
    await expect(page.locator('.row.told').first()).toBeVisible();
    for (const tab of [0, 1, 2, 3]) {
      await page.getByRole('tab').nth(tab).click();
      await expect(page.locator('.state.reading')).toHaveCount(0);
      await expectAccessible(page);
    }
  });

  test(`an opened change, its transaction, its proof and the keys in ${preferences.language}, ${preferences.theme}, have none`, async ({
    open,
    station,
  }) => {
    const [event] = (await station.get('listChangeEvents', '/change-events?table=venta_cab&operation=update&limit=1'))
      .items;
    const page = await open(`/linea?zoom=fila&sel=${event?.eventId}`, preferences);
    await expect(page.locator('.diff')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('tab').nth(1).click();
    await expect(page.locator('.transaction-rows')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('tab').nth(2).click();
    await page.locator('.withhold summary').click();
    await expectAccessible(page);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
  });
}

test('nothing is cut at 1366×768, and at 150 % the pane becomes an overlay that Esc closes', async ({ open, page }) => {
  await open('/linea?zoom=fila', { language: 'es' });
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.locator('.row.change').first()).toBeVisible();
  const clipped = async () =>
    page.locator('body').evaluate((body) => {
      const root = body.ownerDocument.documentElement;
      return root.scrollWidth > root.clientWidth || root.scrollHeight > root.clientHeight;
    });
  expect(await clipped()).toBe(false);
  for (const route of ['/linea', '/linea?zoom=dia', '/paquetes']) {
    await page.goto(`${page.url().replace(/#.*/, '')}#${route}`);
    await expect(page.locator('.state.reading')).toHaveCount(0);
    expect(await clipped()).toBe(false);
  }
  await page.goto(`${page.url().replace(/#.*/, '')}#/linea?zoom=fila`);
  await page.setViewportSize({ width: 911, height: 512 });
  await page.locator('.row.change').first().click();
  await expect(page.locator('.pane')).toHaveCSS('position', 'absolute');
  expect(await clipped()).toBe(false);
  const clock = await page.locator('.status .item').last().boundingBox();
  expect((clock?.x ?? 0) + (clock?.width ?? 0)).toBeLessThanOrEqual(911);
  await page.keyboard.press('Escape');
  await expect(page.locator('.pane')).toBeHidden();
});

test('the truth line says capture, gaps, ledger, time and sample data on every screen', async ({ open, page }) => {
  await open('/linea');
  for (const route of screens) {
    await page.goto(`${page.url().replace(/#.*/, '')}#${route}`);
    const line = page.locator('.status');
    await expect(line).toContainText('botica:');
    await expect(line).toContainText(/intervalos? sin cubrir|Sin intervalos/);
    await expect(line).toContainText('Registro íntegro');
    await expect(line).toContainText('DATOS DE EJEMPLO');
  }
});

test('an error says its code, what still works and how to go on', async ({ page, station }) => {
  watchConsole(page);
  const problem = { type: 'about:blank', title: 'x', status: 500, code: 'internal', detail: 'disco', hint: '' };
  await page.route('**/api/v1/facets*', (route) => route.fulfill({ status: 500, json: problem }));
  await page.goto(`${station.url}/#/linea?zoom=transaccion`);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Falla interna. disco', { timeout: 10_000 });
  await expect(alert).toContainText('Código internal');
  await expect(page.locator('.row.transaction').first()).toBeVisible();
  await page.unroute('**/api/v1/facets*');
  await alert.getByRole('button', { name: 'Volver a intentar' }).click();
  await expect(page.getByRole('button', { name: /^Solo venta_cab/ })).toBeVisible();
});

plain('a workstation that falls silent is said on the screen, which keeps what it showed', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'testigo-silent-'));
  const station = await startDemo(folder);
  try {
    await page.goto(`${station.url}/#/configuracion`);
    await expect(page.locator('.status')).toContainText('DATOS DE EJEMPLO');
    station.kill();
    await expect(page.getByText('Testigo no responde en este equipo.')).toBeVisible({ timeout: 15_000 });
    await expect(page.locator('.status')).toContainText('Testigo no responde');
    await expect(page.getByRole('heading', { level: 1, name: 'Configuración' })).toBeVisible();
  } finally {
    station.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
