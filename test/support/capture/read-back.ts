/** What stands in the evidence afterwards: every delivery's bytes by hash, and the verdict of a whole verification. */
import { createHash } from 'node:crypto';
import { deriveLeaves } from '../../../src-main/seal.ts';
import { openBodiesReader } from '../../../src-main/store/evidence/bodies-reader.ts';
import { openLedgerReader } from '../../../src-main/store/evidence/ledger-reader.ts';
import { verifyWorkspace } from '../../../src-main/store/evidence/verify.ts';

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Hash of the bytes as received, by delivery, in order. */
export function readBackHashes(folder: string): Map<number, string> {
  const reader = openBodiesReader(folder);
  const hashes = new Map<number, string>();
  for (let after = 0; ; ) {
    const page = reader.after(after, 100);
    const last = page.at(-1);
    if (last === undefined) break;
    for (const delivery of page) {
      const hash = createHash('sha256');
      for (const chunk of delivery.wireChunks()) hash.update(chunk);
      hashes.set(delivery.id, hash.digest('hex'));
    }
    after = last.id;
  }
  reader.close();
  return hashes;
}

export function verifyWhole(folder: string) {
  const steps = verifyWorkspace({ workspaceFolder: folder, derive: deriveLeaves });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Deliveries as the ledger names them, each with its place: in order, without holes, none twice. */
export function sealedDeliveries(folder: string): { delivery: number; firstSeq: number; count: number }[] {
  const ledger = openLedgerReader(folder);
  const extents: { delivery: number; firstSeq: number; count: number }[] = [];
  for (let from = 0; ; ) {
    const page = ledger.extents(from, 1000);
    const last = page.at(-1);
    if (last === undefined) break;
    extents.push(...page);
    from = last.firstSeq + last.count;
  }
  ledger.close();
  return extents;
}
