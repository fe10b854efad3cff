/** A workspace of its own for a test, filled and sealed; one leaf per line of a body. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { bodyCommitment, deliveryDigest, hashLeaf, recordLeaf } from '../../../../src-main/evidence/leaf.ts';
import { recordNonces } from '../../../../src-main/evidence/nonce.ts';
import { openBodiesReader } from '../../../../src-main/store/evidence/bodies-reader.ts';
import type { Delivery, IncomingDelivery } from '../../../../src-main/store/evidence/delivery.ts';
import type { Act } from '../../../../src-main/store/evidence/ledger-entry.ts';
import type { LedgerWriter } from '../../../../src-main/store/evidence/ledger-writer.ts';
import { openWorkspace, type Workspace } from '../../../../src-main/store/workspace.ts';

export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'testigo-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function newWorkspace(): Workspace {
  const workspace = openWorkspace(join(testFolder(), 'workspace'), { create: true });
  onTestFinished(() => workspace.release());
  return workspace;
}

export function incoming(text: string, change: Partial<IncomingDelivery> = {}): IncomingDelivery {
  const bytes = Buffer.from(text);
  return {
    source: 'botica',
    receivedAt: '2026-11-25T04:36:34.513Z',
    head: '{"path":"/ingest/botica"}',
    encoding: 'identity',
    bytes,
    ...change,
  };
}

/** The test's own way from bytes to leaves: a record is a line. */
export function deriveLines(delivery: Delivery, firstSeq: number): { hashes: Buffer[] } {
  const nonces = recordNonces(delivery.nonce);
  const lines = delivery.wire().toString('latin1').split('\n');
  const digest = deliveryDigest(delivery.nonce, delivery.head, delivery.wireChunks());
  const { id, size, source, receivedAt: received } = delivery;
  const hashes = lines.map((line, i) => {
    const body = bodyCommitment(nonces(i), Buffer.from(line, 'latin1'));
    const first = i === 0 ? { delivery: { id, size, digest, records: lines.length } } : {};
    return hashLeaf(recordLeaf({ seq: firstSeq + i, kind: 'row', source, received, body, ...first }));
  });
  return { hashes };
}

/** Seals everything that waits, `perCommit` deliveries to a commit. */
export function sealAll(folder: string, ledger: LedgerWriter, perCommit = 50): void {
  const bodies = openBodiesReader(folder);
  for (;;) {
    const list = bodies.after(ledger.lastDelivery, perCommit);
    if (list.length === 0) break;
    let firstSeq = ledger.size;
    const entries = list.map((delivery) => {
      const { hashes } = deriveLines(delivery, firstSeq);
      const entry = { delivery: delivery.id, firstSeq, leafHashes: hashes };
      firstSeq += hashes.length;
      return entry;
    });
    ledger.append(entries);
  }
  bodies.close();
}

export function tick(n: number): Act {
  return { kind: 'tick', at: '2026-11-25T04:36:34.513Z', who: 'testigo', act: { n } };
}
