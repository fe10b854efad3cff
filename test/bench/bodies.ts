/** Bodies as Debezium sends them, made from one recorded event: a 15-column sale line, half inserts, half updates, values that vary. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const recorded = join(import.meta.dirname, '../fixtures/live/mysql97-multi-row-update.batch.json');

interface Recorded {
  readonly schema: { readonly fields: { readonly field: string }[]; readonly name: string };
  readonly payload: { readonly source: Record<string, unknown>; readonly transaction: Record<string, unknown> };
}

const text = (field: string, optional = false) => ({ type: 'string', optional, field });
const whole = (field: string, type = 'int64', optional = false) => ({ type, optional, field });
const named = (field: string, type: string, name: string) => ({ type, optional: false, name, version: 1, field });

const columns = [
  whole('id'),
  whole('venta_id'),
  whole('producto_id', 'int32'),
  whole('sucursal_id', 'int32'),
  text('lote', true),
  named('vence', 'int32', 'io.debezium.time.Date'),
  text('cantidad'),
  text('precio'),
  text('descuento'),
  text('igv'),
  text('total'),
  whole('vendedor_id', 'int32', true),
  {
    ...named('estado', 'string', 'io.debezium.data.Enum'),
    parameters: { allowed: 'emitida,anulada,devuelta' },
    default: 'emitida',
  },
  named('creado', 'int64', 'io.debezium.time.Timestamp'),
  named('actualizado', 'string', 'io.debezium.time.ZonedTimestamp'),
];

const PRODUCTS = 4000;

/** The same sequence for the same seed. Products, prices and lots come out of one catalogue, the usual ones more often; an update cancels a line. */
export function createBodies(schemas: boolean, seed = 7) {
  const template = recordedUpdate();
  const schema = JSON.stringify(schemaOf(template));
  const next = randomNumbers(seed);
  const catalogue = createCatalogue(next);
  let row = 0;

  function event(): string {
    row++;
    const line = saleLine(row, catalogue, next);
    const isUpdate = row % 2 === 0;
    const after = isUpdate ? { ...line, estado: 'anulada', actualizado: instant(row + 4000) } : line;
    const gtid = `1d101b29-e871-11f1-b953-02fc00000001:${100_000 + Math.floor(row / 4)}`;
    const ms = 1_795_571_172_063 + row * 7;
    const source = {
      ...template.payload.source,
      ts_ms: ms,
      ts_us: ms * 1000 + 475,
      ts_ns: `${ms}475000`,
      table: 'venta_detalle',
      gtid,
      pos: 13_863 + row * 311,
      row: row % 4,
      query: isUpdate ? cancelStatement(line) : insertStatement(line),
    };
    const order = (row % 4) + 1;
    const payload = JSON.stringify({
      before: isUpdate ? line : null,
      after,
      source,
      transaction: { ...template.payload.transaction, id: gtid, total_order: order, data_collection_order: order },
      op: isUpdate ? 'u' : 'c',
      ts_ms: ms + 2,
      ts_us: (ms + 2) * 1000 + 58,
      ts_ns: `${ms + 2}058192`,
    });
    // Nanoseconds exceed a double: the recorded form is a bare number.
    const exact = payload.replace(/"ts_ns":"(\d+)"/g, '"ts_ns":$1');
    return schemas ? `{"schema":${schema},"payload":${exact}}` : exact;
  }

  return {
    one: (): Buffer => Buffer.from(event()),
    array: (rows: number): Buffer => Buffer.from(`[${Array.from({ length: rows }, event).join(',')}]`),
  };
}

function recordedUpdate(): Recorded {
  // The second record of this recording is a row with its schema.
  const [, update] = JSON.parse(readFileSync(recorded, 'utf8')) as Recorded[];
  if (update === undefined) throw new Error(recorded);
  return update;
}

function schemaOf({ schema }: Recorded): unknown {
  const fields = schema.fields.map((field) =>
    field.field === 'before' || field.field === 'after'
      ? { ...field, fields: columns, name: 'my.botica.venta_detalle.Value' }
      : field,
  );
  return { ...schema, fields, name: 'my.botica.venta_detalle.Envelope' };
}

interface Product {
  readonly price: number;
  readonly lots: readonly { readonly lot: string | null; readonly expires: number }[];
}

function createCatalogue(next: () => number): Product[] {
  const lot = () => ({
    lot: next() < 0.1 ? null : `L${Math.floor(next() * 100_000)}`,
    expires: 20_800 + Math.floor(next() * 700),
  });
  return Array.from({ length: PRODUCTS }, () => ({ price: 1 + next() * 80, lots: [lot(), lot()] }));
}

function saleLine(row: number, catalogue: readonly Product[], next: () => number) {
  const productId = Math.floor(next() ** 3 * PRODUCTS);
  const { price, lots } = catalogue[productId] ?? { price: 1, lots: [] };
  const { lot = null, expires = 20_800 } = lots[next() < 0.8 ? 0 : 1] ?? {};
  const quantity = 1 + Math.floor(next() ** 2 * 6);
  return {
    id: 5_000_000 + row,
    venta_id: 900_000 + Math.floor(row / 4),
    producto_id: 1000 + productId,
    sucursal_id: 1 + (Math.floor(row / 4) % 12),
    lote: lot,
    vence: expires,
    cantidad: `${quantity}.000`,
    precio: money(price),
    descuento: next() < 0.8 ? '0.00' : money(price * 0.1),
    igv: money(price * quantity * 0.18),
    total: money(price * quantity),
    vendedor_id: 1 + Math.floor(next() * 60),
    estado: 'emitida',
    creado: 1_795_553_000_000 + Math.floor(row / 4) * 28_000,
    actualizado: instant(row),
  };
}

function instant(row: number): string {
  return new Date(1_795_593_600_000 + Math.floor(row / 4) * 28_000).toISOString().replace('.000Z', 'Z');
}

function insertStatement(line: ReturnType<typeof saleLine>): string {
  return `INSERT INTO venta_detalle (venta_id, producto_id, sucursal_id, lote, vence, cantidad, precio, descuento, igv, total, vendedor_id) VALUES (${line.venta_id}, ${line.producto_id}, ${line.sucursal_id}, '${line.lote}', '2027-03-01', ${line.cantidad}, ${line.precio}, ${line.descuento}, ${line.igv}, ${line.total}, ${line.vendedor_id}) /* app=caja */`;
}

function cancelStatement(line: ReturnType<typeof saleLine>): string {
  return `UPDATE venta_detalle SET estado = 'anulada', actualizado = NOW() WHERE id = ${line.id} /* app=caja */`;
}

function money(value: number): string {
  return value.toFixed(2);
}

/** mulberry32 */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
