/** What a finished verification leaves in the ledger. */
import type { Verification } from '#shared/ledger.ts';
import type { JsonValue } from './evidence/canonical-json.ts';

export function verificationAct({ checked, faults, hashOnly, startedAt, compared }: Verification): {
  readonly [name: string]: JsonValue;
} {
  const ofLedger = faults.filter(({ what }) => !aboutTheCopy.has(what));
  const leaves = ofLedger.flatMap(({ leaf }) => (leaf === null ? [] : [leaf]));
  return {
    checked,
    // A checkpoint kept elsewhere was held against it, of so many leaves.
    compared: compared !== null,
    comparedSize: compared,
    faults: ofLedger.length,
    firstFault: leaves.length === 0 ? null : Math.min(...leaves),
    hashOnly,
    startedAt: startedAt ?? '',
    unusableCopies: faults.length - ofLedger.length,
  };
}

/** Someone compared with a wrong or damaged copy: that says nothing against this ledger. */
const aboutTheCopy: ReadonlySet<string> = new Set(['copy-unreadable', 'copy-foreign', 'copy-key']);
