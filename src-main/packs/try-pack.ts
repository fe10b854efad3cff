/** What a pack would change of what was told: the past is read with it into a file of its own, and compared; nothing is kept. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CompiledPack } from '../infer/compiled-pack.ts';
import { parsePack } from '../infer/parse-pack.ts';
import { openRecordSource } from '../record-source.ts';
import { type ToldEvents, toldEvents } from '../store/read/told-events.ts';
import { openUnderstanding } from '../understand.ts';
import type { PacksInForce } from './packs-in-force.ts';

export interface PackEffect {
  /** Leaves read. */
  readonly leaves: number;
  readonly before: number;
  readonly after: number;
  /** Events by type: told only with it, only without it, told otherwise. */
  readonly types: readonly {
    readonly type: string;
    readonly gained: number;
    readonly lost: number;
    readonly changed: number;
  }[];
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

interface Trying {
  readonly workspace: string;
  readonly pack: CompiledPack;
  readonly onProgress: (leaf: number, of: number) => void;
  readonly isStopped: () => boolean;
}

const sliceRecords = 500;
const listed = 50;

/** Null where it was stopped. */
export function tryPack({ workspace, pack, onProgress, isStopped }: Trying): PackEffect | null {
  const folder = mkdtempSync(join(tmpdir(), 'testigo-try-'));
  const records = openRecordSource(workspace);
  try {
    const size = records.size();
    const read = (name: string, packs: PacksInForce): ToldEvents | null => {
      const file = join(folder, name);
      const understanding = openUnderstanding(file, records, packs);
      try {
        while (understanding.nextLeaf < size && understanding.step(sliceRecords) > 0) {
          onProgress(understanding.nextLeaf, size);
          if (isStopped()) return null;
        }
      } finally {
        understanding.close();
      }
      return toldEvents(file);
    };
    const before = read('before.db', records.packs);
    const after = before === null ? null : read('after.db', withPack(records.packs, pack));
    return before === null || after === null ? null : effectOf(size, before, after);
  } finally {
    records.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As in force at the end, with this one in the place of the pack of its name. */
function withPack(inForce: PacksInForce, pack: CompiledPack): PacksInForce {
  const others = inForce.newest().flatMap(({ files, pack: name }) => {
    const parsed = name === pack.pack.pack ? null : parsePack(files);
    return parsed?.ok === true ? [parsed.value] : [];
  });
  const packs = [...others, pack];
  return { at: () => packs, newest: inForce.newest };
}

function effectOf(leaves: number, before: ToldEvents, after: ToldEvents): PackEffect {
  const types = new Map<string, { gained: number; lost: number; changed: number }>();
  const count = (type: string, what: 'gained' | 'lost' | 'changed') => {
    const known = types.get(type) ?? { gained: 0, lost: 0, changed: 0 };
    known[what] += 1;
    types.set(type, known);
  };
  const gained: string[] = [];
  const lost: string[] = [];
  for (const [id, { type, content }] of after) {
    const old = before.get(id);
    if (old === undefined) {
      gained.push(id);
      count(type, 'gained');
    } else if (old.content !== content) count(type, 'changed');
  }
  for (const [id, { type }] of before)
    if (!after.has(id)) {
      lost.push(id);
      count(type, 'lost');
    }
  return {
    leaves,
    before: before.size,
    after: after.size,
    types: [...types].map(([type, counts]) => ({ type, ...counts })).sort((a, b) => (a.type < b.type ? -1 : 1)),
    gained: gained.slice(0, listed),
    lost: lost.slice(0, listed),
  };
}
