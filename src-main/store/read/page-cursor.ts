/** `next` of a page: where the following one begins, opaque to the caller and checked when it comes back. */
import { AuditError } from '../../errors.ts';

/** Numbers that place the last row of a page in its order. */
export type Place = readonly (number | null)[];

export function encodeCursor(order: string, place: Place): string {
  return Buffer.from(JSON.stringify([order, ...place])).toString('base64url');
}

/** Null without a cursor. Throws `bad-request` for one of another order, or none of ours. */
export function decodeCursor(order: string, cursor: string | undefined): Place | null {
  if (cursor === undefined || cursor === '') return null;
  const list = parse(cursor);
  const [first, ...place] = list ?? [];
  if (first !== order || !place.every(isPlace)) throw new AuditError('bad-request', 'cursor');
  return place;
}

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
