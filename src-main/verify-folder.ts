/** Verifies a workspace's whole ledger from its bytes, in slices that can be stopped between any two: in its own thread, or in auditctl. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Verification } from '#shared/ledger.ts';
import { rawPublicKey } from './evidence/checkpoint.ts';
import { createSchemaPrefixes } from './ingest/schema-prefix.ts';
import { deriveLeaves } from './seal.ts';
import { verifyWorkspace } from './store/evidence/verify.ts';
import type { VerifyProgress } from './store/evidence/verify-run.ts';
import { readLedgerKey, readSettings } from './store/workspace.ts';

/** A checkpoint kept elsewhere: its text, and how many leaves it covers. */
export interface GivenCheckpoint {
  readonly text: string;
  readonly size: number;
}

export interface VerifyFolderOptions {
  readonly workspace: string;
  /** A checkpoint kept elsewhere. */
  readonly checkpoint: GivenCheckpoint | undefined;
  readonly stop: AbortSignal;
  readonly onProgress: (verification: Verification) => void;
  readonly now: () => Date;
  /** Called between two slices, so that deliveries go first. */
  readonly giveWay?: () => void;
}

const progressMs = 200;

export async function verifyFolder(options: VerifyFolderOptions): Promise<Verification> {
  const { workspace, checkpoint, stop, onProgress, now, giveWay = () => {} } = options;
  const startedAt = now().toISOString();
  const prefixes = createSchemaPrefixes();
  const steps = verifyWorkspace({
    workspaceFolder: workspace,
    derive: (delivery, firstSeq) => deriveLeaves(delivery, firstSeq, prefixes),
    ...(checkpoint === undefined ? {} : { copies: [checkpoint.text] }),
    ...trustOf(workspace),
  });
  let toldAt = Number.NEGATIVE_INFINITY;
  let last: Verification = {
    state: 'running',
    phase: 'files-and-key',
    checked: 0,
    total: 0,
    faults: [],
    startedAt,
    finishedAt: null,
    error: null,
    compared: checkpoint?.size ?? null,
    hashOnly: 0,
  };
  for (let step = steps.next(); ; step = steps.next()) {
    last = withStep(last, step.value);
    if (step.done === true) return { ...last, state: 'done', phase: null, finishedAt: now().toISOString() };
    if (stop.aborted) {
      steps.return(step.value);
      return { ...last, state: 'cancelled', finishedAt: now().toISOString() };
    }
    if (performance.now() - toldAt > progressMs) {
      onProgress(last);
      toldAt = performance.now();
    }
    await setImmediate();
    giveWay();
  }
}

/** A folder without its key, a copy for an expert, is verified by the keys that its own ledger names. */
function trustOf(workspace: string) {
  if (!existsSync(join(workspace, 'keys', 'ledger.pem'))) return {};
  return { trusted: { publicKey: rawPublicKey(readLedgerKey(workspace)), origin: readSettings(workspace).origin } };
}

/** Counts are always of leaves: the phases after them count their own things, which are few. */
function withStep(last: Verification, { phase, checked, total, faults, hashOnly }: VerifyProgress): Verification {
  const leaves = phase === 'leaves-and-root' ? { checked, total } : {};
  return { ...last, phase, faults: [...faults], hashOnly, ...leaves };
}
