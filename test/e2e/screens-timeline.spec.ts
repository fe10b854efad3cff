/** The timeline over the demo: narrow by pointing, open down to the bytes, gaps that no filter hides, links, keyboard alone. */
import { readFileSync } from 'node:fs';
import { expect, test } from './screens-station.ts';

const rows = '.row.transaction';

test('a transaction unfolds to its tables and rows, and a row opens before and after', async ({ open }) => {
  const page = await open('/linea?zoom=transaccion');
  await expect(page.locator('.count-line')).toContainText('transacciones');
  const row = page.locator(rows).filter({ hasText: 'venta_cab' }).filter({ hasText: 'venta_det' }).first();
  await row.click();
  await page.keyboard.press('ArrowRight');
  const received = page.locator('.row.received').first();
  await expect(received).toContainText(/\d+ de \d+ cambios recibidos/);
  const line = page.locator('.row.line', { hasText: 'tb_stock' }).first();
  await line.click();
  const change = page.locator('.row.change.nested, .row.line.selected').first();
  await change.click();
  const pane = page.getByRole('complementary', { name: 'Detalle' });
  await expect(pane.getByRole('heading', { level: 2 })).toContainText('Cambio en tb_stock');
  await expect(pane.locator('.diff .before').first()).toBeVisible();
  await expect(pane.getByText(/campos? sin cambio/)).toBeVisible();
  await expect(pane.getByText('Tres relojes')).toBeVisible();
  await pane.getByRole('tab', { name: 'Detalle' }).click();
  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();
  await expect(page.getByRole('treegrid')).toBeFocused();
});

test('chips and facets narrow the list; the gap stays, counts say what is hidden', async ({ open, station }) => {
  const page = await open('/linea?zoom=transaccion');
  const gaps = (await station.get('getCoverage', '/coverage')).findings.filter(({ severity }) => severity === 'gap');
  await page.getByRole('button', { name: /^Solo kardex/ }).click();
  await expect(page.getByRole('list', { name: 'Filtros activos' })).toContainText('kardex');
  await expect(page.locator('.count-line')).toContainText('excluidos por el filtro');
  await page.getByRole('button', { name: 'Excluir tb_stock', exact: true }).click({ force: true });
  await expect(page.locator('.chip.excluding')).toContainText('tb_stock');
  await page.keyboard.press('f');
  const picker = page.getByRole('dialog', { name: 'Agregar filtro' });
  await picker.getByLabel('Lo que se escribió').fill('op:truncate op:schema-change');
  await picker.getByRole('button', { name: 'Aplicar' }).last().click();
  await page.keyboard.press('Escape');
  await expect(page.locator('.row.gap')).toHaveCount(gaps.length);
});

test('a filter without rows names the one whose removal shows most', async ({ open }) => {
  const page = await open('/linea?zoom=transaccion&f=tabla:no_existe');
  const remove = page.getByRole('button', { name: 'Quitar «Tabla no_existe»' });
  await expect(
    page.getByText(
      /^Sin cambios con estos filtros\. Quite «Tabla no_existe» para ver [\d,]+\. Ninguna fuente ha nombrado nunca una tabla así: no_existe\.$/,
    ),
  ).toBeVisible();
  await remove.click();
  await expect(page.locator(rows).first()).toBeVisible();
});

test('the brush writes the hour, by mouse and by keyboard', async ({ open }) => {
  const page = await open('/linea');
  const plot = page.locator('.brush-area');
  const box = await plot.boundingBox();
  if (!box) throw new Error('the lanes are not drawn');
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + (box.width * 3) / 4, box.y + 20, { steps: 6 });
  await page.mouse.up();
  const chips = page.getByRole('list', { name: 'Filtros activos' });
  await expect(chips).toContainText('12:00–18:00');
  const end = page.getByRole('slider', { name: 'Fin del tramo' });
  await end.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(end).toHaveAttribute('aria-valuetext', '17:50');
  await expect(chips).toContainText('12:00–17:50');
  await plot.dblclick({ position: { x: box.width * 0.1, y: 20 } });
  await expect(chips).toBeHidden();
});

test('lanes can be read as a table', async ({ open }) => {
  const page = await open('/linea?zoom=transaccion');
  await expect(page.getByRole('img', { name: /cambios el \d\d\/\d\d\/\d{4}: [\d,]+ altas/ })).toBeVisible();
  await page.getByRole('button', { name: 'Ver como tabla' }).click();
  await expect(page.getByRole('table').first().getByRole('row').nth(1)).toContainText(/\d\d:\d\d–\d\d:\d\d/);
});

