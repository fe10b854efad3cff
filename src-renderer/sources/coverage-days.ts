/** Coverage cut into local days: captured parts, gaps, how much of the elapsed day. Pure. */
import { formatPercent } from '#shared/format.ts';
import { instantOf, shiftDay } from '#shared/zoned-time.ts';
import type { GapSpan } from '../timeline/list-rows.ts';

export interface Part {
  /** Shares of the day, 0 to 1. */
  readonly left: number;
  readonly width: number;
}

export interface CoverageDay {
  readonly day: string;
  readonly captured: readonly Part[];
  /** What was received long after it happened. */
  readonly late: Part | null;
  readonly gaps: readonly (Part & { readonly gap: GapSpan })[];
  /** Share of the day that has come, 0 to 1. */
  readonly elapsed: number;
  /** Nothing of it was captured, and something earlier was. */
  readonly after: boolean;
  /** `99.7 %` of what elapsed since the capture began; null where nothing was promised. */
  readonly percent: string | null;
}

interface CoverageInput {
  readonly captured: readonly { readonly from: string; readonly to: string }[];
  readonly gaps: readonly GapSpan[];
  readonly late: { readonly fromMs: number; readonly toMs: number } | null;
  readonly sinceMs: number | null;
  readonly nowMs: number;
  readonly zone: string;
}

/** Newest day first. */
export function coverageDays(lastDay: string, count: number, input: CoverageInput): CoverageDay[] {
  return Array.from({ length: count }, (_, back) => coverageDay(shiftDay(lastDay, -back), input));
}

function coverageDay(day: string, { captured, late, gaps, sinceMs, nowMs, zone }: CoverageInput): CoverageDay {
  const fromMs = Date.parse(instantOf(day, '00:00', zone));
  const toMs = Date.parse(instantOf(day, '24:00', zone));
  const cut = (start: number, end: number): Part | null => {
    const a = Math.max(start, fromMs);
    const b = Math.min(end, toMs);
    return b < a ? null : { left: (a - fromMs) / (toMs - fromMs), width: (b - a) / (toMs - fromMs) };
  };
  const parts = captured
    .flatMap(({ from, to }) => cut(Date.parse(from), Math.min(Date.parse(to), nowMs)) ?? [])
    .filter(({ width }) => width > 0);
  const dayGaps = gaps.flatMap((gap) => {
    const part = gap.fromMs < toMs && gap.toMs >= fromMs ? cut(gap.fromMs, gap.toMs) : null;
    return part ? [{ ...part, gap }] : [];
  });
  const latePart = late === null ? null : cut(late.fromMs, late.toMs);
  const elapsed = cut(fromMs, nowMs)?.width ?? 0;
  const promised = sinceMs === null ? 0 : (cut(Math.max(sinceMs, fromMs), nowMs)?.width ?? 0);
  const covered = parts.reduce((sum, { width }) => sum + width, 0);
  const percent = promised <= 0 ? null : coveredPercent(covered, promised, dayGaps.length > 0, toMs - fromMs);
  return {
    day,
    captured: parts,
    late: latePart !== null && latePart.width > 0 ? latePart : null,
    gaps: dayGaps,
    elapsed,
    after: late !== null && fromMs >= late.toMs,
    percent,
  };
}

/** Only a day without any known gap shows the whole; a second more or less at its edges is how spans are counted. */
function coveredPercent(covered: number, promised: number, hasGap: boolean, dayMs: number): string {
  const second = 1000 / dayMs;
  const whole = !hasGap && covered >= promised - second;
  const part = whole ? promised : Math.min(covered, promised - second);
  return formatPercent(Math.max(0, Math.round(part * dayMs)), Math.round(promised * dayMs));
}
