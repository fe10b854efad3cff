/** A small real workspace: a workstation in this process that was sent recorded bodies and has understood them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../src-main/config.ts';
import { createLog } from '../../../src-main/log.ts';
import { createWorkstation, type Workstation } from '../../../src-main/workstation.ts';
import { waitFor } from '../lab/wait-for.ts';

export const recordedBodies = [
  'snapshot-rows-types',
  'tx-multi-statement',
  'pk-update',
  'update-explicit-null',
  'ddl-alter-add-mid',
  'heartbeat',
];

export interface SmallWorkspace {
  readonly folder: string;
  readonly workstation: Workstation;
  /** What was logged: faults that the workstation lives with. */
  readonly log: string[];
  post(body: string | Buffer, source?: string): Promise<Response>;
  untilUnderstood(): Promise<void>;
  remove(): Promise<void>;
}

export function liveBody(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, '../../fixtures/live', `mysql97-${name}.batch.json`));
}

export async function openSmallWorkspace(options: { fill?: boolean } = {}): Promise<SmallWorkspace> {
  const folder = join(mkdtempSync(join(tmpdir(), 'testigo-faces-')), 'w');
  const log: string[] = [];
  const workstation = await createWorkstation(
    readConfig({ workspace: folder, port: 0, ingestListen: '127.0.0.1:0' }),
    createLog(
      (line) => void log.push(line),
      () => new Date(),
    ),
  );
  const post = (body: string | Buffer, source = 'lab') =>
    fetch(`${workstation.ingestAddress}/ingest/${source}`, {
      method: 'POST',
      body: body.toString(),
      headers: { 'content-type': 'application/json' },
    });
  const untilUnderstood = async () => {
    await waitFor(
      async () => {
        const { ledger, understanding } = await workstation.status();
        return ledger.unsealed === 0 && understanding.behind === 0;
      },
      { what: 'everything to be understood' },
    );
  };
  if (options.fill ?? true) {
    for (const name of recordedBodies) await post(liveBody(name));
    await post('{broken');
    await untilUnderstood();
  }
  return {
    folder,
    workstation,
    log,
    post,
    untilUnderstood,
    async remove() {
      await workstation.close();
      rmSync(join(folder, '..'), { recursive: true, force: true });
    },
  };
}
