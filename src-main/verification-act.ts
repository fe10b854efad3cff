/** What a finished verification leaves in the ledger. */
import type { Verification } from '#shared/operations.ts';
import type { JsonValue } from './evidence/canonical-json.ts';

/** `compared`: a checkpoint kept elsewhere was held against it. */
export function verificationAct(
  { checked, faults, hashOnly, startedAt }: Verification,
  compared: boolean,
): { readonly [name: string]: JsonValue } {
  const leaves = faults.flatMap(({ leaf }) => (leaf === null ? [] : [leaf]));
  return {
    checked,
    compared,
    faults: faults.length,
    firstFault: leaves.length === 0 ? null : Math.min(...leaves),
    hashOnly,
    startedAt: startedAt ?? '',
  };
}
