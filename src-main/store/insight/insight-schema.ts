/** The tables of an insight file: what was understood of the ledger. Disposable: it can be deleted and read again from the evidence. */

/** "TsIn" */
export const insightApplicationId = 0x5473496e;

const aboutTables = `
  CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO about VALUES
    ('what', 'What Testigo understood of its ledger. Derived: deleting this file loses nothing. View "events" is the plain way in.'),
    ('order', 'leaf is the sequence number of the ledger leaf that proves a row; rows are in the order received.'),
    ('time', 'at_ms: milliseconds since 1970 UTC, of the source''s commit where it gives one, else of our receipt.'),
    ('json', 'key, before_json, after_json: column to exact value; BIGINT and DECIMAL are text.');
  CREATE TABLE progress (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1), next_leaf INTEGER NOT NULL, normalizer INTEGER NOT NULL, complete INTEGER NOT NULL, alive_at TEXT
  ) STRICT;
  INSERT INTO progress VALUES (1, 0, 0, 0, NULL);
  CREATE TABLE source (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, connector TEXT NOT NULL, epoch INTEGER NOT NULL, facts TEXT NOT NULL, memory TEXT NOT NULL
  ) STRICT;
  CREATE TABLE epoch (source INTEGER NOT NULL, epoch INTEGER NOT NULL, leaf INTEGER NOT NULL, PRIMARY KEY (source, epoch)) STRICT, WITHOUT ROWID;
  CREATE TABLE source_table (
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL, database TEXT NOT NULL, schema TEXT NOT NULL, name TEXT NOT NULL,
    label TEXT NOT NULL, key_columns TEXT NOT NULL, key_origin TEXT NOT NULL, facts TEXT NOT NULL,
    UNIQUE (source, database, schema, name)
  ) STRICT;
  CREATE TABLE table_schema (
    address TEXT NOT NULL, leaf INTEGER NOT NULL, definition TEXT, PRIMARY KEY (address, leaf)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE origin (
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL, connector TEXT NOT NULL, connector_version TEXT NOT NULL, server_id TEXT NOT NULL,
    UNIQUE (source, connector, connector_version, server_id)
  ) STRICT;
  CREATE TABLE log_file (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
`;

const eventTables = `
  CREATE TABLE statement (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
  CREATE TABLE tx (
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL, epoch INTEGER NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL,
    at_ms INTEGER NOT NULL, committed_at TEXT, ingested_at TEXT NOT NULL, received INTEGER NOT NULL, expected INTEGER,
    last_order INTEGER NOT NULL, tables TEXT NOT NULL, statement INTEGER, flags TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX tx_name ON tx (source, name, epoch);
  CREATE INDEX tx_time ON tx (at_ms);
  CREATE TABLE change_event (
    leaf INTEGER PRIMARY KEY, second_leaf INTEGER, table_id INTEGER NOT NULL, operation TEXT NOT NULL, at_ms INTEGER NOT NULL,
    tx INTEGER, tx_order INTEGER, origin INTEGER NOT NULL, epoch INTEGER NOT NULL, digest INTEGER NOT NULL, second_digest INTEGER,
    log_file INTEGER, log_pos INTEGER, log_row INTEGER, committed_at TEXT, captured_at TEXT, ingested_at TEXT NOT NULL,
    key_origin TEXT NOT NULL, key_json TEXT, key_before_json TEXT, before_json TEXT, after_json TEXT, changed TEXT, marks TEXT, flags TEXT,
    statement INTEGER, thread TEXT, coordinate TEXT, metadata TEXT, ddl TEXT
  ) STRICT;
  CREATE INDEX change_event_table ON change_event (table_id);
  CREATE INDEX change_event_tx ON change_event (tx, tx_order) WHERE tx IS NOT NULL;
  CREATE TABLE row_change (
    table_id INTEGER NOT NULL, key ANY NOT NULL, leaf INTEGER NOT NULL, digest INTEGER, PRIMARY KEY (table_id, key, leaf)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE key_part (value TEXT NOT NULL, leaf INTEGER NOT NULL, PRIMARY KEY (value, leaf)) STRICT, WITHOUT ROWID;
  CREATE TABLE keyless_row (table_id INTEGER NOT NULL, digest INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (table_id, digest)) STRICT, WITHOUT ROWID;
  CREATE TABLE loose_coordinate (
    source INTEGER NOT NULL, coordinate TEXT NOT NULL, leaf INTEGER NOT NULL, PRIMARY KEY (source, coordinate, leaf)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE redelivery (leaf INTEGER PRIMARY KEY, of_leaf INTEGER NOT NULL) STRICT;
  CREATE INDEX redelivery_of ON redelivery (of_leaf);
`;

