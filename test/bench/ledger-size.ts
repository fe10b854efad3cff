/** What a ledger of three million leaves costs: opening and proving it, and each event that comes on top. */
import { randomBytes } from 'node:crypto';
import { openBodiesWriter } from '../../src-main/store/evidence/bodies-writer.ts';
import { openLedgerReader } from '../../src-main/store/evidence/ledger-reader.ts';
import { openLedgerWriter } from '../../src-main/store/evidence/ledger-writer.ts';
import { openWorkspace } from '../../src-main/store/workspace.ts';
import { createBodies } from './bodies.ts';
import { atMost, type Figure, median, told } from './measure.ts';
import { openPoster } from './poster.ts';
import { startServer, untilSealed } from './server-process.ts';

const SCALE = Number(process.env.BENCH_SCALE ?? 1);
const SMALL = 100_000 * SCALE;
const LARGE = 3_000_000 * SCALE;
const ROWS = 200;

export async function ledgerSize(folder: string): Promise<Figure[]> {
  const few = await startAt(`${folder}/few`, SMALL);
  const many = await startAt(`${folder}/many`, LARGE);
  const opening = openAndProve(`${folder}/many`);
  const ratio = await compareCost(few, many);
  const size = (leaves: number) => leaves.toLocaleString('en');
  return [
    atMost(`open and prove ${size(LARGE)} leaves`, opening / 1000, 1, ' s'),
    atMost(`cost of an event, ${size(SMALL)} to ${size(LARGE)}`, ratio, 1.2, ' ×'),
    told('  leaf hashes are made up, bodies are real', ''),
  ];
}

interface Filled {
  readonly folder: string;
  readonly deliveries: number;
}

/** Real bodies with made-up leaf hashes: sealing all of them for real would take minutes, and the files are the same. */
async function startAt(folder: string, leaves: number): Promise<Filled> {
  const workspace = openWorkspace(folder, { create: true });
  const bodies = openBodiesWriter(folder);
  const ledger = openLedgerWriter(folder, { key: workspace.ledgerKey, origin: workspace.settings.origin });
  const generator = createBodies(false);
  const list = Array.from({ length: 20 }, () => generator.array(ROWS));
  const hashes = Array.from({ length: ROWS }, () => randomBytes(32));
  const deliveries = leaves / ROWS;
  const group = 50;
  for (let done = 0; done < deliveries; done += group) {
    const count = Math.min(group, deliveries - done);
    const received = Array.from({ length: count }, (_, i) => ({
      source: 'bench',
      receivedAt: new Date().toISOString(),
      head: '{}',
      encoding: 'identity' as const,
      bytes: list[(done + i) % list.length] ?? Buffer.alloc(0),
    }));
    const ids = bodies.append(received);
    ledger.append(ids.map((delivery, i) => ({ delivery, firstSeq: ledger.size + i * ROWS, leafHashes: hashes })));
  }
  ledger.close();
  bodies.close();
  workspace.release();
  return { folder, deliveries };
}

function openAndProve(folder: string): number {
  const began = performance.now();
  const reader = openLedgerReader(folder);
  const fault = reader.mismatch();
  const proof = reader.proof(Math.floor(LARGE / 3));
  const took = performance.now() - began;
  reader.close();
  if (fault !== null || proof.path.length === 0) throw new Error(JSON.stringify(fault));
  return took;
}

/** The same bodies into both, in turns, until they are sealed. */
async function compareCost(few: Filled, many: Filled): Promise<number> {
  const generator = createBodies(false, 11);
  const lines = await Promise.all(
    [few, many].map(async ({ folder, deliveries }) => {
      const server = await startServer('capture-server', folder);
      return { server, poster: await openPoster(server.address), next: deliveries };
    }),
  );
  const ratios: number[] = [];
  for (let turn = 0; turn <= 7; turn++) {
    const list = Array.from({ length: 25 }, () => generator.array(ROWS));
    const times: number[] = [];
    for (const line of lines) {
      const began = performance.now();
      for (const body of list) await line.poster.post(body);
      line.next += list.length;
      await untilSealed(line.server, line.next);
      times.push(performance.now() - began);
    }
    const [small = 1, large = 1] = times;
    if (turn > 0) ratios.push(large / small);
  }
  for (const { server, poster } of lines) {
    poster.close();
    await server.stop();
  }
  return median(ratios);
}
