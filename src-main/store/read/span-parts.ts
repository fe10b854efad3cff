/** Cuts a span of time into whole days, whole slots and the edges between: the first two are counted from roll-ups, the edges from rows. */
import { dayMs, slotMs, slotStart, wholeGrain } from '../insight/time-slots.ts';

export interface RollupRange {
  readonly grainMs: number;
  /** Starts of the grains: from, inclusive, to, exclusive. */
  readonly fromMs: number;
  readonly toMs: number;
}

export interface SpanParts {
  readonly rollups: readonly RollupRange[];
  /** Parts of a slot: from, inclusive, to, exclusive. */
  readonly edges: readonly { readonly fromMs: number; readonly toMs: number }[];
}

const forever = Number.MAX_SAFE_INTEGER;

export function splitSpan(fromMs: number | null, toMs: number | null): SpanParts {
  if (fromMs === null && toMs === null) return { rollups: [{ grainMs: wholeGrain, fromMs: 0, toMs: 1 }], edges: [] };
  const from = fromMs ?? -forever;
  const to = toMs ?? forever;
  if (from >= to) return { rollups: [], edges: [] };
  const firstSlot = fromMs === null ? -forever : ceiling(slotMs, from);
  const lastSlot = toMs === null ? forever : slotStart(slotMs, to);
  if (firstSlot >= lastSlot) return { rollups: [], edges: cutEdge(from, to) };
  const edges = [
    ...(fromMs !== null && from < firstSlot ? [{ fromMs: from, toMs: firstSlot }] : []),
    ...(toMs !== null && lastSlot < to ? [{ fromMs: lastSlot, toMs: to }] : []),
  ];
  return { rollups: wholeParts(firstSlot, lastSlot), edges };
}

/** A span inside one slot, or over one border between two. */
function cutEdge(from: number, to: number): { fromMs: number; toMs: number }[] {
  const border = ceiling(slotMs, from);
  return border > from && border < to
    ? [
        { fromMs: from, toMs: border },
        { fromMs: border, toMs: to },
      ]
    : [{ fromMs: from, toMs: to }];
}

function wholeParts(firstSlot: number, lastSlot: number): RollupRange[] {
  const firstDay = firstSlot === -forever ? -forever : ceiling(dayMs, firstSlot);
  const lastDay = lastSlot === forever ? forever : slotStart(dayMs, lastSlot);
  if (firstDay >= lastDay) return [{ grainMs: slotMs, fromMs: firstSlot, toMs: lastSlot }];
  const parts = [
    { grainMs: slotMs, fromMs: firstSlot, toMs: firstDay },
    { grainMs: dayMs, fromMs: firstDay, toMs: lastDay },
    { grainMs: slotMs, fromMs: lastDay, toMs: lastSlot },
  ];
  return parts.filter((part) => part.fromMs < part.toMs);
}

function ceiling(grainMs: number, atMs: number): number {
  const start = slotStart(grainMs, atMs);
  return start === atMs ? start : start + grainMs;
}
