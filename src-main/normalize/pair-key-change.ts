/** A key change arrives as `d` then `c` with equal coordinates: recognise the pair, and make one event of it. */
import type { CanonicalChangeEvent, Coordinate, Row } from '#shared/canonical-change-event.ts';
import { changedColumns } from './changed-columns.ts';
import { digestText } from './digest.ts';
import type { NormalizedChange } from './normalized-record.ts';

/**
 * Whether `create`, the next row of the same transaction, is the second half of `del`. Under transaction compression separate
 * statements share a position too: those carry different texts, or the same key again.
 */
export function isKeyChangePair(del: NormalizedChange, create: NormalizedChange): boolean {
  const [first, second] = [del.event, create.event];
  if (first.operation !== 'delete' || second.operation !== 'create') return false;
  if (first.source !== second.source || first.database !== second.database || first.table !== second.table)
    return false;
  if ((first.schema ?? '') !== (second.schema ?? '') || differ(first.transactionId, second.transactionId)) return false;
  if (first.flags.includes('snapshot') || second.flags.includes('snapshot')) return false;
  return (
    isSamePlace(first.coordinate, second.coordinate) &&
    first.statement === second.statement &&
    keysDiffer(first, second)
  );
}

/** One `update` event under the `delete` half's leaf, flagged `key-changed`, with `keyBefore` and `secondLeaf`. */
export function pairKeyChange(del: NormalizedChange, create: NormalizedChange): NormalizedChange {
  const [first, second] = [del.event, create.event];
  const marks = { ...first.marks, ...second.marks };
  const event: CanonicalChangeEvent = {
    ...first,
    secondLeaf: second.leaf,
    operation: 'update',
    key: second.key,
    keyOrigin: second.keyOrigin,
    after: second.after,
    changed: changedColumns(first.before, second.after, marks, null),
    marks,
    flags: [...new Set([...first.flags, ...second.flags, 'key-changed' as const])],
  };
  if (first.key !== null) event.keyBefore = first.key;
  const metadata =
    second.metadata.raw === undefined ? first.metadata : { ...first.metadata, raw: rawPair(first, second) };
  const { coordinates } = del;
  return {
    kind: 'change',
    event: { ...event, metadata },
    digest: digestText(`${del.digest}${create.digest}`),
    coordinates,
  };
}

/** Both halves as they came, as one JSON array. */
function rawPair(first: CanonicalChangeEvent, second: CanonicalChangeEvent): string {
  return `[${[first.metadata.raw, second.metadata.raw].filter((raw) => raw !== undefined).join(',')}]`;
}

/** Members that only one of the two has say nothing: a stored half may have been read back with fewer. */
function isSamePlace(a: Coordinate, b: Coordinate): boolean {
  if (a.totalOrder !== undefined && b.totalOrder !== undefined && b.totalOrder !== a.totalOrder + 1) return false;
  const names = ['gtid', 'file', 'pos', 'row', 'serverId', 'lsn', 'txId', 'scn'] as const;
  return (
    !names.some((name) => differ(a[name], b[name])) &&
    (hasBoth(a, b, 'pos') || hasBoth(a, b, 'lsn') || hasBoth(a, b, 'scn'))
  );
}

function hasBoth(a: Coordinate, b: Coordinate, name: keyof Coordinate): boolean {
  return a[name] !== undefined && b[name] !== undefined;
}

function differ<T>(a: T | null | undefined, b: T | null | undefined): boolean {
  return (a ?? null) !== null && (b ?? null) !== null && a !== b;
}

function keysDiffer(first: CanonicalChangeEvent, second: CanonicalChangeEvent): boolean {
  if (first.keyOrigin === 'whole-row' || second.keyOrigin === 'whole-row') return first.keyOrigin === second.keyOrigin;
  return !sameRow(first.key, second.key);
}

function sameRow(a: Row | null, b: Row | null): boolean {
  if (a === null || b === null) return a === b;
  return Object.keys(a).every((column) => a[column] === b[column]);
}
