/** Sources and coverage, evidence, settings over the demo: what was not seen, what is proven, what is not. */
import { expect, test } from './screens-station.ts';

test('a finding opens with what happened and what to do, and leads to its span on the timeline', async ({
  open,
  station,
}) => {
  const gap = (await station.get('getCoverage', '/coverage')).findings.find(({ severity }) => severity === 'gap');
  if (!gap) throw new Error('the demo holds no gap');
  const page = await open(`/fuentes?gap=${gap.id}`);
  const pane = page.getByRole('complementary', { name: 'Hallazgo', exact: true });
  await expect(pane.getByRole('heading', { name: 'Qué pasó' })).toBeVisible();
  await expect(pane.getByRole('heading', { name: 'Qué hacer' })).toBeVisible();
  await expect(pane).not.toContainText(/\{\w+\}/);
  await pane.getByRole('link', { name: 'Ver en la línea de tiempo' }).click();
  await expect(page.locator('.row.gap')).toHaveCount(1);
});

test('the tables of a day sum to the total of the day', async ({ open }) => {
  const page = await open('/fuentes/botica?dia=2026-11-17');
  const table = page.locator('.tables table');
  await expect(table.locator('tfoot')).toBeVisible();
  const numbers = async (selector: string) =>
    (await table.locator(selector).allTextContents()).map((text) => Number(text.replace(/\D/g, '')));
  const each = await numbers('tbody td:nth-child(5)');
  const [total] = await numbers('tfoot td:nth-child(5)');
  expect(each.reduce((sum, one) => sum + one, 0)).toBe(total);
  await expect(page.locator('.tables .caption').first()).toContainText(`${total?.toLocaleString('en-US')} cambios`);
});

test.describe('a server that cannot be reached', () => {
  test.use({ provoked: ['502 (Bad Gateway)'] });

  test('a source is added with its faults said beside the field, then checked, then taken away as files', async ({
    open,
    station,
  }) => {
    const page = await open('/fuentes/nueva');
    await page.getByRole('button', { name: 'Agregar fuente' }).click();
    await expect(page.getByText('Use a-z, 0-9, - y _')).toBeVisible();
    await page.getByLabel('Nombre de la fuente').fill('bd_almacen');
    await page.getByRole('textbox', { name: 'Servidor' }).fill('127.0.0.1');
    await page.getByLabel('Puerto').fill('9');
    await page.getByRole('button', { name: 'Agregar fuente' }).click();
    await page.getByRole('button', { name: 'Comprobar', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('No se pudo hablar con el servidor');
    await page.getByRole('button', { name: 'Encender' }).last().click();
    await expect(
      page.getByText(`${station.ingestUrl.replace(/\/ingest.*$/, '')}/ingest/bd_almacen`).first(),
    ).toBeVisible();
    await expect(page.locator('pre')).toContainText('debezium.sink.type=http');
    await page.getByRole('tab', { name: 'Permisos SQL' }).click();
    await expect(page.locator('pre')).toContainText('GRANT');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Descargar' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.sql$/);
    await page.getByRole('link', { name: 'Ver la fuente' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'bd_almacen' })).toBeVisible();
  });
});

test('the ledger is verified, sealed, and compared with a checkpoint kept elsewhere', async ({ open, station }) => {
  const page = await open('/evidencia');
  await expect(page.getByText('Nada todavía: verifique el registro.')).toBeVisible();
  const kept = await station.get('getCheckpoint', '/ledger/checkpoint');
  await page.getByRole('button', { name: 'Verificar ahora' }).click();
  await expect(page.getByRole('heading', { name: 'Registro íntegro' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Nada cambió desde que se recibió')).toBeVisible();
  await expect(page.getByText('Que el final esté entero')).toBeVisible();
  await page.getByRole('button', { name: 'Sellar ahora' }).click();
  await expect(page.getByText(/Sellado con [\d,]+ hojas\./)).toBeVisible();
  await page.getByRole('button', { name: 'Comparar con una copia…' }).click();
  await page.getByLabel('Punto de control guardado fuera de este equipo').fill('esto no lo es');
  await expect(page.getByText('No tiene la forma de un punto de control')).toBeVisible();
  await page.getByLabel('Punto de control guardado fuera de este equipo').fill(kept.note);
  await page.getByRole('button', { name: 'Comparar', exact: true }).click();
  await expect(page.getByText('El final no fue cortado')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/Comparado además con el punto de control indicado, de [\d,]+ hojas\./)).toBeVisible();
  await page.reload();
  await expect(page.getByText('El final no fue cortado')).toBeVisible();
});

test.describe('a comparison that is refused', () => {
  test.use({ provoked: ['400 (Bad Request)'] });

  test('what is no checkpoint of this ledger is refused, and the verdict stays', async ({ open, station }) => {
    const page = await open('/evidencia');
    const kept = await station.get('getCheckpoint', '/ledger/checkpoint');
    await page.getByRole('button', { name: 'Comparar con una copia…' }).click();
    await page
      .getByLabel('Punto de control guardado fuera de este equipo')
      .fill(kept.note.replace(/^(.*)\n(\d+)\n/, '$1\n9999999\n'));
    await page.getByRole('button', { name: 'Comparar', exact: true }).click();
    await expect(page.getByText('su firma no es de ninguna de sus claves')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'El registro no coincide' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Verificar ahora' }).click();
    await expect(page.getByRole('heading', { name: 'Registro íntegro' })).toBeVisible({ timeout: 30_000 });
  });
});

test('a source that is none of ours is set aside with a reason, and taken back', async ({ open, station }) => {
  await fetch(`${station.ingestUrl}/ingest/ajena%20`, { method: 'POST', body: '{"ts_ms":1}' });
  await expect
    .poll(async () => (await station.get('listSources', '/sources')).items.map(({ id }) => id))
    .toContain('ajena ');
  const page = await open('/fuentes/ajena%20');
  await expect(page.getByRole('heading', { level: 2, name: '«ajena␣»' })).toBeVisible();
  await page.getByRole('button', { name: 'No es nuestra…' }).click();
  await page.getByLabel('Motivo').fill('prueba de un proveedor');
  await page.getByRole('button', { name: 'Declarar ajena' }).click();
  await expect(page.getByRole('button', { name: 'Volver a contarla…' })).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('.source-head .tag')).toHaveText('Ajena');
  await page.getByRole('button', { name: 'Volver a contarla…' }).click();
  await page.getByLabel('Motivo').fill('era de la botica');
  await page.getByRole('button', { name: 'Volver a contarla', exact: true }).click();
  await expect(page.getByRole('button', { name: 'No es nuestra…' })).toBeVisible({ timeout: 20_000 });
});

test('language, theme and keys are kept', async ({ open }) => {
  const page = await open('/configuracion');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('checkbox', { name: /Single-letter keys/ }).uncheck();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
