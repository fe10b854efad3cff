/** A key change arrives as `d` then `c` with equal coordinates: recognise the pair, and make one event of it. */
import type { NormalizedChange } from './normalized-record.ts';

/** Whether `create`, the next row of the same transaction, is the second half of `del`. */
export function isKeyChangePair(_del: NormalizedChange, _create: NormalizedChange): boolean {
  return false;
}

/** One `update` event under the `delete` half's leaf, flagged `key-changed`, with `keyBefore` and `secondLeaf`. */
export function pairKeyChange(del: NormalizedChange, _create: NormalizedChange): NormalizedChange {
  return del;
}
