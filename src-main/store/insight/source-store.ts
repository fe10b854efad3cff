/** The sources as understood so far, and what each stage remembers of them from one batch to the next. */
import type { RegisteredSource, SourceFacts } from '#shared/source-act.ts';
import type { Sqlite } from '../sqlite.ts';

/** What is known of a source; every instant is ISO 8601 UTC. */
export interface SourceKnowledge {
  registration: RegisteredSource | null;
  checked: SourceFacts | null;
  firstReceivedAt: string | null;
  lastReceivedAt: string | null;
  /** Of the first streamed change: what is known may reach back before the first receipt. */
  firstCommittedAt: string | null;
  lastCommittedAt: string | null;
  lastCapturedAt: string | null;
  /** From commit to receipt of the newest change. */
  lagMs: number | null;
  /** Reconciled with what the source declares up to here. */
  reconciledTo: string | null;
  position: string | null;
  gtid: string | null;
  connectorVersion: string | null;
  /** Since when nothing more is expected of it: a recording that was played to its end. */
  endedAt: string | null;
  /** Since when a person says that it is none of ours. */
  ignoredAt: string | null;
  /** A first reading of the tables is going on. */
  inSnapshot: boolean;
  changeEvents: number;
  baseline: number;
  redelivered: number;
  quarantined: number;
}

export interface SourceRecord {
  readonly id: number;
  readonly name: string;
  connector: string;
  epoch: number;
  readonly known: SourceKnowledge;
  /** JSON by owner: what understanding and the watches of coverage carry on. Assign a new value to change it. */
  readonly memory: Map<string, unknown>;
  dirty: boolean;
}

export interface SourceStore {
  /** In order of first appearance. */
  all(): readonly SourceRecord[];
  find(name: string): SourceRecord | null;
  /** Found, or made with the next id. */
  of(name: string, leaf: number): SourceRecord;
  newEpoch(source: SourceRecord, leaf: number): void;
  flush(): void;
}

export function createSourceStore(db: Sqlite): SourceStore {
  const sources = new Map<string, SourceRecord>();
  const insert = db.prepare('INSERT INTO source (id, name, connector, epoch, facts, memory) VALUES (?, ?, ?, ?, ?, ?)');
  const update = db.prepare('UPDATE source SET connector = ?, epoch = ?, facts = ?, memory = ? WHERE id = ?');
  const addEpoch = db.prepare('INSERT INTO epoch (source, epoch, leaf) VALUES (?, ?, ?)');
  for (const record of readSources(db)) sources.set(record.name, record);
  return {
    all: () => [...sources.values()],
    find: (name) => sources.get(name) ?? null,
    of: (name, leaf) => {
      const found = sources.get(name);
      if (found) return found;
      const record: SourceRecord = {
        id: sources.size + 1,
        name,
        connector: 'unknown',
        epoch: 1,
        known: nothingKnown(),
        memory: new Map(),
        dirty: true,
      };
      sources.set(name, record);
      insert.run(record.id, name, record.connector, record.epoch, '{}', '{}');
      addEpoch.run(record.id, 1, leaf);
      return record;
    },
    newEpoch: (source, leaf) => {
      source.epoch += 1;
      source.dirty = true;
      addEpoch.run(source.id, source.epoch, leaf);
    },
    flush: () => {
      for (const source of sources.values()) {
        if (!source.dirty) continue;
        source.dirty = false;
        const memory = Object.fromEntries([...source.memory].sort(([a], [b]) => (a < b ? -1 : 1)));
        update.run(source.connector, source.epoch, JSON.stringify(source.known), JSON.stringify(memory), source.id);
      }
    },
  };
}

interface SourceRow {
  id: number;
  name: string;
  connector: string;
  epoch: number;
  facts: string;
  memory: string;
}

export function readSources(db: Sqlite): SourceRecord[] {
  const rows = db
    .prepare<[], SourceRow>('SELECT id, name, connector, epoch, facts, memory FROM source ORDER BY id')
    .all();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    connector: row.connector,
    epoch: row.epoch,
    // Written by flush above in this very form; the file is refused when it is not ours.
    known: { ...nothingKnown(), ...(JSON.parse(row.facts) as Partial<SourceKnowledge>) },
    memory: new Map(Object.entries(JSON.parse(row.memory) as Record<string, unknown>)),
    dirty: false,
  }));
}

function nothingKnown(): SourceKnowledge {
  return {
    registration: null,
    checked: null,
    firstReceivedAt: null,
    lastReceivedAt: null,
    firstCommittedAt: null,
    lastCommittedAt: null,
    lastCapturedAt: null,
    lagMs: null,
    reconciledTo: null,
    position: null,
    gtid: null,
    connectorVersion: null,
    endedAt: null,
    ignoredAt: null,
    inSnapshot: false,
    changeEvents: 0,
    baseline: 0,
    redelivered: 0,
    quarantined: 0,
  };
}
