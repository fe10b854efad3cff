/** The schema part of a body, once per distinct bytes: what it says about the row's columns, and the plan made from it. */
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, stringOf } from './exact-json.ts';

export interface BodySchema {
  /** Logical name of the whole value: `<prefix>.<db>.<table>.Envelope`, `io.debezium.connector.common.Heartbeat` … */
  readonly name: string | null;
  /** Schemas of the row's columns, in order; null where the value holds no row. */
  readonly fields: readonly JsonObject[] | null;
}

export interface BodySchemaCache {
  find(bytes: Buffer): BodySchema | null;
  keep(bytes: Buffer, schema: BodySchema): void;
}

const mostSchemas = 1024;

/** Content-addressed by exact bytes; the key is only a shortcut to few candidates. */
export function createBodySchemaCache(): BodySchemaCache {
  const entries = new Map<string, { bytes: Buffer; schema: BodySchema }>();
  return {
    find(bytes) {
      const entry = entries.get(shortcut(bytes));
      return entry?.bytes.equals(bytes) === true ? entry.schema : null;
    },
    keep(bytes, schema) {
      if (entries.size >= mostSchemas) entries.clear();
      entries.set(shortcut(bytes), { bytes: Buffer.from(bytes), schema });
    },
  };
}

/** The envelope's name stands at the end; length tells versions of it apart. */
function shortcut(bytes: Buffer): string {
  return `${bytes.length}:${bytes.toString('latin1', Math.max(0, bytes.length - 160))}`;
}

export function readBodySchema(value: JsonValue): BodySchema | null {
  if (!isJsonObject(value)) return null;
  return { name: stringOf(value.get('name')), fields: rowFields(value.get('fields')) };
}

/** `before` and `after` have the same columns; either will do. */
function rowFields(fields: JsonValue | undefined): JsonObject[] | null {
  if (!isJsonArray(fields)) return null;
  for (const field of fields) {
    if (!isJsonObject(field)) continue;
    const name = field.get('field');
    const columns = field.get('fields');
    if ((name === 'after' || name === 'before') && isJsonArray(columns)) return columns.filter(isJsonObject);
  }
  return null;
}
