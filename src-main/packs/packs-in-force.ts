/** Which packs are in force at each position of the ledger, from the acts that say so: understanding knows no other packs. */
import type { CompiledPack } from '../infer/compiled-pack.ts';
import { parsePack } from '../infer/parse-pack.ts';
import { type PackAct, packActSchema } from './pack-act.ts';

export interface PacksInForce {
  /** The same list for as long as nothing changes. */
  at(leaf: number): readonly CompiledPack[];
  /** The last act of each pack. */
  newest(): readonly PlacedAct[];
}

export type PlacedAct = PackAct & { readonly from: number };

interface ActRow {
  readonly seq: number;
  readonly json: string;
}

/** For trying packs without a ledger. */
export function always(packs: readonly CompiledPack[]): PacksInForce {
  return { at: () => packs, newest: () => [] };
}

/** `acts`: those of kind `pack`, in their order; asked for again when the ledger has grown. */
export function createPacksInForce(acts: () => readonly ActRow[]): PacksInForce {
  const compiled = new Map<string, CompiledPack | null>();
  let read: { readonly upTo: number; readonly acts: readonly PlacedAct[] } = { upTo: -1, acts: [] };
  let last: { readonly key: string; readonly packs: readonly CompiledPack[] } = { key: '', packs: [] };
  let settled: { readonly from: number; readonly to: number } | null = null;

  const current = () => {
    const rows = acts();
    const upTo = rows.at(-1)?.seq ?? -1;
    if (upTo !== read.upTo) {
      read = { upTo, acts: rows.flatMap(actOf) };
      settled = null;
    }
    return read.acts;
  };

  return {
    at(leaf) {
      const all = current();
      if (settled !== null && leaf >= settled.from && leaf < settled.to) return last.packs;
      const inForce = new Map<string, PlacedAct>();
      for (const act of all) if (act.from <= leaf) inForce.set(act.pack, act);
      const key = [...inForce.values()].map(({ digest }) => digest).join();
      if (key !== last.key)
        last = {
          key,
          packs: [...inForce.values()].map((act) => compile(compiled, act)).filter((pack) => pack !== null),
        };
      const later = all.map(({ from }) => from).filter((from) => from > leaf);
      settled = { from: leaf, to: Math.min(Number.MAX_SAFE_INTEGER, ...later) };
      return last.packs;
    },
    newest: () => [...new Map(current().map((act) => [act.pack, act])).values()],
  };
}

/** An act leaf as sealed. */
function actOf({ seq, json }: ActRow): PlacedAct[] {
  const leaf: unknown = JSON.parse(json);
  const act = typeof leaf === 'object' && leaf !== null && 'act' in leaf ? leaf.act : null;
  const parsed = packActSchema.safeParse(act);
  return parsed.success ? [{ ...parsed.data, from: parsed.data.from ?? seq }] : [];
}

/** A pack that is not in order stops neither capture nor the others. */
function compile(known: Map<string, CompiledPack | null>, { digest, files }: PlacedAct): CompiledPack | null {
  const found = known.get(digest);
  if (found !== undefined) return found;
  const parsed = parsePack(files);
  const pack = parsed.ok ? parsed.value : null;
  known.set(digest, pack);
  return pack;
}
