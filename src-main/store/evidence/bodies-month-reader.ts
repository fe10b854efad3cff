/** Reads one month's bodies file: rows, packs and chunks alike, as deliveries. */
import { AuditError } from '../../errors.ts';
import { deliveriesPerSeed, deliveryNonce } from '../../evidence/nonce.ts';
import { openDatabase } from '../sqlite.ts';
import { bodiesApplicationId, bodiesFile, bodiesMigrations } from './bodies-schema.ts';
import { decodeBody, inflateChunk } from './body-form.ts';
import type { BodyEncoding, Delivery } from './delivery.ts';
import { decodePack, type PackedDelivery } from './pack-block.ts';

export interface MonthReader {
  readonly month: string;
  after(id: number, limit: number): Delivery[];
  get(id: number): Delivery | null;
  /** First and last id present, or null for none; a dropped month keeps its last. */
  range(): { readonly first: number; readonly last: number } | null;
  count(): number;
  /** Ids present, as ranges without holes. */
  ranges(): [first: number, last: number][];
  about(key: string): string | null;
  close(): void;
}

interface Row {
  id: number;
  source: string;
  received_at: string;
  head: string;
  encoding: BodyEncoding;
  size: number;
  form: 'plain' | 'zstd' | 'chunks' | 'erased';
  chunks: number | null;
}
interface PackRow {
  first: number;
  last: number;
  block: Buffer;
}

const columns = 'id, source, received_at, head, encoding, size, form, chunks';
const nothing = Buffer.alloc(0);

