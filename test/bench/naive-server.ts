/** What a plain audit receiver would be: Fastify, JSON.parse, one INSERT per event into the seed's table with its indexes, one FULL commit a POST. */
import Database from 'better-sqlite3';
import fastify from 'fastify';

const [, , file = ''] = process.argv;
const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(`
  CREATE TABLE events (
    event_id TEXT PRIMARY KEY, source_db TEXT NOT NULL, source_table TEXT NOT NULL, source_pk_json TEXT NOT NULL, operation TEXT NOT NULL,
    before_json TEXT, after_json TEXT, timestamp TIMESTAMPTZ NOT NULL, transaction_id TEXT, entity_type TEXT, entity_id TEXT,
    business_event_type TEXT, business_payload_json TEXT, confidence REAL, ingested_at TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP);
  CREATE INDEX events_timestamp ON events (timestamp);
  CREATE INDEX events_entity ON events (entity_type, entity_id);
  CREATE INDEX events_type ON events (business_event_type);
  CREATE INDEX events_transaction ON events (transaction_id);`);
const insert = db.prepare(
  'INSERT OR IGNORE INTO events (event_id, source_db, source_table, source_pk_json, operation, before_json, after_json, timestamp, transaction_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
);

interface Value {
  readonly before: { readonly id: number } | null;
  readonly after: { readonly id: number } | null;
  readonly op: string;
  readonly source: { readonly db: string; readonly table: string; readonly ts_ms: number; readonly gtid: string };
  readonly transaction: { readonly total_order: number };
}
type Sent = Value | { readonly schema: unknown; readonly payload: Value };

function store(sent: Sent): void {
  const value = 'payload' in sent ? sent.payload : sent;
  const { before, after, op, source, transaction } = value;
  insert.run(
    `${source.gtid}:${transaction.total_order}`,
    source.db,
    source.table,
    JSON.stringify({ id: (after ?? before)?.id }),
    op,
    before === null ? null : JSON.stringify(before),
    after === null ? null : JSON.stringify(after),
    new Date(source.ts_ms).toISOString(),
    source.gtid,
  );
}

const storeAll = db.transaction((list: readonly Sent[]) => {
  for (const sent of list) store(sent);
});

const app = fastify({ bodyLimit: 1 << 30 });
app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
  done(null, JSON.parse(body.toString())),
);
app.post('/ingest/:source', async (request) => {
  const body = request.body as Sent | Sent[]; // what the bench posts
  storeAll(Array.isArray(body) ? body : [body]);
  return { ok: true };
});
const address = await app.listen({ host: '127.0.0.1', port: 0 });
process.on('message', (message) => {
  if (message === 'stop') {
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    process.exit(0);
  }
});
process.send?.({ address });
