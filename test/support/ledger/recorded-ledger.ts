/** A real ledger in a folder of its own, filled by hand: deliveries with the time that a test wants, acts between them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActKind } from '#shared/record-kind.ts';
import type { JsonValue } from '../../../src-main/evidence/canonical-json.ts';
import { openRecordSource, type RecordSource } from '../../../src-main/record-source.ts';
import { deriveLeaves } from '../../../src-main/seal.ts';
import { openBodiesReader } from '../../../src-main/store/evidence/bodies-reader.ts';
import { openBodiesWriter } from '../../../src-main/store/evidence/bodies-writer.ts';
import { openLedgerWriter } from '../../../src-main/store/evidence/ledger-writer.ts';
import { openWorkspace } from '../../../src-main/store/workspace.ts';

const live = join(import.meta.dirname, '../../fixtures/live');

export interface RecordedLedger {
  readonly folder: string;
  /** Moves the clock of what follows: ISO 8601, or milliseconds further on. */
  at(instant: string | number): RecordedLedger;
  /** One delivery: a body of `test/fixtures/live` by name, bytes, or a list of records that becomes a JSON array. */
  deliver(
    body: string | Buffer | readonly unknown[],
    options?: { source?: string; runId?: string; headers?: Record<string, string> },
  ): RecordedLedger;
  act(kind: ActKind, act?: { readonly [name: string]: JsonValue }): RecordedLedger;
  size(): number;
  records(): RecordSource;
  remove(): void;
}

export function createRecordedLedger(): RecordedLedger {
  const folder = mkdtempSync(join(tmpdir(), 'testigo-understand-'));
  const workspace = openWorkspace(folder, { create: true });
  const bodies = openBodiesWriter(folder);
  const reader = openBodiesReader(folder);
  let now = Date.parse('2026-11-25T01:50:00.000Z');
  const writer = openLedgerWriter(folder, {
    key: workspace.ledgerKey,
    origin: workspace.settings.origin,
    // The genesis leaf too: a ledger that begins after its own records would tell another story every day.
    now: () => new Date(now).toISOString(),
  });
  const opened: RecordSource[] = [];
  const ledger: RecordedLedger = {
    folder,
    at: (instant) => {
      now = typeof instant === 'number' ? now + instant : Date.parse(instant);
      return ledger;
    },
    deliver: (body, { source = 'caja', runId, headers = {} } = {}) => {
      const bytes = bytesOf(body);
      const run = runId === undefined ? {} : { 'x-debezium-__debezium.context.runid': runId };
      const head = JSON.stringify({ headers: { ...headers, ...run }, method: 'POST', path: `/ingest/${source}` });
      const [id = 0] = bodies.append([
        { source, receivedAt: new Date(now).toISOString(), head, encoding: 'identity', bytes },
      ]);
      const delivery = reader.get(id);
      if (delivery === null) throw new Error('the delivery is not there');
      writer.append([{ delivery: id, firstSeq: writer.size, leafHashes: deriveLeaves(delivery, writer.size).hashes }]);
      now += 1;
      return ledger;
    },
    act: (kind, act = {}) => {
      writer.append([{ kind, at: new Date(now).toISOString(), who: 'testigo', act }]);
      return ledger;
    },
    size: () => writer.size,
    records: () => {
      const source = openRecordSource(folder);
      opened.push(source);
      return source;
    },
    remove: () => {
      for (const source of opened) source.close();
      writer.close();
      reader.close();
      bodies.close();
      workspace.release();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return ledger;
}

/** The records of a recorded body, to be cut, left out or sent again. */
export function recorded(name: string): unknown[] {
  const value: unknown = JSON.parse(readFileSync(join(live, name), 'utf8'));
  return Array.isArray(value) ? value : [value];
}

function bytesOf(body: string | Buffer | readonly unknown[]): Buffer {
  if (typeof body === 'string') return readFileSync(join(live, body));
  return Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
}
