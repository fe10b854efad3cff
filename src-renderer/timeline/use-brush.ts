/** What the brush does with pointer, wheel and keys: a draft while it is dragged, written to the route when let go. */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState, type WheelEvent } from 'react';
import { instantOf, toZone } from '#shared/zoned-time.ts';
import { type BrushPart, drawSpan, type Span, shiftSpan, zoomSpan } from './brush-span.ts';
import type { TimelineController } from './use-view.ts';

interface Drag {
  readonly part: BrushPart | 'new';
  readonly startMs: number;
  readonly span: Span;
}

export function useBrush(controller: TimelineController, day: Span, bucketMs: number) {
  const plot = useRef<HTMLDivElement>(null);
  const { chosen, draft, setDraft, write } = useBrushSpan(controller, day);
  const span = draft ?? chosen;
  const timeAt = (clientX: number) => {
    const box = plot.current?.getBoundingClientRect();
    return box ? day.fromMs + ((clientX - box.left) / box.width) * (day.toMs - day.fromMs) : day.fromMs;
  };
  const held = useRef<Drag | null>(null);
  const grab = (part: Drag['part']) => (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    plot.current?.setPointerCapture(event.pointerId);
    held.current = { part, startMs: timeAt(event.clientX), span: span ?? day };
  };
  const move = (event: PointerEvent) => {
    const next = held.current && draggedSpan(held.current, timeAt(event.clientX), day, bucketMs, event.altKey);
    if (next) setDraft(next);
  };
  const release = () => {
    held.current = null;
    if (draft) write(draft);
  };
  const wheel = (event: WheelEvent) =>
    write(zoomSpan(span ?? day, timeAt(event.clientX), event.deltaY < 0 ? 0.5 : 2, day, bucketMs));
  const step = (part: BrushPart) => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -bucketMs, ArrowRight: bucketMs, PageUp: -6 * bucketMs, PageDown: 6 * bucketMs }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    write(shiftSpan(span ?? day, event.shiftKey && part === 'whole' ? 'to' : part, by, day, bucketMs));
  };
  return { plot, span, drag: { grab, move, release }, step, wheel, clear: () => write(null) };
}

/** Null while the hand has not moved far enough to mean a new span. */
function draggedSpan(held: Drag, atMs: number, day: Span, bucketMs: number, exact: boolean): Span | null {
  const moved = atMs - held.startMs;
  if (held.part === 'new')
    return Math.abs(moved) < bucketMs / 3 ? null : drawSpan(held.startMs, atMs, day, bucketMs, exact);
  return shiftSpan(held.span, held.part, exact ? moved : Math.round(moved / bucketMs) * bucketMs, day, bucketMs);
}

/** The span of the route, a draft while it is dragged, and how it is written back. */
function useBrushSpan({ view, change, zone, day: localDay }: TimelineController, day: Span) {
  const [draft, setDraft] = useState<Span | null>(null);
  const chosen = view.span
    ? {
        fromMs: Date.parse(instantOf(localDay, view.span.from, zone)),
        toMs: Date.parse(instantOf(localDay, view.span.to, zone)),
      }
    : null;
  useEffect(() => setDraft(null), [view.span, localDay]);
  const write = (span: Span | null) => {
    const whole = span === null || (span.fromMs <= day.fromMs && span.toMs >= day.toMs);
    const [from, to] = spanWords(span ?? day, zone);
    if (!whole) setDraft(span);
    else setDraft(null);
    change({ span: whole ? null : { from, to } }, { replace: true });
  };
  return { chosen, draft, setDraft, write };
}

/** Wall times of both ends; seconds only where they matter; the end of a day is 24:00. */
export function spanWords(span: Span, zone: string): [from: string, to: string] {
  const wall = (ms: number) => (toZone(new Date(ms).toISOString(), zone)?.time ?? '').replace(/:00$/, '');
  const to = wall(span.toMs);
  return [wall(span.fromMs), to === '00:00' ? '24:00' : to];
}
