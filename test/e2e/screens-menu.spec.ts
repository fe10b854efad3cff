/** The row menu: by mouse and by keyboard, what it narrows and leaves out, where its link leads. */
import { expect, expectAccessible, test } from './screens-station.ts';

const items = ['Alrededor de esto', 'Filtrar por este valor', 'Excluir este valor', 'Copiar enlace'];

test('by keyboard: opened on the active row, walked by arrows and letters, left by Esc back to the row', async ({
  open,
}) => {
  const page = await open('/linea?zoom=fila');
  await expect(page.locator('.row.change').first()).toBeVisible();
  const grid = page.getByRole('treegrid');
  await grid.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await expect(grid).toHaveAttribute('aria-activedescendant', /^row-/);
  const active = await grid.getAttribute('aria-activedescendant');
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu', { name: 'Menú de la fila' });
  await expect(menu.getByRole('menuitem', { name: 'Alrededor de esto' })).toBeFocused();
  expect(await menu.getByRole('menuitem').allInnerTexts()).toEqual([...items, expect.stringContaining('Ver prueba')]);
  await page.keyboard.press('ArrowUp');
  await expect(menu.getByRole('menuitem', { name: 'Ver prueba de inclusión' })).toBeFocused();
  await page.keyboard.press('e');
  await expect(menu.getByRole('menuitem', { name: 'Excluir este valor' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  const values = page.getByRole('menu', { name: 'Excluir este valor' });
  await expect(values.getByRole('menuitem').first()).toBeFocused();
  await expect(values.getByRole('menuitem').first()).toHaveText(/^Tabla /);
  await page.keyboard.press('End');
  await expect(values.getByRole('menuitem', { name: /^Transacción / })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(values).toBeHidden();
  await expect(menu.getByRole('menuitem', { name: 'Excluir este valor' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(grid).toBeFocused();
  expect(await grid.getAttribute('aria-activedescendant')).toBe(active);
  await page.keyboard.press('ContextMenu');
  await expect(menu).toBeVisible();
  await page.keyboard.press('v');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Prueba' })).toHaveAttribute('aria-selected', 'true');
});

test('by mouse: a value is left out and its rows are gone, another is kept; the counts follow', async ({ open }) => {
  const page = await open('/linea?zoom=fila&f=tabla:venta_cab');
  const row = page.locator('.row.change').first();
  const key = (await row.locator('.key').innerText()).trim();
  await row.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Excluir este valor' }).hover();
  await page.getByRole('menuitem', { name: `Clave ${key}`, exact: true }).click();
  const chips = page.getByRole('list', { name: 'Filtros activos' });
  await expect(chips).toContainText(`Clave ≠ ${key}`);
  await expect(page.locator('.row.change .key').getByText(key, { exact: true })).toHaveCount(0);
  await expect(page.locator('.count-line')).toContainText('excluidos por el filtro');
  await page.locator('.row.change').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Alrededor de esto' }).hover();
  await page.getByRole('menuitem', { name: 'Misma transacción' }).click();
  await expect(chips).toContainText('Transacción');
  await expect.poll(() => page.locator('.row.change').count()).toBeLessThan(10);
  await expect(page.locator('.row.change').first()).toBeVisible();
});

test('sources, keys and transactions are excluded by what is typed as well, several at once', async ({
  open,
  station,
}) => {
  const all = await station.get('listChangeEvents', '/change-events?table=venta_cab&limit=3');
  const keys = all.items.map(({ key }) => String(Object.values(key ?? {})[0]));
  const page = await open(`/linea?zoom=fila&f=tabla:venta_cab ${keys.map((key) => `-clave:${key}`).join(' ')}`);
  const query = keys.map((key) => `excludeKey=${key}`).join('&');
  const left = await station.get('listChangeEvents', `/change-events?table=venta_cab&limit=1&${query}`);
  expect(left.total).toBeLessThan(all.total);
  await expect(page.locator('.count-line b')).toHaveText(`${left.total.toLocaleString('en-US')} cambios de fila`);
});

test('scrolling and pointing elsewhere close it; a transaction offers its tables, and its changes have the proof', async ({
  open,
}) => {
  const page = await open('/linea?zoom=transaccion');
  const row = page.locator('.row.transaction').filter({ hasText: 'venta_cab' }).first();
  await row.click({ button: 'right' });
  const menu = page.getByRole('menu', { name: 'Menú de la fila' });
  const proof = menu.getByRole('menuitem', { name: 'Ver prueba de inclusión' });
  await expect(proof).toBeDisabled();
  await expect(proof).toContainText('cada cambio de fila tiene la suya');
  await menu.getByRole('menuitem', { name: 'Filtrar por este valor' }).hover();
  await expect(page.getByRole('menuitem', { name: 'Tabla venta_det', exact: true })).toBeVisible();
  await page.mouse.move(800, 600);
  await page.getByRole('treegrid').evaluate((grid) => grid.scrollBy(0, 100));
  await expect(menu).toBeHidden();
  await page.locator('.row.transaction').nth(8).click({ button: 'right' });
  await expect(menu).toBeVisible();
  await page.locator('.count-line').click();
  await expect(menu).toBeHidden();
});

test('its link opens the day at that row, in this browser as in any other', async ({ open, page, context }) => {
  await open('/linea?zoom=fila');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const row = page.locator('.row.change').nth(3);
  const what = await row.locator('.what').innerText();
  await row.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copiar enlace' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Enlace copiado' })).toBeVisible();
  const link = await page.evaluate(() => Reflect.get(Reflect.get(globalThis, 'navigator'), 'clipboard').readText());
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#\/linea\?dia=\d{4}-\d\d-\d\d&zoom=fila&sel=EV-\d+$/);
  await page.goto(`${new URL(link).origin}/#/configuracion`);
  await page.goto(link);
  await expect(page.locator('.row.change.selected .what')).toHaveText(what);
});

for (const preferences of [
  { language: 'es', theme: 'light' },
  { language: 'en', theme: 'dark' },
]) {
  test(`the menu and a submenu in ${preferences.language}, ${preferences.theme}, have no accessibility violation`, async ({
    open,
  }) => {
    const page = await open('/linea?zoom=transaccion', preferences);
    await page.locator('.row.transaction').nth(2).click({ button: 'right' });
    await page.getByRole('menuitem').nth(1).hover();
    await expect(page.getByRole('menu')).toHaveCount(2);
    await expectAccessible(page);
  });
}
