/** What a finished verification leaves in the ledger. */
import type { Verification } from '#shared/ledger.ts';
import type { JsonValue } from './evidence/canonical-json.ts';

/** `compared`: a checkpoint kept elsewhere was held against it. */
export function verificationAct(
  { checked, faults, hashOnly, startedAt }: Verification,
  compared: boolean,
): { readonly [name: string]: JsonValue } {
  const ofLedger = faults.filter(({ what }) => !aboutTheCopy.has(what));
  const leaves = ofLedger.flatMap(({ leaf }) => (leaf === null ? [] : [leaf]));
  return {
    checked,
    compared,
    faults: ofLedger.length,
    firstFault: leaves.length === 0 ? null : Math.min(...leaves),
    hashOnly,
    startedAt: startedAt ?? '',
    unusableCopies: faults.length - ofLedger.length,
  };
}

/** Someone compared with a wrong or damaged copy: that says nothing against this ledger. */
const aboutTheCopy: ReadonlySet<string> = new Set(['copy-unreadable', 'copy-foreign']);
