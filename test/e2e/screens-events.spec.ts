/** Business events over the demo: one row each, unfolded to transactions and rows or to what they gather; lanes, facets, the opened event, days, packs. */
import { formatInteger } from '#shared/format.ts';
import { expect, test } from './screens-station.ts';

const day = 'from=2026-11-17T05:00:00.000Z&to=2026-11-18T05:00:00.000Z';
const row = '.row.event';

test('the timeline opens on events; the counts are those of the workstation', async ({ open, station }) => {
  const { totals } = await station.get('getBusinessHistogram', `/business-histogram?${day}`);
  const page = await open('/linea?dia=2026-11-17');
  await expect(page.getByRole('button', { name: 'Evento', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.count-line')).toContainText(
    `${formatInteger(totals.events)} eventos · ${formatInteger(totals.rows)} cambios de fila`,
  );
  await expect(
    page.getByRole('img', {
      name: new RegExp(`^${formatInteger(totals.events)} eventos el 17/11/2026, ${totals.sensitive} sensibles`),
    }),
  ).toBeVisible();
  await page.goto(`${page.url()}&f=-tipo:Sale`);
  const sales = await station.get('getBusinessHistogram', `/business-histogram?${day}&type=Sale`);
  await expect(page.locator('.count-line')).toContainText(`${sales.totals.events} excluidos por el filtro: Venta`);
  await expect(page.locator('.count-line')).toContainText(`${formatInteger(totals.events)} eventos en el día`);
});

test('a row says time, type in words, branch, actor with its origin, soles and rows; what is doubtful shows', async ({
  open,
}) => {
  const page = await open('/linea?f=tipo:SaleVoided');
  const voided = page.locator(row).first();
  await expect(voided).toContainText('Anulación');
  await expect(voided.getByRole('img', { name: 'sensible' })).toBeVisible();
  await expect(voided.getByRole('img', { name: 'Columna de la aplicación' })).toBeVisible();
  await expect(voided.locator('.number').first()).toHaveText(/^[\d,]+\.\d\d$/);
  await page.goto(`${page.url().replace(/f=.*/, '')}f=seguridad:posible+tipo:ControlledDispensed`);
  await expect(page.locator(`${row} .band`).first()).toHaveText('Posible');
  await expect(page.locator(`${row} .event .gap-words`).first()).toBeVisible();
  await page.goto(`${page.url().replace(/f=.*/, '')}f=origen:sesion`);
  await expect(page.locator(`${row} .actor .gap-words`).first()).toHaveText('sin atribuir');
});

test('an event unfolds to its transactions, tables and rows, and a row opens before and after', async ({
  open,
  station,
}) => {
  const { items } = await station.get('listBusinessEvents', '/business-events?type=InventoryAdjustment&limit=1');
  const page = await open(`/linea?f=tipo:InventoryAdjustment`);
  await page.locator(row).first().click();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.row.received')).toHaveCount(2);
  await expect(page.locator('.row.received').first()).toContainText(/\d+ de \d+ cambios recibidos/);
  await page.locator('.row.told', { hasText: 'kardex' }).click();
  await page.locator('.row.change.nested').first().click();
  const pane = page.getByRole('complementary', { name: 'Detalle' });
  await expect(pane.getByRole('heading', { level: 2 })).toContainText('Alta en kardex');
  await pane.getByRole('button', { name: 'Ajuste de inventario' }).click();
  const event = page.getByRole('complementary', { name: 'Evento de negocio' });
  await expect(event.getByRole('heading', { level: 2 })).toHaveText(items[0]?.sentence.es ?? '');
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.row.received')).toHaveCount(0);
});

test('a campaign unfolds to the price changes that it gathers, page by page', async ({ open }) => {
  const page = await open('/linea?f=tipo:PriceCampaign');
  const campaign = page.locator(row).first();
  await expect(campaign).toContainText('reúne 300 eventos');
  await campaign.locator('.twist').click();
  await expect(page.locator(`${row}.nested`).first()).toContainText('Cambio de precio');
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('End');
  const more = page.locator('.row.more');
  await expect(more).toHaveText('Mostrar 100 más de 100');
  await more.click();
  await expect(more).toHaveCount(0);
});

test('what no rule recognises is a quiet kind that says why it was nothing else', async ({ open }) => {
  const page = await open('/linea?f=tipo:UnclassifiedChange');
  const unclassified = page.locator(row, { hasText: 'venta_cab' }).first();
  await expect(unclassified.locator('.event.quiet')).toContainText('Sin clasificar');
  await unclassified.locator('.twist').click();
  await expect(page.locator('.row.why')).toContainText('No es Anulación: el comprobante fue borrado, no anulado');
  await unclassified.click();
  const pane = page.getByRole('complementary', { name: 'Evento de negocio' });
  await expect(pane.getByText('Por qué no fue otra cosa')).toBeVisible();
});

test('facets include and exclude, a gap is never filtered away, filters of another level wait in sight', async ({
  open,
  station,
}) => {
  const gaps = (await station.get('getCoverage', '/coverage')).findings.filter(({ severity }) => severity === 'gap');
  const page = await open('/linea');
  const chips = page.getByRole('list', { name: 'Filtros activos' });
  await page.getByRole('button', { name: /^Solo Piden atención/ }).click();
  await expect(chips).toContainText('Sensible sí');
  await page.getByRole('button', { name: /^Solo 3, \d+ eventos/ }).click({ modifiers: ['Alt'] });
  await expect(page.locator('.chip.excluding')).toContainText('Sucursal ≠ 3');
  await expect(page.locator('.facet-row.excluded')).toContainText('3');
  await page.getByRole('button', { name: /^Solo Anulación/ }).click();
  await expect(page.locator(row).first()).toContainText('Anulación');
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('End');
  await expect(page.locator('.row.gap')).toHaveCount(gaps.length);
  await page.keyboard.press('f');
  const picker = page.getByRole('dialog', { name: 'Agregar filtro' });
  await picker.getByLabel('Lo que se escribió').fill('tipo:Sale actor:cajera02 entidad:document:48 tabla:kardex');
  await picker.getByRole('button', { name: 'Aplicar' }).last().click();
  await page.keyboard.press('Escape');
  await expect(page.locator('.chip.idle')).toContainText('kardex');
  await expect(chips).toContainText('documento 48');
  await page.keyboard.press('f');
  await picker.getByLabel('Lo que se escribió').fill('seguridad:mucha');
  await expect(picker.getByText('No se entiende: seguridad:mucha')).toBeVisible();
});

test('a filter without events names the one whose removal shows most', async ({ open }) => {
  const page = await open('/linea?f=tipo:Sale+actor:nadie');
  await expect(page.getByText(/^Sin eventos con estos filtros\. Quite «Actor nadie» para ver [\d,]+\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Quitar «Actor nadie»' }).click();
  await expect(page.locator(row).first()).toContainText('Venta');
});

test('the opened event: facts, ladder of four rungs, rule and confidence, rows by part', async ({ open, station }) => {
  const { items } = await station.get('listBusinessEvents', '/business-events?type=SaleVoided&limit=1');
  const page = await open(`/linea?sel=${items[0]?.eventId}`);
  const pane = page.getByRole('complementary', { name: 'Evento de negocio' });
  await expect(pane.getByText('Confirmado 1.00')).toBeVisible();
  await expect(pane.getByText('Minutos después')).toBeVisible();
  await expect(pane.locator('.ladder li')).toHaveText([
    /^Columna de la aplicación/,
    /^Bitácora/,
    /^Comentario SQL/,
    /^Sesión de base de datos/,
  ]);
  await expect(pane.getByText('botica-pe/anulacion')).toBeVisible();
  await expect(pane.getByText('Fila que lo inicia')).toBeVisible();
  await expect(pane.locator('.diff .before').first()).toBeVisible();
  await pane.getByRole('tab', { name: 'Alrededor' }).click();
  await expect(pane.getByText('Misma sucursal')).toBeVisible();
  await pane.getByRole('button', { name: 'Ver en la lista' }).last().click();
  await expect(page.getByRole('list', { name: 'Filtros activos' })).toContainText('Hora');
  await pane.getByRole('tab', { name: 'Prueba' }).click();
  const leaves = pane.getByRole('combobox');
  await leaves.selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Verificar aquí' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'La prueba es válida' })).toBeVisible();
});

test('the menu of an event leads around it, narrows and excludes', async ({ open }) => {
  const page = await open('/linea?f=tipo:SaleVoided');
  await page.locator(row).nth(1).click({ button: 'right' });
  const menu = page.getByRole('menu', { name: 'Menú de la fila' });
  await menu.getByRole('menuitem', { name: 'Alrededor de esto' }).click();
  await page.getByRole('menuitem', { name: 'Misma sucursal ± 30 min' }).click();
  const chips = page.getByRole('list', { name: 'Filtros activos' });
  await expect(chips).toContainText('Sucursal');
  await expect(chips).toContainText('Hora');
});

test('by keyboard alone: levels, rows, the type excluded, the proof', async ({ open }) => {
  const page = await open('/evidencia');
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(page.locator(row).first()).toBeVisible();
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.locator('.chip.excluding')).toContainText('Tipo ≠');
  await expect(page.locator(row).first()).toContainText('Venta');
  await page.keyboard.press('Home');
  await page.keyboard.press('a');
  await expect(page.getByRole('tab', { name: 'Alrededor' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('e');
  await expect(page.getByRole('tab', { name: 'Prueba' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await page.keyboard.press('3');
  await expect(page.locator('.row.change').first()).toBeVisible();
  await page.keyboard.press('4');
  await expect(page.locator('.row.transaction').first()).toBeVisible();
  await page.keyboard.press('1');
  const days = page.getByRole('table').getByRole('row');
  await expect(days).toHaveCount(31);
  await page.keyboard.press('2');
  await expect(page.locator(row).first()).toBeVisible();
});

test('a day of the list of days opens its events', async ({ open, station }) => {
  const { totals } = await station.get('getBusinessHistogram', `/business-histogram?${day}`);
  const page = await open('/linea?dia=2026-11-20&zoom=dia');
  await page
    .getByRole('button', { name: `Abrir el martes 17/11/2026: ${formatInteger(totals.events)} eventos` })
    .click();
  await expect(page.getByRole('button', { name: 'martes 17/11/2026' })).toBeVisible();
  await expect(page.locator(row).first()).toBeVisible();
});

test('packs: where in force, rules with what each told, tables in words, a count leads to its days', async ({
  open,
  station,
}) => {
  const { items } = await station.get('listPacks', '/packs');
  const botica = items.find(({ id }) => id === 'botica-pe');
  const page = await open('/evidencia');
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await expect(page.getByRole('heading', { level: 1, name: 'Paquetes' })).toBeVisible();
  await expect(page.locator('.pack-head')).toContainText('En vigor en botica/bd_botica');
  await expect(page.locator('.pack-table tbody tr')).toHaveCount(botica?.rules.length ?? 0);
  await page.getByRole('tab', { name: /^Tablas/ }).click();
  await expect(page.locator('.pack-table tbody tr')).toHaveCount(botica?.tables.length ?? 0);
  await page.getByRole('searchbox').fill('kardex');
  await expect(page.locator('.pack-table tbody tr').first()).toContainText('libro de movimientos');
  await page.getByRole('searchbox').fill('');
  await page.getByRole('tab', { name: /^Reglas/ }).click();
  await page.getByRole('link', { name: /^Ver los \d+ eventos de tipo Anulación$/ }).click();
  await expect(page.getByRole('list', { name: 'Filtros activos' })).toContainText('Anulación');
  await expect(page.locator('.days tbody tr').first()).toContainText('17/11/2026');
});

test('an answer that fails says so in its own place', async ({ page, station }) => {
  const problem = { type: 'about:blank', title: 'x', status: 500, code: 'internal', detail: 'disco', hint: '' };
  await page.route('**/api/v1/business-histogram*', (route) => route.fulfill({ status: 500, json: problem }));
  await page.goto(`${station.url}/#/linea`);
  await expect(page.locator('.lanes').getByRole('alert')).toContainText('Falla interna. disco', { timeout: 10_000 });
  await expect(page.locator(row).first()).toBeVisible();
  await page.unroute('**/api/v1/business-histogram*');
  await page.locator('.lanes').getByRole('button', { name: 'Volver a intentar' }).click();
  await expect(page.getByRole('img', { name: /eventos el/ })).toBeVisible();
});
