/** One insight file opened for its only writer: all its stores, and the batch that writes them and the cursor in one transaction. */
import { inTransaction, type Sqlite } from '../sqlite.ts';
import { type BusinessEventStore, createBusinessEventStore } from './business-event-store.ts';
import { type CaptureSpanStore, createCaptureSpanStore } from './capture-span-store.ts';
import { type CatalogStore, createCatalogStore } from './catalog-store.ts';
import { type ChangeEventStore, createChangeEventStore } from './change-event-store.ts';
import { type CoordinateStore, createCoordinateStore } from './coordinate-store.ts';
import { createFindingStore, type FindingStore } from './finding-store.ts';
import { createInferenceStore, type InferenceStore } from './inference-store.ts';
import { openInsightWriter } from './open-insight.ts';
import { createQuarantineStore, type QuarantineStore } from './quarantine-store.ts';
import { createRollupStore, type RollupStore } from './rollup-store.ts';
import { createRowHistoryStore, type RowHistoryStore } from './row-history-store.ts';
import { createSourceStore, type SourceStore } from './source-store.ts';
import { createTableStore, type TableStore } from './table-store.ts';
import { createTransactionStore, type TransactionStore } from './transaction-store.ts';

export interface Progress {
  /** First leaf not read yet. */
  nextLeaf: number;
  /** Version of the normalizer that read the file last. */
  normalizer: number;
  /** Whether it has caught up once: an unfinished reading is not shown. */
  complete: boolean;
  /** Last sign that the workstation was running: an act, or a receipt. */
  aliveAt: string | null;
}

export interface InsightWriter {
  readonly sources: SourceStore;
  readonly tables: TableStore;
  readonly catalog: CatalogStore;
  readonly transactions: TransactionStore;
  readonly events: ChangeEventStore;
  readonly rows: RowHistoryStore;
  readonly coordinates: CoordinateStore;
  readonly rollups: RollupStore;
  readonly findings: FindingStore;
  readonly business: BusinessEventStore;
  readonly inference: InferenceStore;
  readonly quarantine: QuarantineStore;
  readonly spans: CaptureSpanStore;
  /** Changed by the one who reads; written with each batch. */
  readonly progress: Progress;
  /** Everything that `work` does and the progress, or nothing. After an exception the writer must be closed and opened again. */
  batch<T>(work: () => T): T;
  close(): void;
}

export function openInsight(file: string): InsightWriter {
  const db = openInsightWriter(file);
  const stores = createStores(db);
  const { progress, keep } = createProgress(db);
  return {
    ...stores,
    progress,
    batch: (work) =>
      inTransaction(db, () => {
        const result = work();
        for (const name of flushed) stores[name].flush();
        keep();
        return result;
      }),
    close: () => db.close(),
  };
}

/** In this order: transactions still count into the roll-ups. */
const flushed = ['findings', 'transactions', 'rollups', 'tables', 'spans', 'sources'] as const;

function createStores(db: Sqlite) {
  const rollups = createRollupStore(db);
  const transactions = createTransactionStore(db, rollups);
  const events = createChangeEventStore(db);
  return {
    sources: createSourceStore(db),
    tables: createTableStore(db),
    catalog: createCatalogStore(db),
    transactions,
    events: {
      ...events,
      // An event is read together with its transaction, which may still be in memory only.
      read: (leaf: number) => {
        transactions.write();
        return events.read(leaf);
      },
    },
    rows: createRowHistoryStore(db),
    coordinates: createCoordinateStore(db),
    findings: createFindingStore(db),
    business: createBusinessEventStore(db),
    inference: createInferenceStore(db),
    quarantine: createQuarantineStore(db),
    spans: createCaptureSpanStore(db),
    rollups,
  };
}

interface ProgressRow {
  readonly next_leaf: number;
  readonly normalizer: number;
  readonly complete: number;
  readonly alive_at: string | null;
}

function createProgress(db: Sqlite): { readonly progress: Progress; keep(): void } {
  const row = db.prepare<[], ProgressRow>('SELECT * FROM progress').get();
  const update = db.prepare('UPDATE progress SET next_leaf = ?, normalizer = ?, complete = ?, alive_at = ?');
  const progress: Progress = {
    nextLeaf: row?.next_leaf ?? 0,
    normalizer: row?.normalizer ?? 0,
    complete: row?.complete === 1,
    aliveAt: row?.alive_at ?? null,
  };
  const keep = () =>
    void update.run(progress.nextLeaf, progress.normalizer, progress.complete ? 1 : 0, progress.aliveAt);
  return { progress, keep };
}
