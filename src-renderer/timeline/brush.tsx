/** The brush over the lanes: drag draws, edges and middle move, double click clears, the wheel zooms; sliders for the keyboard. */
import type { KeyboardEvent, PointerEvent } from 'react';
import { formatTimeRange } from '#shared/format.ts';
import { useWords } from '../ui/preferences.tsx';
import type { BrushPart, Span } from './brush-span.ts';
import { place } from './capture-lane.tsx';
import { spanWords, useBrush } from './use-brush.ts';
import type { TimelineController } from './use-view.ts';

interface BrushProps {
  readonly controller: TimelineController;
  readonly day: Span;
  readonly bucketMs: number;
}

export function Brush({ controller, day, bucketMs }: BrushProps) {
  const t = useWords();
  const { plot, span, drag, step, wheel, clear } = useBrush(controller, day, bucketMs);
  const shown = span ?? day;
  const [from, to] = spanWords(shown, controller.zone);
  const range = formatTimeRange(from, to);
  const { left, width } = place(day, shown.fromMs, shown.toMs);
  const handles = [
    { part: 'whole', label: t('timeline.brush.move', { range }), value: shown.fromMs, words: range },
    { part: 'from', label: t('timeline.brush.from'), value: shown.fromMs, words: from },
    { part: 'to', label: t('timeline.brush.to'), value: shown.toMs, words: to },
  ] as const;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the sliders inside are the way of the keyboard
    <div
      ref={plot}
      className="brush-area"
      onPointerDown={drag.grab('new')}
      onPointerMove={drag.move}
      onPointerUp={drag.release}
      onDoubleClick={clear}
      onWheel={wheel}
    >
      <div className={span ? 'brush' : 'brush whole'} style={{ '--left': left, '--width': width }}>
        {handles.map(({ part, ...handle }) => (
          <BrushHandle
            key={part}
            part={part}
            {...handle}
            day={day}
            onGrab={drag.grab(part === 'whole' && !span ? 'new' : part)}
            onStep={step(part)}
          />
        ))}
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
