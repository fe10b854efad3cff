/** The bodies file of one month: exact bytes received, and the seeds that their nonces come from. */
import { join } from 'node:path';

/** "TsBo" */
export const bodiesApplicationId = 0x5473426f;

export const bodiesMigrations: readonly string[] = [
  `
  CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO about VALUES
    ('format', '1'),
    ('what', 'POST bodies exactly as received, one row per delivery; ids run on across the monthly files.'),
    ('form', 'plain: the bytes. zstd: compressed bytes. chunks: rows of table chunk in order of n, each zstd. erased: destroyed.'),
    ('pack', 'Several deliveries in one zstd block: uint32be length of a JSON list [{id,source,receivedAt,head,encoding,size,erased?}], the list, the bodies one after the other. erased: how many of them were destroyed in it.'),
    ('nonce', 'HMAC-SHA256(seed of floor(id/1024), "delivery:" id), unless table nonce has it.');
  CREATE TABLE seed (block INTEGER PRIMARY KEY, bytes BLOB NOT NULL CHECK (length(bytes) = 32)) STRICT;
  CREATE TABLE nonce (delivery INTEGER PRIMARY KEY, bytes BLOB NOT NULL CHECK (length(bytes) = 32)) STRICT;
  CREATE TABLE delivery (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    source TEXT NOT NULL,
    received_at TEXT NOT NULL,
    head TEXT NOT NULL,
    encoding TEXT NOT NULL CHECK (encoding IN ('identity', 'gzip')),
    size INTEGER NOT NULL CHECK (size >= 0),
    form TEXT NOT NULL CHECK (form IN ('plain', 'zstd', 'chunks', 'erased')),
    body BLOB,
    chunks INTEGER,
    CHECK ((form IN ('plain', 'zstd')) = (body IS NOT NULL)),
    CHECK ((form = 'chunks') = (chunks IS NOT NULL))
  ) STRICT;
  CREATE TABLE chunk (body INTEGER NOT NULL, n INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (body, n)) STRICT;
  CREATE TABLE pack (
    first INTEGER PRIMARY KEY,
    last INTEGER NOT NULL CHECK (last >= first),
    erased INTEGER NOT NULL DEFAULT 0,
    block BLOB NOT NULL
  ) STRICT;
  `,
];

export function evidenceFolder(workspaceFolder: string): string {
  return join(workspaceFolder, 'evidence');
}

/** `2026-11` → its file. */
export function bodiesFile(workspaceFolder: string, month: string): string {
  return join(evidenceFolder(workspaceFolder), `bodies-${month}.db`);
}

/** The month of a file's name, or null if it is no bodies file. */
export function monthOfFile(name: string): string | null {
  return /^bodies-(\d{4}-\d{2})\.db$/.exec(name)?.[1] ?? null;
}
