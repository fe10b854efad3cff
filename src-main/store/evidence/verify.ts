/** Verification of a workspace: everything derived again from bytes, in steps that can be stopped between any two. */

import { AuditError } from '../../errors.ts';
import { encodeVerifierKey } from '../../evidence/checkpoint.ts';
import { checkKeys, keysOfActs } from '../../evidence/verify.ts';
import { openBodiesReader } from './bodies-reader.ts';
import { type LedgerReader, openLedgerReader } from './ledger-reader.ts';
import { verifyCheckpoints, verifyCopies } from './verify-checkpoints.ts';
import { sealedTree, verifyLeaves } from './verify-leaves.ts';
import { createVerifyRun, type VerifyOptions, type VerifyProgress, type VerifyRun } from './verify-run.ts';

/** Yields about every `sliceMs`; the last value is the result. Stop asking, or `return()`, to cancel. Leaves that come meanwhile are not looked at. */
export function* verifyWorkspace(options: VerifyOptions): Generator<VerifyProgress, VerifyProgress> {
  const run = createVerifyRun(options);
  const ledger = openLedger(run);
  const bodies = openBodiesReader(options.workspaceFolder, (month, error) => reportFile(run, month, error));
  try {
    if (ledger === null) return run.progress();
    const tree = sealedTree(ledger);
    verifyFilesAndKey(run, ledger);
    yield run.progress();
    run.phase = 'leaves-and-root';
    yield* verifyLeaves(run, ledger, bodies, tree);
    yield run.progress();
    run.phase = 'checkpoints';
    yield* verifyCheckpoints(run, ledger);
    yield run.progress();
    run.phase = 'copies';
    verifyCopies(run, ledger);
    return run.progress();
  } catch (error) {
    // A file too damaged to be read at all ends the walk; what was found stands.
    run.report('file-unreadable', run.phase === 'leaves-and-root' ? run.checked : null, String(error));
    return run.progress();
  } finally {
    ledger?.close();
    bodies.close();
  }
}

function openLedger(run: VerifyRun): LedgerReader | null {
  try {
    return openLedgerReader(run.options.workspaceFolder);
  } catch (error) {
    reportFile(run, 'ledger.db', error);
    return null;
  }
}

/** The rest of the evidence is still looked at. */
function reportFile(run: VerifyRun, name: string, error: unknown): void {
  const foreign = error instanceof AuditError && error.code === 'workspace-foreign';
  run.report(foreign ? 'file-foreign' : 'file-unreadable', null, `${name}: ${String(error)}`);
}

function verifyFilesAndKey(run: VerifyRun, ledger: LedgerReader): void {
  const fault = ledger.mismatch();
  if (fault !== null) run.report(fault.what, fault.leaf, fault.detail);
  const keys = ledger.keys();
  const named = keysOfActs(
    [...ledger.actsOfKind('genesis'), ...ledger.actsOfKind('key-rotation'), ...ledger.actsOfKind('fork')].sort(
      (a, b) => a.seq - b.seq,
    ),
  );
  for (const { what, leaf, detail } of checkKeys(keys, named)) run.report(what, leaf, detail);
  const { trusted } = run.options;
  const [first] = keys;
  const last = keys.at(-1);
  if (trusted === undefined || first === undefined || last === undefined) return;
  if (first.origin !== trusted.origin) run.report('ledger-foreign', 0, `${first.origin}, expected ${trusted.origin}`);
  if (!last.publicKey.equals(trusted.publicKey))
    run.report('key-foreign', Math.max(0, last.fromSize - 1), encodeVerifierKey(last));
}
