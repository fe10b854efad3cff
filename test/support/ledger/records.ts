/** Bends recorded Debezium records for tests: other places, values, transactions. */

type Json = Record<string, unknown>;

/** The value without its schema. */
export function payloadOf(record: unknown): Json {
  const value = record as Json;
  return (value.payload ?? value) as Json;
}

/** A copy with members of the payload replaced; objects are merged, one level deep. Boundaries (no `source`) stay as they are. */
export function changed(record: unknown, changes: Json): unknown {
  const payload = payloadOf(record);
  if (payload.source === undefined) return record;
  const merged = { ...payload };
  for (const [name, value] of Object.entries(changes)) {
    const old = merged[name];
    merged[name] =
      isObject(old) && isObject(value) ? { ...old, ...value } : isObject(value) && name !== 'transaction' ? old : value;
  }
  return withPayload(record, merged);
}

/** As `changed`, for BEGIN and END. */
export function renamed(record: unknown, id: string): unknown {
  const payload = payloadOf(record);
  if (payload.status !== undefined) return withPayload(record, { ...payload, id });
  return changed(record, { source: { gtid: id }, transaction: { id } });
}

function withPayload(record: unknown, payload: Json): unknown {
  const value = record as Json;
  return value.payload === undefined ? payload : { ...value, payload };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
