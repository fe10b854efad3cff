/** The brushed span in epoch ms: drawn, moved, resized, snapped to buckets, kept within its day. Pure. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export type BrushPart = 'from' | 'to' | 'whole';

/** From one end of a drag to the other, whole buckets. */
export function drawSpan(anchorMs: number, pointMs: number, day: Span, bucketMs: number, exact: boolean): Span {
  const low = Math.min(anchorMs, pointMs);
  const high = Math.max(anchorMs, pointMs);
  const step = exact ? 1000 : bucketMs;
  const fromMs = day.fromMs + Math.floor((low - day.fromMs) / step) * step;
  const toMs = day.fromMs + Math.ceil((high - day.fromMs) / step) * step;
  return clampSpan({ fromMs, toMs: Math.max(toMs, fromMs + step) }, day);
}

/** One edge or the whole span shifted by some ms; an edge never crosses the other. */
export function shiftSpan(span: Span, part: BrushPart, byMs: number, day: Span, bucketMs: number): Span {
  if (part === 'from')
    return clampSpan({ fromMs: Math.min(span.fromMs + byMs, span.toMs - bucketMs), toMs: span.toMs }, day);
  if (part === 'to')
    return clampSpan({ fromMs: span.fromMs, toMs: Math.max(span.toMs + byMs, span.fromMs + bucketMs) }, day);
  const by = Math.max(day.fromMs - span.fromMs, Math.min(day.toMs - span.toMs, byMs));
  return { fromMs: span.fromMs + by, toMs: span.toMs + by };
}

/** Narrower or wider around a moment; the whole day is no span. */
export function zoomSpan(span: Span, aroundMs: number, factor: number, day: Span, bucketMs: number): Span | null {
  const wanted = (span.toMs - span.fromMs) * factor;
  if (wanted >= day.toMs - day.fromMs) return null;
  const length = Math.max(bucketMs, Math.round(wanted / bucketMs) * bucketMs);
  const share = (aroundMs - span.fromMs) / (span.toMs - span.fromMs);
  const fromMs = day.fromMs + Math.round((aroundMs - length * share - day.fromMs) / bucketMs) * bucketMs;
  return clampSpan({ fromMs, toMs: fromMs + length }, day);
}

function clampSpan(span: Span, day: Span): Span {
  return { fromMs: Math.max(day.fromMs, span.fromMs), toMs: Math.min(day.toMs, span.toMs) };
}