test('all rows of a long list can be reached', async ({ open }) => {
  const page = await open('/linea?zoom=fila');
  await expect(page.locator('.row.change').first()).toBeVisible();
  const shown = (await page.locator('.count-line .caption').textContent()) ?? '';
  const total = Number(shown.replace(/^.* de ([\d,]+) .*$/, '$1').replaceAll(',', ''));
  expect(total).toBeGreaterThan(1000);
  await page.getByRole('treegrid').focus();
  await expect
    .poll(
      async () => {
        await page.keyboard.press('End');
        return page.locator('.count-line .caption').textContent();
      },
      { timeout: 20_000, intervals: [100] },
    )
    .toBe(`${total.toLocaleString('en-US')} de ${total.toLocaleString('en-US')} a la vista`);
});

test('a link opens at its row, in the middle of its day, and moving on opens the next', async ({ open, station }) => {
  const { items } = await station.get('listChangeEvents', '/change-events?order=newest&limit=400');
  const wanted = items.at(-1);
  if (!wanted) throw new Error('the demo holds no changes');
  const page = await open(`/linea?zoom=fila&sel=${wanted.eventId}`);
  const selected = page.locator('.row.change.selected');
  await expect(selected).toBeVisible();
  await expect(selected).toContainText(wanted.table);
  await expect(page.locator('.count-line .caption')).toContainText(' de ');
  await selected.click();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.pane .tag.mono')).not.toHaveText(wanted.eventId);
});

test('the proof is saved with a field withheld and accepted by the verifier in this browser', async ({
  open,
  station,
}) => {
  const { items } = await station.get('listChangeEvents', '/change-events?table=venta_cab&operation=update&limit=1');
  const [event] = items;
  if (!event) throw new Error('the demo holds no update of venta_cab');
  const page = await open(`/linea?zoom=fila&sel=${event.eventId}&tab=prueba`);
  const column = event.changed[0] ?? '';
  await page.getByText('Datos que no se entregan').click();
  await page.getByRole('checkbox', { name: `${column}, Después` }).check();
  await page.getByRole('button', { name: 'Verificar aquí' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'La prueba es válida' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Guardar .tlog-proof' }).click();
  const file = await (await download).path();
  const text = readFileSync(file, 'utf8');
  expect((await download).suggestedFilename()).toBe(`${event.eventId}.tlog-proof`);
  expect(text).toContain('tlog-proof');
  expect(text).not.toContain(
    JSON.stringify(event.after?.[column]).length > 6 ? JSON.stringify(event.after?.[column]) : '\u0000',
  );
});

test('everything can be done with the keyboard alone', async ({ open }) => {
  const page = await open('/evidencia');
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(page.getByRole('heading', { level: 1, name: 'Línea de tiempo' })).toBeVisible();
  await page.keyboard.press('4');
  await expect(page.locator(rows).first()).toBeVisible();
  const list = page.getByRole('treegrid');
  const region = page.locator('section.list');
  for (
    let press = 0;
    press < 12 && !(await region.evaluate((element) => element === element.ownerDocument.activeElement));
    press += 1
  ) {
    await page.keyboard.press('F6');
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(list).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.locator('.row.active')).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.row.received')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.locator('.pane')).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.locator('.row.change').first()).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('e');
  await expect(page.getByRole('tab', { name: 'Prueba' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(page.locator('.pane')).toBeHidden();
  await page.keyboard.press('x');
  await expect(page.locator('.chip.excluding')).toHaveCount(1);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Teclas' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('[');
  await expect(page.getByText('Sin cambios con estos filtros.')).toBeVisible();
});

test('j takes the list in hand: Enter then opens the row', async ({ open }) => {
  const page = await open('/linea?zoom=transaccion');
  await expect(page.locator(rows).first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('treegrid')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Detalle' })).toBeVisible();
});

test('a change made now is on the empty list within two seconds, and later ones wait to be shown', async ({
  open,
  station,
}) => {
  // A source of which nothing is known is refused; one that was added and has sent nothing yet is not.
  const added = await fetch(`${station.url}/api/v1/sources`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'en_vivo', connector: 'mysql' }),
  });
  expect(added.ok).toBe(true);
  const page = await open(`/linea?zoom=fila&dia=${today()}&f=fuente:en_vivo`);
  await expect(page.getByText(/Sin cambios con estos filtros/)).toBeVisible();
  await post(station.ingestUrl, 1);
  await expect(page.locator('.row.change')).toHaveCount(1, { timeout: 2_000 });
  await post(station.ingestUrl, 2);
  await expect(page.getByText('1 cambio nuevo ·')).toBeVisible();
  await expect(page.locator('.row.change')).toHaveCount(1);
  await page.getByRole('button', { name: 'Mostrar', exact: true }).click();
  await expect(page.locator('.row.change')).toHaveCount(2);
});

test('an event told now is on the empty list within two seconds, and later ones wait to be shown', async ({
  open,
  station,
}) => {
  // A source of which nothing is known is refused; one that was added and has sent nothing yet is not.
  const added = await fetch(`${station.url}/api/v1/sources`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'al_dia', connector: 'mysql' }),
  });
  expect(added.ok).toBe(true);
  const page = await open(`/linea?dia=${today()}&f=fuente:al_dia`);
  await expect(page.getByText('Sin eventos con estos filtros.')).toBeVisible();
  await postClosed(station.ingestUrl, 1);
  await expect(page.locator('.row.event')).toHaveCount(1, { timeout: 2_000 });
  await expect(page.locator('.row.event')).toContainText('Sin clasificar');
  await postClosed(station.ingestUrl, 2);
  await expect(page.getByText('1 evento nuevo ·')).toBeVisible();
  await expect(page.locator('.row.event')).toHaveCount(1);
  await page.getByRole('button', { name: 'Mostrar', exact: true }).click();
  await expect(page.locator('.row.event')).toHaveCount(2);
  await expect(page.locator('.count-line')).toContainText('2 eventos · 2 cambios de fila');
});

async function post(ingestUrl: string, id: number): Promise<void> {
  const now = Date.now();
  const source = {
    version: '3.6.1.Final',
    connector: 'mysql',
    name: 'en_vivo',
    ts_ms: now,
    snapshot: 'false',
    db: 'bd',
    table: 'pedido',
    server_id: 1,
    gtid: null,
    file: 'binlog.000001',
    pos: 1000 + id,
    row: 0,
    thread: 7,
    query: null,
  };
  const body = JSON.stringify({
    before: null,
    after: { id, estado: 'nuevo' },
    source,
    op: 'c',
    ts_ms: now,
    transaction: null,
  });
  const answer = await fetch(`${ingestUrl.replace(/\/ingest.*$/, '')}/ingest/en_vivo`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.ok).toBe(true);
}

function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Lima' }).format(new Date());
}

