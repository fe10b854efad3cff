/** Inference that keeps everything in memory: for trying a pack on rows that are given. */
import type { CompiledRule } from './compiled-pack.ts';
import type { Evaluated } from './evaluate.ts';
import { type Facts, valueText } from './expressions.ts';
import type { Member } from './gather.ts';
import type { EventRow, InferencePorts } from './inference-ports.ts';
import { type InferredRow, imageOf, typed } from './inferred-row.ts';

export interface KeptEvent {
  event: Evaluated;
  rows: readonly EventRow[];
  absorbedBy: string | null;
}

export interface MemoryPorts {
  readonly ports: InferencePorts;
  readonly events: ReadonlyMap<string, KeptEvent>;
  readonly noise: ReadonlySet<number>;
  /** `rule: expression: problem` */
  readonly mistakes: ReadonlySet<string>;
  /** The row is to be found from now on. */
  know(row: InferredRow): void;
}

export function memoryPorts(): MemoryPorts {
  const events = new Map<string, KeptEvent>();
  const rules = new Map<string, CompiledRule>();
  const noise = new Set<number>();
  const mistakes = new Set<string>();
  const rows = new Map<number, InferredRow>();
  /** By table, then key: the newest image. */
  const known = new Map<string, Map<string, InferredRow>>();
  const claims = (leaf: number) =>
    [...events.values()].some(({ rows: claimed }) => claimed.some((row) => row.leaf === leaf));
  const ports: InferencePorts = {
    finder: { find: (table, columns, values) => findRow(known.get(table), columns, values) },
    mistakes: { note: ({ id }, { text }, problem) => void mistakes.add(`${id}: ${text}: ${problem}`) },
    draft: () => null,
    row: (leaf) => rows.get(leaf) ?? null,
    save(event, claimed) {
      const absorbedBy = events.get(event.id)?.absorbedBy ?? null;
      events.set(event.id, { event, rows: claimed, absorbedBy });
      rules.set(event.id, event.rule);
      return { absorbedBy: absorbedBy === null ? null : { event: absorbedBy, rule: rules.get(absorbedBy)?.id ?? '' } };
    },
    isClaimed: claims,
    remove: (id) => void events.delete(id),
    absorb(ids, into) {
      for (const id of ids) {
        const kept = events.get(id);
        if (kept) kept.absorbedBy = into;
      }
    },
    members: (id): Member[] =>
      [...events.values()]
        .filter(({ absorbedBy }) => absorbedBy === id)
        .map(({ event }) => event)
        .sort((a, b) => a.anchorLeaf - b.anchorLeaf),
    noise: (leaf) => void noise.add(leaf),
    notNoise: (leaf) => void noise.delete(leaf),
    keepAwaited: () => {},
    keepClusters: () => {},
    keepState: () => {},
  };
  return {
    ports,
    events,
    noise,
    mistakes,
    know(row) {
      rows.set(row.leaf, row);
      const table = known.get(row.table) ?? new Map<string, InferredRow>();
      table.set(row.keyText ?? String(row.leaf), row);
      known.set(row.table, table);
    },
  };
}

function findRow(
  table: ReadonlyMap<string, InferredRow> | undefined,
  columns: readonly string[],
  values: readonly string[],
): Facts | null {
  const found = [...(table?.values() ?? [])].filter((row) => {
    const image = imageOf(row);
    return columns.every((column, at) => valueText(image[column] ?? null) === values[at]);
  });
  const newest = found.at(-1);
  return newest === undefined ? null : typed(imageOf(newest), newest.types);
}
