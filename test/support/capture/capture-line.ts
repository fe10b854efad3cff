/** The capture line of one test, in this process: started, stopped and started again over the same folder, and its files bent while it is off. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { type Capture, type CaptureOptions, createCapture } from '../../../src-main/capture.ts';
import { openLedgerReader } from '../../../src-main/store/evidence/ledger-reader.ts';
import { openWorkspace, type Workspace } from '../../../src-main/store/workspace.ts';

export interface CaptureLine {
  readonly folder: string;
  readonly troubles: string[];
  capture(): Capture;
  start(options?: Partial<CaptureOptions>): Promise<void>;
  stop(): Promise<void>;
  /** The status and the answer's text. */
  post(path: string, body: string, headers?: Record<string, string>): Promise<number>;
  /** Runs SQL on the bodies file, its triggers gone, as someone with a SQLite tool would. */
  bend(sql: string): void;
  /** What the acts of this kind say, in order. */
  acts(kind: string): Record<string, unknown>[];
}

export async function captureLine(options: Partial<CaptureOptions> = {}): Promise<CaptureLine> {
  const folder = mkdtempSync(join(tmpdir(), 'testigo-line-'));
  const troubles: string[] = [];
  let open: { readonly workspace: Workspace; readonly capture: Capture } | null = null;

  async function stop(): Promise<void> {
    const { capture, workspace } = open ?? {};
    open = null;
    await capture?.close();
    workspace?.release();
  }

  async function start(changed: Partial<CaptureOptions> = {}): Promise<void> {
    const workspace = openWorkspace(folder, { create: true });
    const capture = await createCapture({
      workspace,
      ingestListen: { host: '127.0.0.1', port: 0 },
      tls: null,
      onTrouble: (what, error) => troubles.push(`${what}: ${String(error)}`),
      ...options,
      ...changed,
    });
    open = { workspace, capture };
  }

  function running(): Capture {
    if (open === null) throw new Error('the capture line is not running');
    return open.capture;
  }

  onTestFinished(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });
  await start();
  return {
    folder,
    troubles,
    capture: running,
    start,
    stop,
    async post(path, body, headers = {}) {
      const response = await fetch(`${running().ingestAddress}${path}`, { method: 'POST', body, headers });
      await response.text();
      return response.status;
    },
    bend(sql) {
      const month = readdirSync(join(folder, 'evidence')).find((name) => /^bodies-.*\.db$/.test(name)) ?? '';
      const db = new Database(join(folder, 'evidence', month));
      for (const trigger of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
        db.exec(`DROP TRIGGER ${String(trigger)}`);
      db.exec(sql);
      db.close();
    },
    acts(kind) {
      const ledger = openLedgerReader(folder);
      const acts = ledger.actsOfKind(kind).map(({ json }) => JSON.parse(json).act);
      ledger.close();
      return acts;
    },
  };
}
