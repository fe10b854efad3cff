/** Writes change events and finds them again by place: one row per change, what repeats kept by number. */
import type { CanonicalChangeEvent, EventFlag, Row } from '#shared/canonical-change-event.ts';
import type { Sqlite } from '../sqlite.ts';
import {
  exactInteger,
  type JoinedEventRow,
  joinedEventColumns,
  joinedEventTables,
  looseCoordinate,
  toChangeEvent,
} from './event-row.ts';
import { createInterner, type Interner } from './interned.ts';

export interface PlacedEvent {
  readonly event: CanonicalChangeEvent;
  readonly sourceId: number;
  readonly tableId: number;
  readonly atMs: number;
  readonly tx: number | null;
  readonly txOrder: number | null;
  readonly digest: number;
  readonly statement: number | null;
  /** The images as stored, so that they are written once and hashed once. */
  readonly before: string | null;
  readonly after: string | null;
}

/** An event found at a place; `half` tells which half of a key change stands there. */
export interface FoundEvent {
  readonly leaf: number;
  readonly digest: number;
  readonly half: 'whole' | 'delete' | 'create';
}

export interface ChangeEventStore {
  insert(placed: PlacedEvent): void;
  at(tx: number, order: number): FoundEvent | null;
  /** The event stored at this leaf, if it, or one half of it, has this content. */
  holding(leaf: number, digest: number): FoundEvent | null;
  /** Of this transaction, with this content. */
  like(tx: number, digest: number): FoundEvent | null;
  read(leaf: number): CanonicalChangeEvent | null;
  /** What the row is after the event, or was before it went. */
  image(leaf: number): Row | null;
  /** Of this transaction, from this leaf on, in ledger order. */
  leavesFrom(tx: number, leaf: number): readonly number[];
  /** Number of its transaction. */
  txOf(leaf: number): number | null;
  /** The stored `delete` half becomes the whole key change. */
  pair(leaf: number, pair: { event: CanonicalChangeEvent; after: string | null; secondDigest: number }): void;
  /** When a stored event counts as having happened. */
  atMs(leaf: number): number;
  leavesOf(tx: number, limit: number): readonly number[];
  /** Adds a flag to every event of a transaction. */
  flagTransaction(tx: number, flag: EventFlag): void;
  addStatement(text: string): number;
  statement(id: number): string | null;
}

export function createChangeEventStore(db: Sqlite): ChangeEventStore {
  return { ...createFinder(db), ...createWriter(db) };
}

type Finding = 'at' | 'holding' | 'like' | 'read' | 'image' | 'leavesFrom' | 'txOf' | 'atMs' | 'leavesOf' | 'statement';

function createFinder(db: Sqlite): Pick<ChangeEventStore, Finding> {
  const place = 'SELECT leaf, digest, second_leaf, second_digest, tx_order FROM change_event';
  const atPlace = db.prepare<[number, number, number], PlaceRow>(
    `${place} WHERE tx = ? AND tx_order BETWEEN ? AND ? ORDER BY tx_order DESC LIMIT 1`,
  );
  const byLeaf = db.prepare<[number], PlaceRow>(`${place} WHERE leaf = ?`);
  const byContent = db.prepare<[number, number, number], PlaceRow>(
    `${place} WHERE tx = ? AND (digest = ? OR second_digest = ?) ORDER BY leaf DESC LIMIT 1`,
  );
  const readOne = db.prepare<[number], JoinedEventRow>(
    `SELECT ${joinedEventColumns} FROM ${joinedEventTables} WHERE change_event.leaf = ?`,
  );
  const image = db
    .prepare<[number], string | null>('SELECT coalesce(after_json, before_json) FROM change_event WHERE leaf = ?')
    .pluck();
  const from = db
    .prepare<[number, number], number>('SELECT leaf FROM change_event WHERE tx = ? AND leaf >= ? ORDER BY leaf')
    .pluck();
  const transaction = db.prepare<[number], number | null>('SELECT tx FROM change_event WHERE leaf = ?').pluck();
  const instant = db.prepare<[number], number>('SELECT at_ms FROM change_event WHERE leaf = ?').pluck();
  const leaves = db
    .prepare<[number, number], number>('SELECT leaf FROM change_event WHERE tx = ? ORDER BY tx_order LIMIT ?')
    .pluck();
  const text = db.prepare<[number], string>('SELECT text FROM statement WHERE id = ?').pluck();
  return {
    at: (tx, order) => placeOf(atPlace.get(tx, order - 1, order), order),
    holding: (leaf, digest) => halfWith(byLeaf.get(leaf), digest),
    like: (tx, digest) => halfWith(byContent.get(tx, digest, digest), digest),
    read: (leaf) => {
      const row = readOne.get(leaf);
      return row ? toChangeEvent(row) : null;
    },
    image: (leaf) => {
      const text = image.get(leaf);
      return text == null ? null : (JSON.parse(text) as Row); // written by insert in this very form
    },
    txOf: (leaf) => transaction.get(leaf) ?? null,
    leavesFrom: (tx, leaf) => from.all(tx, leaf),
    atMs: (leaf) => instant.get(leaf) ?? 0,
    leavesOf: (tx, limit) => leaves.all(tx, limit),
    statement: (id) => text.get(id) ?? null,
  };
}

