/** Verification of what was signed: checkpoints kept in the ledger, the head last seen, and copies kept elsewhere. */

import { AuditError } from '../../errors.ts';
import { judgeCopy, type ParsedCheckpoint, parseCheckpoint } from '../../evidence/checkpoint.ts';
import { checkpointRecord } from './checkpoint-record.ts';
import { readLastSeen } from './last-seen.ts';
import type { LedgerReader } from './ledger-reader.ts';
import { verifyNote } from './ledger-rows.ts';
import { sealedTree } from './verify-leaves.ts';
import type { VerifyProgress, VerifyRun } from './verify-run.ts';

const pageRows = 100;

export function* verifyCheckpoints(run: VerifyRun, ledger: LedgerReader): Generator<VerifyProgress> {
  run.total = ledger.checkpointCount();
  run.checked = 0;
  const keys = ledger.keys();
  for (let beforeSize = Number.MAX_SAFE_INTEGER; ; ) {
    const page = ledger.checkpoints({ limit: pageRows, beforeSize });
    for (const row of page) {
      const parsed = parseCheckpoint(row.note);
      const leaf = row.size - 1;
      if (parsed === null || parsed.size !== row.size) run.report('checkpoint-changed', leaf, `checkpoint ${row.size}`);
      else if (verifyNote(row.note, keys, row.size) === null)
        run.report('checkpoint-signature', leaf, `checkpoint ${row.size}`);
      else {
        checkAgainstTree(run, ledger, parsed, 'checkpoint-root');
        if (checkpointRecord(ledger, row) === 'changed')
          run.report('checkpoint-record', leaf, `checkpoint ${row.size}: ${row.reason}, ${row.signedAt}`);
      }
      run.checked++;
      if (run.isDue()) yield run.progress();
    }
    const last = page.at(-1);
    if (last === undefined || page.length < pageRows) return;
    beforeSize = last.size;
  }
}

/** A cut tail or a rewritten past is only visible from outside. */
export function verifyCopies(run: VerifyRun, ledger: LedgerReader): void {
  const copies = run.options.copies ?? [];
  run.total = copies.length;
  run.checked = 0;
  for (const text of copies) {
    checkCopy(run, ledger, text);
    run.checked++;
  }
  const seen = readLastSeen(run.options.workspaceFolder);
  if (seen !== null && seen.size > 0) {
    checkAgainstTree(run, ledger, { size: seen.size, root: Buffer.from(seen.root, 'hex') }, 'copy-differs');
  }
}

function checkCopy(run: VerifyRun, ledger: LedgerReader, text: string): void {
  const copy = judgeCopy(text, ledger.keys());
  if (copy.ok) checkAgainstTree(run, ledger, copy.checkpoint, 'copy-differs');
  else run.report(copy.why, null, copy.detail);
}

/** Whether the tree is this one, or continues it; the tree of now, since while this runs newer checkpoints may be signed. */
function checkAgainstTree(
  run: VerifyRun,
  ledger: LedgerReader,
  signed: Pick<ParsedCheckpoint, 'size' | 'root'>,
  fault: 'checkpoint-root' | 'copy-differs',
): void {
  const { size } = sealedTree(ledger);
  if (signed.size > size) {
    run.report('cut-tail', size, `signed with ${signed.size} leaves, ${size} are here`);
    return;
  }
  try {
    if (!ledger.root(signed.size).equals(signed.root)) run.report(fault, signed.size - 1, `checkpoint ${signed.size}`);
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    run.report(fault, signed.size - 1, error.detail);
  }
}
