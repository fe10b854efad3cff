/** The ledger's file: which delivery holds which leaves, acts, tiles, signed checkpoints; rewriting is refused by trigger. */
import { join } from 'node:path';
import { evidenceFolder } from './bodies-schema.ts';

/** "TsLe" */
export const ledgerApplicationId = 0x54734c65;

/** All but the two derived, replaceable rows: `edge` (right edge of the tree) and `head` (newest signed note). */
const appendOnly = ['about', 'extent', 'act', 'tile', 'checkpoint', 'key'];

export const ledgerMigrations: readonly string[] = [
  `
  CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO about VALUES
    ('format', '1'),
    ('what', 'Append-only log: one leaf per record received and per act, RFC 6962 tree in C2SP tlog-tiles, Ed25519 checkpoints (C2SP tlog-checkpoint).'),
    ('leaf', 'RFC 8785 JSON. Record leaves are not stored: they are derived from the bytes in bodies-YYYY-MM.db. Leaf hash: SHA-256(0x00, leaf).'),
    ('extent', 'Delivery n holds count leaves from first_seq on.'),
    ('tile', 'Full tiles: 256 hashes of 32 bytes. Partial ones stand in edge.'),
    ('key', 'Who signs trees of from_size leaves and more, until the next row.');
  CREATE TABLE extent (
    first_seq INTEGER PRIMARY KEY CHECK (first_seq >= 0),
    count INTEGER NOT NULL CHECK (count > 0),
    delivery INTEGER NOT NULL CHECK (delivery > 0)
  ) STRICT;
  CREATE TRIGGER extent_in_order BEFORE INSERT ON extent
    WHEN NEW.delivery <> 1 + coalesce((SELECT delivery FROM extent ORDER BY first_seq DESC LIMIT 1), 0)
    BEGIN SELECT RAISE(ABORT, 'deliveries are sealed in order'); END;
  CREATE TABLE act (seq INTEGER PRIMARY KEY CHECK (seq >= 0), kind TEXT NOT NULL, at TEXT NOT NULL, json TEXT NOT NULL) STRICT;
  CREATE TABLE tile (
    level INTEGER NOT NULL, idx INTEGER NOT NULL, hashes BLOB NOT NULL CHECK (length(hashes) = 8192), PRIMARY KEY (level, idx)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE edge (level INTEGER PRIMARY KEY, hashes BLOB NOT NULL) STRICT;
  CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL, signed_at TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
  CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), note TEXT NOT NULL, signed_at TEXT NOT NULL) STRICT;
  CREATE TABLE key (from_size INTEGER NOT NULL, id TEXT NOT NULL, origin TEXT NOT NULL, public TEXT NOT NULL, PRIMARY KEY (from_size)) STRICT;
  ${appendOnly.map(refuseRewriting).join('')}
  `,
  // A delivery that is missing is said in a leaf of kind 'irregularity', and sealing goes on behind it.
  `
  DROP TRIGGER IF EXISTS extent_in_order;
  CREATE TRIGGER extent_in_order BEFORE INSERT ON extent
    WHEN NEW.delivery <= coalesce((SELECT delivery FROM extent ORDER BY first_seq DESC LIMIT 1), 0)
    BEGIN SELECT RAISE(ABORT, 'deliveries are sealed in order'); END;
  `,
];

function refuseRewriting(table: string): string {
  return ['UPDATE', 'DELETE']
    .map(
      (change) =>
        `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`,
    )
    .join('\n');
}

export function ledgerFile(workspaceFolder: string): string {
  return join(evidenceFolder(workspaceFolder), 'ledger.db');
}
