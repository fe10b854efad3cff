/** A recording as a ledger of its own, understood to its end: the fast way, without network and in large batches. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRecording } from '../../../src-main/demo/read-recording.ts';
import { installedPacks } from '../../../src-main/packs/installed-packs.ts';
import { always } from '../../../src-main/packs/packs-in-force.ts';
import { openRecordSource } from '../../../src-main/record-source.ts';
import { deriveLeaves } from '../../../src-main/seal.ts';
import { openBodiesReader } from '../../../src-main/store/evidence/bodies-reader.ts';
import { openBodiesWriter } from '../../../src-main/store/evidence/bodies-writer.ts';
import { openLedgerWriter } from '../../../src-main/store/evidence/ledger-writer.ts';
import { openWorkspace } from '../../../src-main/store/workspace.ts';
import { openUnderstanding } from '../../../src-main/understand.ts';

export interface UnderstoodRecording {
  readonly folder: string;
  readonly insight: string;
  readonly records: number;
  readonly understandMs: number;
  remove(): void;
}

const deliveriesAtOnce = 200;

export async function understandRecording(file: string): Promise<UnderstoodRecording> {
  const folder = mkdtempSync(join(tmpdir(), 'testigo-truth-'));
  await fillLedger(folder, file);
  const source = openRecordSource(folder);
  const insight = join(folder, 'insight-1.db');
  const understanding = openUnderstanding(insight, source, always(installedPacks()));
  const begunAt = performance.now();
  let records = 0;
  for (let read = understanding.step(500); read > 0; read = understanding.step(500)) records += read;
  understanding.markComplete();
  const understandMs = performance.now() - begunAt;
  understanding.close();
  source.close();
  return { folder, insight, records, understandMs, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function fillLedger(folder: string, file: string): Promise<void> {
  const workspace = openWorkspace(folder, { create: true });
  const bodies = openBodiesWriter(folder);
  const reader = openBodiesReader(folder);
  const writer = openLedgerWriter(folder, {
    key: workspace.ledgerKey,
    origin: workspace.settings.origin,
    now: () => new Date().toISOString(),
  });
  const recording = await openRecording(file);
  let batch: Parameters<typeof bodies.append>[0][number][] = [];
  const seal = () => {
    const entries = bodies.append(batch).map((id) => {
      const delivery = reader.get(id);
      if (delivery === null) throw new Error('the delivery is not there');
      return { id, delivery };
    });
    let first = writer.size;
    writer.append(
      entries.map(({ id, delivery }) => {
        const { hashes } = deriveLeaves(delivery, first);
        const entry = { delivery: id, firstSeq: first, leafHashes: hashes };
        first += hashes.length;
        return entry;
      }),
    );
    batch = [];
  };
  for await (const { headers, body } of recording.deliveries) {
    const head = JSON.stringify({ headers, method: 'POST', path: `/ingest/${recording.source}` });
    batch.push({
      source: recording.source,
      receivedAt: new Date().toISOString(),
      head,
      encoding: 'identity',
      bytes: body,
    });
    if (batch.length >= deliveriesAtOnce) seal();
  }
  if (batch.length > 0) seal();
  writer.close();
  reader.close();
  bodies.close();
  workspace.release();
}
