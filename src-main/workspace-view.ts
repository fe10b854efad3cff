/** Read-only eyes on one workspace: ledger, bodies and the insight file in force; for the reader thread, and for auditctl where nothing runs. */
import type { Verification } from '#shared/ledger.ts';
import type { NotStoring } from '#shared/not-storing.ts';
import type { CompiledPack } from './infer/compiled-pack.ts';
import { installedPacks } from './packs/installed-packs.ts';
import { rememberActs } from './remember-acts.ts';
import { type BodiesReader, openBodiesReader } from './store/evidence/bodies-reader.ts';
import { type LedgerReader, openLedgerReader } from './store/evidence/ledger-reader.ts';
import { openInsightWriter } from './store/insight/open-insight.ts';
import { readingsIn } from './store/insight/readings.ts';
import { type OpenInsight, openNewestInsight } from './store/read/insight-file.ts';
import { readSecrets, readSettings, type WorkspaceSettings } from './store/workspace.ts';

/** What the files do not say, because it is going on right now. */
export interface LiveFacts {
  readonly api: string;
  readonly ingest: string;
  readonly rebuilding: boolean;
  readonly verification: Verification;
  readonly notStoring: NotStoring | null;
  readonly demoProgress: { readonly posted: number; readonly total: number } | null;
}

export interface WorkspaceView {
  readonly folder: string;
  readonly settings: WorkspaceSettings;
  readonly ledger: LedgerReader;
  readonly bodies: BodiesReader;
  readonly live: LiveFacts;
  readonly now: Date;
  insight(): OpenInsight;
  packs(): readonly CompiledPack[];
  hasSecret(source: string): boolean;
}

export interface OpenWorkspaceView {
  /** The same files, seen at this moment. */
  at(live: LiveFacts, now: Date): WorkspaceView;
  close(): void;
}

/** Throws `no-workspace` where there is none, `workspace-newer`, `workspace-foreign`. */
export function openWorkspaceView(folder: string): OpenWorkspaceView {
  const settings = readSettings(folder);
  const opened = openLedgerReader(folder);
  const ledger: LedgerReader = { ...opened, actsOfKind: rememberActs(opened, ['source', 'verification']) };
  const bodies = openBodiesReader(folder);
  const insight = createInsightView(folder);
  let packs: readonly CompiledPack[] | null = null;
  return {
    at: (live, now) => ({
      folder,
      settings,
      ledger,
      bodies,
      live,
      now,
      insight: () => insight.current(now.getTime()),
      packs: () => {
        packs ??= installedPacks();
        return packs;
      },
      hasSecret: (source) => (readSecrets(folder)[source] ?? []).length > 0,
    }),
    close() {
      insight.close();
      bodies.close();
      ledger.close();
    },
  };
}

/** How often it is looked whether a newer reading has taken over. */
const lookMs = 500;

/** Follows the insight file in force; before the first one there is an empty one in memory, so that every question has its answer. */
function createInsightView(folder: string) {
  let open: OpenInsight | null = null;
  let looked = Number.NEGATIVE_INFINITY;
  return {
    current(nowMs: number): OpenInsight {
      const newest = readingsIn(folder).at(-1) ?? 0;
      const settled = open !== null && open.reading === newest;
      if (!settled && Math.abs(nowMs - looked) >= lookMs) {
        const found = openNewestInsight(folder);
        if (found !== null || open === null) {
          open?.db.close();
          open = found ?? { reading: 0, db: openInsightWriter(':memory:') };
        }
        looked = nowMs;
      }
      open ??= { reading: 0, db: openInsightWriter(':memory:') };
      return open;
    },
    close: () => open?.db.close(),
  };
}

/** For questions about a folder that nothing has open. */
export const nothingLive: LiveFacts = {
  api: '',
  ingest: '',
  rebuilding: false,
  verification: {
    state: 'idle',
    phase: null,
    checked: 0,
    total: 0,
    faults: [],
    startedAt: null,
    finishedAt: null,
    error: null,
    compared: null,
    hashOnly: 0,
  },
  notStoring: null,
  demoProgress: null,
};
