/** The grains of the roll-ups: ten minutes, the Peruvian day (UTC−5 all year), and all of time. */

export const slotMs = 600_000;
export const dayMs = 86_400_000;
/** The one row per table and operation over everything. */
export const wholeGrain = 0;
export const grains = [slotMs, dayMs, wholeGrain] as const;

/** Stands in the roll-ups for definitions made up by a snapshot: counted with the baseline, never with activity. */
export const syntheticDdl = 'synthetic-ddl';

/** Peru has kept UTC−5 without daylight saving since 1994; a day begins at 05:00 UTC. */
const dayOffsetMs = 5 * 3_600_000;

export function slotStart(grainMs: number, atMs: number): number {
  if (grainMs === wholeGrain) return 0;
  if (grainMs === dayMs) return Math.floor((atMs - dayOffsetMs) / dayMs) * dayMs + dayOffsetMs;
  return Math.floor(atMs / grainMs) * grainMs;
}

/** `2026-11-17` of the Peruvian day that begins at this instant. */
export function dayName(startMs: number): string {
  return new Date(startMs - dayOffsetMs).toISOString().slice(0, 10);
}
