/** What a proof shows of its record: all bytes, or each field on its own with some withheld. */
import { AuditError } from '../errors.ts';
import { commitFields, type FieldSpan } from './fields.ts';
import type { Disclosure } from './proof.ts';

export interface ProvenRecord {
  /** Null where the record is too large to carry. */
  readonly bytes: Buffer | null;
  readonly nonce: Buffer;
  /** Rows only. */
  readonly fields: readonly FieldSpan[];
}

/**
 * `withhold`: paths (`after.dni`), column names for both sides (`dni`), or `*` for all. Once anything is withheld the record's nonce
 * and bytes stay out, since they give away every field. A name that hits nothing is refused (`bad-request`): a slip must not disclose.
 */
export function discloseRecord(record: ProvenRecord, withhold: readonly string[]): Disclosure {
  if (withhold.length === 0)
    return record.bytes === null ? { shown: 'leaf' } : { shown: 'bytes', nonce: record.nonce, bytes: record.bytes };
  const paths = new Set(record.fields.map((field) => field.path));
  const missed = withhold.find((name) => name !== '*' && !isField(paths, name));
  if (missed !== undefined) throw new AuditError('bad-request', `no field ${missed}`);
  const { bytes, nonce, fields } = record;
  if (bytes === null || fields.length === 0) return { shown: 'leaf' };
  const hidden = new Set(withhold);
  const shown = commitFields(nonce, bytes, fields).map(({ path, salt, commitment }, i) => {
    const { start, end } = fields[i] ?? { start: 0, end: 0 };
    return isWithheld(hidden, path)
      ? { path, commitment }
      : { path, salt, text: Buffer.from(bytes.subarray(start, end)) };
  });
  return { shown: 'fields', fields: shown };
}

function isField(paths: ReadonlySet<string>, name: string): boolean {
  return paths.has(name) || paths.has(`before.${name}`) || paths.has(`after.${name}`);
}

function isWithheld(hidden: ReadonlySet<string>, path: string): boolean {
  return hidden.has('*') || hidden.has(path) || hidden.has(path.slice(path.indexOf('.') + 1));
}
