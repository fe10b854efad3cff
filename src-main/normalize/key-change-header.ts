/** In single mode the connector's header says that a row is one half of a key change, and gives the other half's key. */
import type { CanonicalChangeEvent, Row } from '#shared/canonical-change-event.ts';
import { isJsonObject, numberText, parseExact } from './exact-json.ts';

/**
 * In batch mode the headers are those of the body's first record only, and the head does not tell which record this is: so the named
 * key must have this row's key columns and other values. That can still point at a second delete of the same batch.
 */
export function keyChangeHalfOf(
  deliveryHead: string | undefined,
  event: CanonicalChangeEvent,
): 'delete' | 'create' | null {
  const half = event.operation === 'delete' ? 'delete' : event.operation === 'create' ? 'create' : null;
  if (half === null || deliveryHead === undefined || event.key === null) return null;
  const name = half === 'delete' ? 'newkey' : 'oldkey';
  const sent = new RegExp(`"x-debezium-__debezium\\.${name}":"([^"]+)"`, 'i').exec(deliveryHead)?.[1];
  return sent !== undefined && isOtherKey(Buffer.from(sent, 'base64').toString('utf8'), event.key) ? half : null;
}

function isOtherKey(text: string, key: Row): boolean {
  const parsed = parseExact(text);
  if (!parsed.ok || !isJsonObject(parsed.value)) return false;
  const payload = parsed.value.get('payload');
  const other = isJsonObject(payload) ? payload : parsed.value;
  const columns = [...other.keys()];
  if (columns.length === 0 || !columns.every((column) => Object.hasOwn(key, column))) return false;
  return columns.some((column) => {
    const value = other.get(column);
    return String(key[column]) !== (numberText(value) ?? String(value));
  });
}