export function openMonthReader(workspaceFolder: string, month: string): MonthReader {
  const options = { applicationId: bodiesApplicationId, migrations: bodiesMigrations, readonly: true };
  const db = openDatabase(bodiesFile(workspaceFolder, month), options);
  const rowsAfter = db.prepare<[number, number], Row>(
    `SELECT ${columns} FROM delivery WHERE id > ? ORDER BY id LIMIT ?`,
  );
  const rowById = db.prepare<[number], Row>(`SELECT ${columns} FROM delivery WHERE id = ?`);
  const bodyById = db.prepare<[number], { form: string; body: Buffer }>(
    'SELECT form, body FROM delivery WHERE id = ? AND body IS NOT NULL',
  );
  const chunksOf = db.prepare<[number], { bytes: Buffer }>('SELECT bytes FROM chunk WHERE body = ? ORDER BY n');
  const packOf = db.prepare<[number], PackRow>(
    'SELECT first, last, block FROM pack WHERE first <= ? ORDER BY first DESC LIMIT 1',
  );
  const packAfter = db.prepare<[number], PackRow>(
    'SELECT first, last, block FROM pack WHERE first > ? ORDER BY first LIMIT 1',
  );
  const nonceRow = db.prepare<[number], { bytes: Buffer }>('SELECT bytes FROM nonce WHERE delivery = ?');
  const seedRow = db.prepare<[number], { bytes: Buffer }>('SELECT bytes FROM seed WHERE block = ?');
  const aboutRow = db.prepare<[string], { value: string }>('SELECT value FROM about WHERE key = ?');
  const ends = db.prepare<[], { first: number | null; last: number | null }>(
    `SELECT min(f) AS first, max(l) AS last FROM (
      SELECT (SELECT min(id) FROM delivery) AS f, (SELECT max(id) FROM delivery) AS l
      UNION ALL SELECT (SELECT min(first) FROM pack), (SELECT last FROM pack ORDER BY first DESC LIMIT 1))`,
  );
  const counted = db.prepare<[], { n: number }>(
    'SELECT (SELECT count(*) FROM delivery) + (SELECT coalesce(sum(last - first + 1), 0) FROM pack) AS n',
  );
  const spans = db.prepare<[], { first: number; last: number }>(
    'SELECT id AS first, id AS last FROM delivery UNION ALL SELECT first, last FROM pack ORDER BY 1',
  );
  // Kept with its block: erasing one delivery rewrites it.
  let lastPack: { readonly block: Buffer; readonly deliveries: readonly PackedDelivery[] } | null = null;

  function unpack(row: PackRow): readonly PackedDelivery[] {
    if (lastPack?.block.equals(row.block) !== true) lastPack = { block: row.block, deliveries: decodePack(row.block) };
    return lastPack.deliveries;
  }

  function nonceOf(id: number): Buffer {
    const own = nonceRow.get(id)?.bytes;
    if (own !== undefined) return own;
    const seed = seedRow.get(Math.floor(id / deliveriesPerSeed))?.bytes;
    return seed === undefined ? nothing : deliveryNonce(seed, id);
  }

  function fromRow(row: Row): Delivery {
    const erased = row.form === 'erased';
    const { id, source, head, encoding, size, chunks } = row;
    function wire(): Buffer {
      if (chunks !== null) return Buffer.concat([...wireChunks()]);
      // Packed since the row was read: same content, other place.
      const stored = bodyById.get(id);
      return stored === undefined ? packedBytes(id) : decodeBody(stored.form, stored.body);
    }
    function* wireChunks(): Iterable<Buffer> {
      if (chunks === null) yield wire();
      else for (const chunk of chunksOf.iterate(chunks)) yield inflateChunk(chunk.bytes);
    }
    return {
      id,
      source,
      receivedAt: row.received_at,
      head,
      encoding,
      size,
      erased,
      nonce: erased ? nothing : nonceOf(id),
      wire,
      wireChunks,
    };
  }

  function packedBytes(id: number): Buffer {
    const found = inPack(id);
    if (found === undefined || found.erased === true) throw new AuditError('not-found', `delivery ${id}`);
    return found.bytes;
  }

  function inPack(id: number): PackedDelivery | undefined {
    const row = packOf.get(id);
    return row === undefined || row.last < id ? undefined : unpack(row).find((delivery) => delivery.id === id);
  }

  function fromPack(packed: PackedDelivery): Delivery {
    const { bytes, erased = false, ...meta } = packed;
    const wire = () => {
      if (erased) throw new AuditError('not-found', `delivery ${meta.id}`);
      return bytes;
    };
    return { ...meta, erased, nonce: erased ? nothing : nonceOf(meta.id), wire, wireChunks: () => [wire()] };
  }

  function packedAfter(id: number, limit: number): Delivery[] {
    const found: Delivery[] = [];
    let row = packOf.get(id + 1) ?? packAfter.get(id);
    while (row !== undefined && found.length < limit) {
      for (const packed of unpack(row)) if (packed.id > id && found.length < limit) found.push(fromPack(packed));
      row = packAfter.get(row.first);
    }
    return found;
  }

  // One read transaction: a delivery being packed meanwhile is seen in exactly one place.
  const readAfter = db.transaction((id: number, limit: number): Delivery[] => {
    const rows = rowsAfter.all(id, limit).map(fromRow);
    return [...rows, ...packedAfter(id, limit)].sort((a, b) => a.id - b.id).slice(0, limit);
  });
  const readOne = db.transaction((id: number): Delivery | null => {
    const row = rowById.get(id);
    if (row !== undefined) return fromRow(row);
    const packed = inPack(id);
    return packed === undefined ? null : fromPack(packed);
  });

  return {
    month,
    after: (id, limit) => readAfter(id, limit),
    get: (id) => readOne(id),
    range() {
      const { first, last } = ends.get() ?? { first: null, last: null };
      return first === null || last === null ? null : { first, last };
    },
    count: () => counted.get()?.n ?? 0,
    ranges() {
      const found: [number, number][] = [];
      for (const { first, last } of spans.iterate()) {
        const open = found.at(-1);
        if (open !== undefined && open[1] + 1 === first) open[1] = last;
        else found.push([first, last]);
      }
      return found;
    },
    about: (key) => aboutRow.get(key)?.value ?? null,
    close: () => db.close(),
  };
}
