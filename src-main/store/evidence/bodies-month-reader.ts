/** Reads one month's bodies file: rows, packs and chunks alike, as deliveries. */
import { AuditError } from '../../errors.ts';
import { deliveriesPerSeed, deliveryNonce } from '../../evidence/nonce.ts';
import { openDatabase } from '../sqlite.ts';
import { bodiesApplicationId, bodiesFile, bodiesMigrations } from './bodies-schema.ts';
import { decodeBody, inflateChunk } from './body-form.ts';
import type { Delivery } from './delivery.ts';
import { type DeliveryRow, type MonthStatements, type PackRow, prepareMonth } from './month-statements.ts';
import { decodePack, type PackedDelivery } from './pack-block.ts';

export interface MonthReader {
  readonly month: string;
  after(id: number, limit: number): Delivery[];
  get(id: number): Delivery | null;
  /** First and last id present, or null for none. */
  range(): { readonly first: number; readonly last: number } | null;
  count(): number;
  /** How many have a greater id; exact up to ten thousand, then by their ids. */
  countAfter(id: number): number;
  /** Ids present, as ranges without holes. */
  ranges(): [first: number, last: number][];
  about(key: string): string | null;
  close(): void;
}

interface MonthFile {
  readonly sql: MonthStatements;
  /** The block last inflated. */
  pack: { readonly row: PackRow; readonly deliveries: readonly PackedDelivery[] } | null;
}

const nothing = Buffer.alloc(0);

export function openMonthReader(workspaceFolder: string, month: string): MonthReader {
  const options = { applicationId: bodiesApplicationId, migrations: bodiesMigrations, readonly: true };
  const db = openDatabase(bodiesFile(workspaceFolder, month), options);
  const file: MonthFile = { sql: prepareMonth(db), pack: null };
  // One read transaction: a delivery being packed meanwhile is seen in exactly one place.
  const after = db.transaction((id: number, limit: number) => readAfter(file, id, limit));
  const get = db.transaction((id: number) => readOne(file, id));
  return {
    month,
    after: (id, limit) => after(id, limit),
    get: (id) => get(id),
    range() {
      const { first, last } = file.sql.ends.get() ?? { first: null, last: null };
      return first === null || last === null ? null : { first, last };
    },
    count: () => file.sql.count.get() ?? 0,
    countAfter: (id) => countAfter(file, id),
    ranges: () => joinSpans(file.sql.spans.iterate()),
    about: (key) => file.sql.about.get(key) ?? null,
    close: () => db.close(),
  };
}

/** Counting reads a page a row: a long backlog is told by its ids, which have no holes but rare ones. */
const countedAtMost = 10_000;

function countAfter(file: MonthFile, id: number): number {
  const rows = file.sql.rowsCounted.get(id, countedAtMost) ?? 0;
  if (rows >= countedAtMost) return Math.max(0, (file.sql.ends.get()?.last ?? 0) - id);
  return rows + (file.sql.packedCounted.get({ id }) ?? 0);
}

function readAfter(file: MonthFile, id: number, limit: number): Delivery[] {
  const rows = file.sql.rowsAfter.all(id, limit).map((row) => fromRow(file, row));
  return [...rows, ...packedAfter(file, id, limit)].sort((a, b) => a.id - b.id).slice(0, limit);
}

function readOne(file: MonthFile, id: number): Delivery | null {
  const row = file.sql.row.get(id);
  if (row !== undefined) return fromRow(file, row);
  const packed = findPacked(file, id);
  return packed === undefined ? null : fromPack(file, packed);
}

function packedAfter(file: MonthFile, id: number, limit: number): Delivery[] {
  const found: Delivery[] = [];
  let row = file.sql.packUpTo.get(id + 1) ?? file.sql.packAfter.get(id);
  while (row !== undefined && found.length < limit) {
    for (const packed of unpack(file, row))
      if (packed.id > id && found.length < limit) found.push(fromPack(file, packed));
    row = file.sql.packAfter.get(row.first);
  }
  return found;
}

function findPacked(file: MonthFile, id: number): PackedDelivery | undefined {
  const row = file.sql.packUpTo.get(id);
  return row === undefined || row.last < id ? undefined : unpack(file, row).find((delivery) => delivery.id === id);
}

function unpack(file: MonthFile, row: PackRow): readonly PackedDelivery[] {
  const { pack } = file;
  if (pack !== null && pack.row.first === row.first && pack.row.erased === row.erased) return pack.deliveries;
  const block = file.sql.block.get(row.first);
  const deliveries = block === undefined ? [] : decodePack(block);
  file.pack = { row, deliveries };
  return deliveries;
}

function fromRow(file: MonthFile, row: DeliveryRow): Delivery {
  const { form, chunks, ...meta } = row;
  const erased = form === 'erased';
  function wire(): Buffer {
    if (chunks !== null) return Buffer.concat([...wireChunks()]);
    const stored = file.sql.body.get(row.id);
    if (stored !== undefined) return decodeBody(stored.form, stored.body, row.size);
    // Packed since the row was read: same content, other place.
    return bytesOf(findPacked(file, row.id), row.id);
  }
  const wireChunks = () => (chunks === null ? [wire()] : chunksOf(file, row.id, chunks, row.size));
  return { ...meta, erased, nonce: erased ? nothing : nonceOf(file, row.id), wire, wireChunks };
}

/** One statement a chunk: between two the reader may be used for something else. */
function* chunksOf(file: MonthFile, id: number, chunks: number, size: number): Generator<Buffer> {
  for (let n = 0, at = 0; at < size; n++) {
    const stored = file.sql.chunk.get(chunks, n);
    if (stored === undefined) throw new AuditError('not-found', `delivery ${id}, chunk ${n}`);
    const bytes = inflateChunk(stored);
    at += bytes.length;
    yield bytes;
  }
}

function fromPack(file: MonthFile, packed: PackedDelivery): Delivery {
  const { bytes: _bytes, erased = false, ...meta } = packed;
  // A page of deliveries must not hold all their blocks.
  const wire = () => bytesOf(findPacked(file, packed.id), packed.id);
  return { ...meta, erased, nonce: erased ? nothing : nonceOf(file, packed.id), wire, wireChunks: () => [wire()] };
}

function bytesOf(packed: PackedDelivery | undefined, id: number): Buffer {
  if (packed === undefined || packed.erased === true) throw new AuditError('not-found', `delivery ${id}`);
  return packed.bytes;
}

/** Empty where its seed is missing. */
function nonceOf(file: MonthFile, id: number): Buffer {
  const own = file.sql.nonce.get(id);
  if (own !== undefined) return own;
  const seed = file.sql.seed.get(Math.floor(id / deliveriesPerSeed));
  return seed === undefined ? nothing : deliveryNonce(seed, id);
}

function joinSpans(spans: Iterable<{ first: number; last: number }>): [number, number][] {
  const ranges: [number, number][] = [];
  for (const { first, last } of spans) {
    const open = ranges.at(-1);
    if (open !== undefined && open[1] + 1 === first) open[1] = last;
    else ranges.push([first, last]);
  }
  return ranges;
}
