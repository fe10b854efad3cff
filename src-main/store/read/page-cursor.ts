/** `next` of a page: where the following one begins, opaque to the caller and checked when it comes back. */
import { createHash } from 'node:crypto';
import { AuditError } from '../../errors.ts';

/** Numbers that place the last row of a page in its order. */
export type Place = readonly (number | null)[];

/** What a cursor continues, and nothing else: one operation with one input, apart from how many rows a page has. */
export function pageScope(operation: string, input: Readonly<Record<string, unknown>>): string {
  const { limit: _limit, cursor: _cursor, ...rest } = input;
  const asked = Object.entries(rest).filter(([, value]) => value !== undefined);
  const text = JSON.stringify([operation, asked.sort(([a], [b]) => (a < b ? -1 : 1))]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

export function encodeCursor(scope: string, place: Place): string {
  return Buffer.from(JSON.stringify([scope, ...place])).toString('base64url');
}

/** Null without a cursor. Throws `bad-request` for one of another scope, or none of ours. */
export function decodeCursor(scope: string, cursor: string | undefined): Place | null {
  if (cursor === undefined || cursor === '') return null;
  const list = parse(cursor);
  const [first, ...place] = list ?? [];
  if (first !== scope || !place.every(isPlace)) throw new AuditError('bad-request', notOfThis);
  return place;
}

const notOfThis = {
  es: 'cursor: no continúa esta consulta; repita los mismos filtros y el mismo orden, o empiece sin cursor',
  en: 'cursor: does not continue this query; repeat the same filters and order, or begin without a cursor',
};

function isPlace(value: unknown): value is number | null {
  return value === null || Number.isSafeInteger(value);
}

function parse(cursor: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
