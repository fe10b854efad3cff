/** A stream like a real one, as long as wanted and the same for the same seed: tables with keys, transactions over days, creates, updates, deletes. */

const uuid = 'b81e8772-e874-11f1-a5b1-02fc00000001';

export interface StreamOptions {
  readonly tables: number;
  readonly seed?: number;
  readonly startMs?: number;
  /** Longest pause between two transactions. */
  readonly stepMs?: number;
  /** Columns beside key and amount. */
  readonly columns?: number;
  /** Share of changes that touch a row that exists. */
  readonly reuse?: number;
}

export interface GeneratedStream {
  /** The definitions of the tables, as a snapshot makes them up. */
  definitions(): unknown[];
  /** BEGIN, rows, END. */
  transaction(): unknown[];
}

interface Row {
  readonly id: number;
  readonly [column: string]: string | number | null;
}

/** GTID of the nth transaction, from 1. */
export function transactionName(number: number): string {
  return `${uuid}:${number}`;
}

export function createGeneratedStream({
  tables,
  seed = 1,
  startMs = 1_795_500_000_000,
  stepMs = 60_000,
  columns = 2,
  reuse = 0.5,
}: StreamOptions): GeneratedStream {
  const random = mulberry(seed);
  const rows = Array.from({ length: tables }, () => new Map<number, Row>());
  const nextId = Array.from({ length: tables }, () => 1);
  let number = 0;
  let pos = 1000;
  let atMs = startMs;
  const source = (table: number, gtid: string | null, row: number) => ({
    version: '3.6.1.Final',
    connector: 'mysql',
    name: 'gen',
    ts_ms: atMs,
    snapshot: gtid === null ? 'true' : null,
    db: 'botica',
    sequence: null,
    ts_us: atMs * 1000,
    table: `tabla${table}`,
    server_id: gtid === null ? 0 : 11,
    gtid,
    file: 'bin.000001',
    pos,
    row,
    thread: gtid === null ? null : 22,
    query: gtid === null ? null : `UPDATE tabla${table} /* ${number} */`,
  });
  const image = (id: number): Row => {
    const texts = Array.from({ length: columns }, (_, index) => [`c${index}`, `valor ${Math.floor(random() * 1e6)}`]);
    return { id, monto: `${Math.floor(random() * 1e6)}.50`, ...Object.fromEntries(texts) };
  };
  const change = (table: number): { op: string; before: Row | null; after: Row | null } => {
    const known = rows[table] ?? new Map<number, Row>();
    const picked = random() < reuse ? [...takeOne(known, random)] : [];
    const [old] = picked;
    if (old === undefined) {
      const id = nextId[table] ?? 1;
      nextId[table] = id + 1;
      const after = image(id);
      known.set(id, after);
      return { op: 'c', before: null, after };
    }
    if (random() < 0.15) {
      known.delete(old.id);
      return { op: 'd', before: old, after: null };
    }
    const after = image(old.id);
    known.set(old.id, after);
    return { op: 'u', before: old, after };
  };
  return {
    definitions: () =>
      rows.map((_, table) => ({
        source: source(table, null, 0),
        ts_ms: atMs,
        databaseName: 'botica',
        schemaName: null,
        ddl: `CREATE TABLE tabla${table} (id INT PRIMARY KEY)`,
        tableChanges: [definition(table, columns)],
      })),
    transaction: () => {
      number += 1;
      atMs += Math.floor(random() * stepMs);
      const id = transactionName(number);
      const size = 1 + Math.floor(random() * 5);
      const list = Array.from({ length: size }, (_, index) => {
        const table = Math.floor(random() * random() * tables);
        pos += 300;
        return {
          ...change(table),
          source: source(table, id, 0),
          transaction: { id, total_order: index + 1, data_collection_order: 1 },
          ts_ms: atMs + 5,
          ts_us: (atMs + 5) * 1000,
        };
      });
      return [
        { status: 'BEGIN', id, event_count: null, data_collections: null, ts_ms: atMs },
        ...list,
        { status: 'END', id, event_count: size, data_collections: [], ts_ms: atMs },
      ];
    },
  };
}

function* takeOne(known: ReadonlyMap<number, Row>, random: () => number): Generator<Row> {
  // Recent rows are touched most; a bounded walk keeps long streams fast.
  const skip = Math.floor(random() * Math.min(known.size, 50));
  let at = 0;
  for (const row of known.values()) if (at++ === skip) return yield row;
}

function definition(table: number, columns: number) {
  const column = (
    name: string,
    typeName: string,
    position: number,
    length: number | null = null,
    scale: number | null = null,
  ) => ({
    name,
    jdbcType: 12,
    nativeType: null,
    typeName,
    typeExpression: typeName,
    charsetName: null,
    length,
    scale,
    position,
    optional: name !== 'id',
    autoIncremented: false,
    generated: false,
    comment: null,
    defaultValueExpression: null,
    enumValues: null,
  });
  const texts = Array.from({ length: columns }, (_, index) => column(`c${index}`, 'VARCHAR', index + 3, 50));
  return {
    type: 'CREATE',
    id: `"botica"."tabla${table}"`,
    table: {
      defaultCharsetName: 'utf8mb4',
      primaryKeyColumnNames: ['id'],
      columns: [column('id', 'INT', 1), column('monto', 'DECIMAL', 2, 12, 2), ...texts],
      comment: null,
    },
  };
}

/** Mulberry32: the same numbers for the same seed. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