test('what a link asks for and is not understood is named, not passed over', async ({ open }) => {
  const page = await open('/linea?desde=19:00&hasta=18:00&f=foo:bar%20operacion:baja');
  const notice = page.getByRole('note').filter({ hasText: 'El enlace pide' });
  await expect(notice).toContainText('«desde=19:00 hasta=18:00», «foo:bar»');
  const chips = page.getByRole('list', { name: 'Filtros activos' });
  await expect(chips).toContainText('baja');
  await expect(chips).not.toContainText('18:00');
  await notice.getByRole('button', { name: 'Entendido' }).click();
  await expect(notice).toBeHidden();
  await expect(chips).toContainText('baja');
});

/** One row in a transaction that the source closes: nothing more is to come. */
async function postClosed(ingestUrl: string, id: number): Promise<void> {
  const ts_ms = Date.now();
  const gtid = `399075f0-e27a-11f1-8a01-02fc00000099:${id}`;
  const place = { gtid, file: 'binlog.000001', pos: 1000 + id, row: 0, thread: 7, query: null, server_id: 1 };
  const origin = { version: '3.6.1.Final', connector: 'mysql', name: 'al_dia', snapshot: 'false' };
  const records = [
    { status: 'BEGIN', id: gtid, event_count: null, data_collections: null, ts_ms },
    {
      before: null,
      after: { id, estado: 'nuevo' },
      source: { ...origin, ts_ms, db: 'bd', table: 'pedido', ...place },
      op: 'c',
      ts_ms,
      transaction: { id: gtid, total_order: 1, data_collection_order: 1 },
    },
    {
      status: 'END',
      id: gtid,
      event_count: 1,
      data_collections: [{ data_collection: 'bd.pedido', event_count: 1 }],
      ts_ms,
    },
  ];
  const answer = await fetch(`${ingestUrl.replace(/\/ingest.*$/, '')}/ingest/al_dia`, {
    method: 'POST',
    body: JSON.stringify(records),
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.ok).toBe(true);
}
