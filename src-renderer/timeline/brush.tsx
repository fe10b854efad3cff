/** The brush over the lanes: drag draws, edges and middle move, double click clears, the wheel zooms; two sliders for the keyboard. */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState, type WheelEvent } from 'react';
import { formatTimeRange } from '#shared/format.ts';
import { instantOf, toZone } from '#shared/zoned-time.ts';
import { useWords } from '../ui/preferences.tsx';
import { type BrushPart, drawSpan, type Span, shiftSpan, zoomSpan } from './brush-span.ts';
import { place } from './capture-lane.tsx';
import type { TimelineController } from './use-view.ts';

interface BrushProps {
  readonly controller: TimelineController;
  readonly day: Span;
  readonly bucketMs: number;
}

interface Drag {
  readonly part: BrushPart | 'new';
  readonly startMs: number;
  readonly span: Span;
}

export function Brush({ controller, day, bucketMs }: BrushProps) {
  const t = useWords();
  const plot = useRef<HTMLDivElement>(null);
  const { chosen, draft, setDraft, write } = useBrushSpan(controller, day);
  const drag = useRef<Drag | null>(null);
  const span = draft ?? chosen;
  const timeAt = (clientX: number) => {
    const box = plot.current?.getBoundingClientRect();
    return box ? day.fromMs + ((clientX - box.left) / box.width) * (day.toMs - day.fromMs) : day.fromMs;
  };
  const grab = (part: Drag['part']) => (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    plot.current?.setPointerCapture(event.pointerId);
    drag.current = { part, startMs: timeAt(event.clientX), span: span ?? day };
  };
  const move = (event: PointerEvent) => {
    const held = drag.current;
    if (!held) return;
    const at = timeAt(event.clientX);
    const by = event.altKey ? at - held.startMs : Math.round((at - held.startMs) / bucketMs) * bucketMs;
    if (held.part === 'new' && Math.abs(at - held.startMs) < bucketMs / 3) return;
    setDraft(
      held.part === 'new'
        ? drawSpan(held.startMs, at, day, bucketMs, event.altKey)
        : shiftSpan(held.span, held.part, by, day, bucketMs),
    );
  };
  const release = () => {
    drag.current = null;
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
  const words = formatTimeRange(...spanWords(span ?? day, controller.zone));
  const { left, width } = place(day, (span ?? day).fromMs, (span ?? day).toMs);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the sliders inside are the way of the keyboard
    <div
      ref={plot}
      className="brush-area"
      onPointerDown={grab('new')}
      onPointerMove={move}
      onPointerUp={release}
      onDoubleClick={() => write(null)}
      onWheel={wheel}
    >
      <div className={span ? 'brush' : 'brush whole'} style={{ '--left': left, '--width': width }}>
        <BrushHandle
          part="whole"
          label={t('timeline.brush.move', { range: words })}
          value={(span ?? day).fromMs}
          words={words}
          day={day}
          onGrab={grab(span ? 'whole' : 'new')}
          onStep={step('whole')}
        />
        <BrushHandle
          part="from"
          label={t('timeline.brush.from')}
          value={(span ?? day).fromMs}
          words={spanWords(span ?? day, controller.zone)[0]}
          day={day}
          onGrab={grab('from')}
          onStep={step('from')}
        />
        <BrushHandle
          part="to"
          label={t('timeline.brush.to')}
          value={(span ?? day).toMs}
          words={spanWords(span ?? day, controller.zone)[1]}
          day={day}
          onGrab={grab('to')}
          onStep={step('to')}
        />
      </div>
    </div>
  );
}

interface BrushHandleProps {
  readonly part: BrushPart;
  readonly label: string;
  readonly value: number;
  readonly words: string;
  readonly day: Span;
  readonly onGrab: (event: PointerEvent) => void;
  readonly onStep: (event: KeyboardEvent) => void;
}

function BrushHandle({ part, label, value, words, day, onGrab, onStep }: BrushHandleProps) {
  const seconds = (ms: number) => Math.round((ms - day.fromMs) / 1000);
  return (
    <div
      className={`handle ${part}`}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={seconds(day.toMs)}
      aria-valuenow={seconds(value)}
      aria-valuetext={words}
      onPointerDown={onGrab}
      onKeyDown={onStep}
    />
  );
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
function spanWords(span: Span, zone: string): [from: string, to: string] {
  const wall = (ms: number) => (toZone(new Date(ms).toISOString(), zone)?.time ?? '').replace(/:00$/, '');
  const to = wall(span.toMs);
  return [wall(span.fromMs), to === '00:00' ? '24:00' : to];
}
