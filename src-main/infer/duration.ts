/** Durations as packs write them: `5s`, `10m`, `24h`, `7d`. */

const unitMs = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** In milliseconds; the schema has checked the form. */
export function durationMs(text: string): number {
  const unit = text.slice(-1);
  return Number(text.slice(0, -1)) * (unit in unitMs ? unitMs[unit as keyof typeof unitMs] : 0);
}