const coverageTables = `
  CREATE TABLE finding (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, severity TEXT NOT NULL CHECK (severity IN ('gap', 'alarm', 'notice')), source TEXT NOT NULL,
    table_label TEXT, mark TEXT NOT NULL, from_at TEXT NOT NULL, to_at TEXT, from_ms INTEGER NOT NULL, to_ms INTEGER,
    leaf INTEGER NOT NULL, last_leaf INTEGER NOT NULL, closed_leaf INTEGER, closed_by TEXT, facts TEXT NOT NULL, count INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX finding_open ON finding (source, kind, mark) WHERE closed_leaf IS NULL;
  CREATE INDEX finding_leaf ON finding (leaf);
  CREATE TABLE quarantine (
    leaf INTEGER PRIMARY KEY, source TEXT NOT NULL, received_at TEXT NOT NULL, kind TEXT NOT NULL, bytes INTEGER NOT NULL, reason TEXT NOT NULL,
    facts TEXT NOT NULL, excerpt TEXT NOT NULL, normalizer INTEGER NOT NULL, resolved_at_leaf INTEGER
  ) STRICT;
  CREATE TABLE rollup (
    grain_ms INTEGER NOT NULL, start_ms INTEGER NOT NULL, table_id INTEGER NOT NULL, operation TEXT NOT NULL,
    events INTEGER NOT NULL, first_leaf INTEGER NOT NULL, last_leaf INTEGER NOT NULL, PRIMARY KEY (grain_ms, start_ms, table_id, operation)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE counter (
    grain_ms INTEGER NOT NULL, start_ms INTEGER NOT NULL, source INTEGER NOT NULL, what TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (grain_ms, start_ms, source, what)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE capture_span (source INTEGER NOT NULL, leaf INTEGER NOT NULL, from_at TEXT NOT NULL, to_at TEXT NOT NULL, PRIMARY KEY (source, leaf)) STRICT, WITHOUT ROWID;
`;

const businessTables = `
  CREATE TABLE rule (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, type TEXT NOT NULL, kind TEXT NOT NULL, pack TEXT NOT NULL, sensitive INTEGER NOT NULL,
    sentence_es TEXT NOT NULL, sentence_en TEXT NOT NULL, currency TEXT NOT NULL
  ) STRICT;
  CREATE TABLE inference (
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL, database TEXT NOT NULL, packs TEXT NOT NULL, state TEXT, UNIQUE (source, database)
  ) STRICT;
  CREATE TABLE business_event (
    id INTEGER PRIMARY KEY, rule INTEGER NOT NULL, leaf INTEGER NOT NULL, source INTEGER NOT NULL, at_ms INTEGER NOT NULL, business_at TEXT,
    entity_type TEXT, entity_id TEXT, entity_label TEXT, actor TEXT, actor_origin TEXT NOT NULL, ladder TEXT NOT NULL, branch TEXT, amount TEXT,
    confidence REAL NOT NULL, gaps TEXT, payload TEXT NOT NULL, rows INTEGER NOT NULL, evidence TEXT NOT NULL, absorbed_by INTEGER
  ) STRICT;
  CREATE INDEX business_event_time ON business_event (at_ms);
  CREATE INDEX business_event_absorbed ON business_event (absorbed_by) WHERE absorbed_by IS NOT NULL;
  CREATE INDEX business_event_entity ON business_event (entity_type, entity_id, at_ms) WHERE entity_type IS NOT NULL;
  CREATE TABLE claim (leaf INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (leaf, event)) STRICT, WITHOUT ROWID;
  CREATE TABLE noise_kind (id INTEGER PRIMARY KEY, what TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE noise (leaf INTEGER PRIMARY KEY, kind INTEGER NOT NULL) STRICT;
  CREATE TABLE awaited (
    inference INTEGER NOT NULL, part TEXT NOT NULL, key TEXT NOT NULL, event INTEGER NOT NULL, until_ms INTEGER NOT NULL, thread TEXT,
    PRIMARY KEY (inference, part, key, event)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE cluster (inference INTEGER NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (inference, key)) STRICT, WITHOUT ROWID;
  CREATE TABLE lookup_row (
    table_id INTEGER NOT NULL, columns TEXT NOT NULL, value TEXT NOT NULL, key ANY NOT NULL, leaf INTEGER NOT NULL,
    PRIMARY KEY (table_id, columns, value, key)
  ) STRICT, WITHOUT ROWID;
`;

/** The columns of the specification's seed schema, exactly. A row in several business events is told by the one that it anchors, else by the surest. */
const seedView = `
  CREATE VIEW events AS SELECT
    'EV-' || change_event.leaf AS event_id,
    source_table.database AS source_db,
    source_table.name AS source_table,
    coalesce(change_event.key_json, 'null') AS source_pk_json,
    change_event.operation AS operation,
    change_event.before_json AS before_json,
    change_event.after_json AS after_json,
    coalesce(change_event.committed_at, change_event.ingested_at) AS timestamp,
    tx.name AS transaction_id,
    told.entity_type AS entity_type,
    told.entity_id AS entity_id,
    rule.type AS business_event_type,
    told.payload AS business_payload_json,
    told.confidence AS confidence,
    change_event.ingested_at AS ingested_at
  FROM change_event JOIN source_table ON source_table.id = change_event.table_id LEFT JOIN tx ON tx.id = change_event.tx
    LEFT JOIN business_event AS told ON told.id = (
      SELECT claiming.id FROM claim JOIN business_event AS claiming ON claiming.id = claim.event WHERE claim.leaf = change_event.leaf
      ORDER BY claiming.leaf = change_event.leaf DESC, claiming.confidence DESC, claiming.id LIMIT 1)
    LEFT JOIN rule ON rule.id = told.rule;
`;

export const insightMigrations: readonly string[] = [
  aboutTables + eventTables + coverageTables + businessTables + seedView,
];
