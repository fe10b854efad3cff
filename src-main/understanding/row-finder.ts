/** Finds a row of one database as it was when last seen, by its key or by columns that a pack looks rows up with. */
import type { Row } from '#shared/canonical-change-event.ts';
import type { Facts } from '../infer/expressions.ts';
import type { RowFinder } from '../infer/facts.ts';
import { type ColumnTypes, typed } from '../infer/inferred-row.ts';
import type { Teaching } from '../infer/teaching.ts';
import { type StoredKey, storedKey } from '../store/insight/row-history-store.ts';
import type { SourceRecord } from '../store/insight/source-store.ts';
import type { TableRecord } from '../store/insight/table-store.ts';
import { columnTypes } from './inferred-rows.ts';
import type { ReadingBase } from './reading.ts';

/** Images kept by leaf: rules ask for the same products and people again and again. */
const imagesKept = 4000;
const separator = '\u001f';

export interface LookupRows extends RowFinder {
  /** The row is to be found from now on by what it has become. */
  note(
    table: TableRecord,
    change: {
      readonly leaf: number;
      readonly key: Row | null;
      readonly before: Row | null;
      readonly after: Row | null;
    },
  ): void;
}

export function createRowFinder(
  reading: ReadingBase,
  source: SourceRecord,
  database: string,
  teaching: () => Teaching,
): LookupRows {
  const images = new Map<number, Row | null>();
  const imageAt = (leaf: number) => {
    const known = images.get(leaf);
    if (known !== undefined) return known;
    if (images.size >= imagesKept) images.clear();
    const image = reading.insight.events.image(leaf);
    images.set(leaf, image);
    return image;
  };
  const place = (name: string) => {
    const table = reading.insight.tables.find(source.id, database, null, name);
    const schema = reading.catalog.find(source.name, database, null, name);
    return table === null ? null : { table, types: columnTypes(schema) };
  };
  return {
    find(name, columns, values) {
      const found = place(name);
      if (found === null) return null;
      const leaf = isKey(found.table, columns)
        ? (reading.insight.rows.last(found.table.id, storedKey(keyRow(found.table, found.types, columns, values)))
            ?.leaf ?? null)
        : reading.insight.inference.lookUp(found.table.id, ...lookupPlace(columns, values));
      const image: Facts | null = leaf === null ? null : typed(imageAt(leaf), found.types);
      return image;
    },
    note(table, { leaf, key, before, after }) {
      for (const columns of teaching().lookupColumns(table.name)) {
        if (key === null || isKey(table, columns)) continue;
        noteLookup(reading, table, columns, { leaf, key: storedKey(key), before, after });
      }
    },
  };
}

interface Noted {
  readonly leaf: number;
  readonly key: StoredKey;
  readonly before: Row | null;
  readonly after: Row | null;
}

function noteLookup(
  { insight }: ReadingBase,
  table: TableRecord,
  columns: readonly string[],
  { leaf, key, before, after }: Noted,
): void {
  const old = valuesIn(before, columns);
  const now = valuesIn(after, columns);
  const name = columns.join(separator);
  // A value that was erased stays known: who comes again is not new.
  if (old !== null && now !== null && old !== now) insight.inference.dropLookup(table.id, name, old, key);
  if (now !== null) insight.inference.addLookup(table.id, name, now, { key, leaf });
}

/** Null where one of them is missing. */
function valuesIn(image: Row | null, columns: readonly string[]): string | null {
  if (image === null) return null;
  const values = columns.map((column) => image[column] ?? null);
  return values.includes(null) ? null : values.map(String).join(separator);
}

/** In the order in which they are kept: by name. */
function lookupPlace(columns: readonly string[], values: readonly string[]): [string, string] {
  const pairs = columns.map((column, at) => [column, values[at] ?? ''] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return [pairs.map(([column]) => column).join(separator), pairs.map(([, value]) => value).join(separator)];
}

function isKey({ keyColumns }: TableRecord, columns: readonly string[]): boolean {
  return (
    keyColumns.length > 0 &&
    columns.length === keyColumns.length &&
    columns.every((column) => keyColumns.includes(column))
  );
}

/** As the connector sends it: what it sends as a number is kept as one. */
function keyRow(
  { keyColumns }: TableRecord,
  types: ColumnTypes,
  columns: readonly string[],
  values: readonly string[],
): Row {
  return Object.fromEntries(
    keyColumns.map((column) => {
      const text = values[columns.indexOf(column)] ?? '';
      return [column, types.get(column) === 'integer' && isExact(text) ? Number(text) : text];
    }),
  );
}

function isExact(text: string): boolean {
  return /^-?\d{1,15}$/.test(text);
}