const columns = `leaf, second_leaf, table_id, operation, at_ms, tx, tx_order, origin, epoch, digest, log_file, log_pos, log_row, committed_at, captured_at, ingested_at,
  key_origin, key_json, key_before_json, before_json, after_json, changed, marks, flags, statement, thread, coordinate, metadata, ddl`;

function createWriter(db: Sqlite): Omit<ChangeEventStore, Finding> {
  const interner = createInterner(db);
  const values = columns.replace(/\w+/g, '?');
  const insert = db.prepare(`INSERT INTO change_event (${columns}) VALUES (${values})`);
  const pairUp = db.prepare(
    "UPDATE change_event SET second_leaf = ?, second_digest = ?, operation = 'update', key_json = ?, key_before_json = ?, after_json = ?, changed = ?, marks = ?, flags = ? WHERE leaf = ?",
  );
  const flag = db.prepare(`UPDATE change_event SET flags = json_insert(coalesce(flags, '[]'), '$[#]', ?)
    WHERE tx = ? AND NOT EXISTS (SELECT 1 FROM json_each(coalesce(flags, '[]')) WHERE value = ?)`);
  const addText = db.prepare('INSERT INTO statement (text) VALUES (?)');
  return {
    insert: (placed) => void insert.run(...columnValues(placed, interner)),
    pair: (leaf, { event, after, secondDigest }) =>
      void pairUp.run(
        event.secondLeaf ?? null,
        secondDigest,
        jsonOrNull(event.key),
        jsonOrNull(event.keyBefore),
        after,
        listOrNull(event.changed),
        marksOrNull(event.marks),
        listOrNull(event.flags),
        leaf,
      ),
    flagTransaction: (tx, name) => void flag.run(name, tx, name),
    addStatement: (statement) => Number(addText.run(statement).lastInsertRowid),
  };
}

/** In the order of `columns`. */
function columnValues(placed: PlacedEvent, { originOf, fileOf }: Interner): (string | number | null)[] {
  const { event, sourceId, tableId, atMs, tx, txOrder, digest, statement, before, after } = placed;
  const { coordinate } = event;
  return [
    event.leaf,
    event.secondLeaf ?? null,
    tableId,
    event.operation,
    atMs,
    tx,
    txOrder,
    originOf(sourceId, event.connector, event.metadata.connectorVersion ?? '', coordinate.serverId ?? ''),
    event.epoch,
    digest,
    coordinate.file === undefined ? null : fileOf(coordinate.file),
    exactInteger(coordinate.pos),
    coordinate.row ?? null,
    event.committedAt,
    event.capturedAt,
    event.ingestedAt,
    event.keyOrigin,
    jsonOrNull(event.key),
    jsonOrNull(event.keyBefore),
    before,
    after,
    listOrNull(event.changed),
    marksOrNull(event.marks),
    listOrNull(event.flags),
    statement,
    event.thread,
    looseCoordinate(coordinate, event.transactionId),
    metadataOrNull(event.metadata),
    event.ddl,
  ];
}

interface PlaceRow {
  leaf: number;
  digest: number;
  second_leaf: number | null;
  second_digest: number | null;
  tx_order: number | null;
}

/** A key change stands at two places: its own order, and the next. */
function placeOf(row: PlaceRow | undefined, order: number): FoundEvent | null {
  if (!row) return null;
  if (row.tx_order === order)
    return { leaf: row.leaf, digest: row.digest, half: row.second_leaf === null ? 'whole' : 'delete' };
  return row.second_digest === null ? null : { leaf: row.leaf, digest: row.second_digest, half: 'create' };
}

function halfWith(row: PlaceRow | undefined, digest: number): FoundEvent | null {
  if (row?.digest === digest) return { leaf: row.leaf, digest, half: row.second_leaf === null ? 'whole' : 'delete' };
  return row?.second_digest === digest ? { leaf: row.leaf, digest, half: 'create' } : null;
}

function jsonOrNull(value: object | null | undefined): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

function listOrNull(list: readonly string[]): string | null {
  return list.length === 0 ? null : JSON.stringify(list);
}

function marksOrNull(marks: CanonicalChangeEvent['marks']): string | null {
  const text = JSON.stringify(marks);
  return text === '{}' ? null : text;
}

function metadataOrNull({ connectorVersion: _version, ...rest }: CanonicalChangeEvent['metadata']): string | null {
  const text = JSON.stringify(rest);
  return text === '{}' ? null : text;
}
