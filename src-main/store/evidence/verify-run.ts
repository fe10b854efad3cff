/** What a verification is given, keeps and tells while it runs. */
import type { VerificationFault, VerificationFaultCode } from '#shared/verification-faults.ts';
import type { Delivery } from './delivery.ts';

export type VerificationPhase = 'files-and-key' | 'leaves-and-root' | 'checkpoints' | 'copies';

export interface VerifyOptions {
  readonly workspaceFolder: string;
  /** The one way from a delivery's bytes to its leaves. */
  readonly derive: (delivery: Delivery, firstSeq: number) => { readonly hashes: readonly Buffer[] };
  /** The workspace's own signing key (32 bytes) and its origin: whose ledger this should be. */
  readonly trusted?: { readonly publicKey: Uint8Array; readonly origin: string };
  /** Checkpoints kept elsewhere: their texts. */
  readonly copies?: readonly string[];
  /** About how long one step may take; default 10 ms. */
  readonly sliceMs?: number;
}

export interface VerifyProgress {
  readonly phase: VerificationPhase;
  readonly checked: number;
  readonly total: number;
  /** All faults so far; grows. */
  readonly faults: readonly VerificationFault[];
  /** Leaves whose bytes retention has dropped: only the hash was checked. */
  readonly hashOnly: number;
}

/** What the phases share. */
export interface VerifyRun {
  readonly options: VerifyOptions;
  phase: VerificationPhase;
  checked: number;
  total: number;
  hashOnly: number;
  readonly faults: VerificationFault[];
  report(what: VerificationFaultCode, leaf: number | null, detail: string): void;
  /** Whether the step has lasted long enough. */
  isDue(): boolean;
  progress(): VerifyProgress;
}

/** More than this are counted, not listed: a shifted log would fill the memory. */
const listedFaults = 10_000;

export function createVerifyRun(options: VerifyOptions): VerifyRun {
  const sliceMs = options.sliceMs ?? 10;
  const faults: VerificationFault[] = [];
  let unlisted = 0;
  let sliceEnd = performance.now() + sliceMs;
  return {
    options,
    phase: 'files-and-key',
    checked: 0,
    total: 0,
    hashOnly: 0,
    faults,
    report(what, leaf, detail) {
      if (faults.length < listedFaults) faults.push({ leaf, what, detail });
      else faults[listedFaults] = { leaf: null, what: 'more-faults', detail: String(++unlisted) };
    },
    isDue: () => performance.now() >= sliceEnd,
    progress() {
      sliceEnd = performance.now() + sliceMs;
      return { phase: this.phase, checked: this.checked, total: this.total, faults, hashOnly: this.hashOnly };
    },
  };
}
