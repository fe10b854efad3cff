/** One lane of bars: a rectangle per bucket, on the lane's own scale; outside the chosen span they are paler. */
interface LaneBarsProps {
  readonly values: readonly number[];
  readonly className: string;
  readonly bucketMs: number;
  readonly fromMs: number;
  readonly selected: { readonly fromMs: number; readonly toMs: number };
}

const HEIGHT = 100;
/** The least that is seen as a bar. */
const LEAST = 6;
/** One bulk statement must not flatten the day: what exceeds the rest this many times is drawn broken. */
const BREAK_FACTOR = 6;
const BREAK_AT = 16;
const BREAK_HEIGHT = 6;

export function LaneBars({ values, className, bucketMs, fromMs, selected }: LaneBarsProps) {
  const top = scaleTop(values);
  return (
    <svg
      className={`lane ${className}`}
      viewBox={`0 0 ${values.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {values.map((value, index) => {
        if (value === 0) return null;
        const start = fromMs + index * bucketMs;
        const inside = start >= selected.fromMs && start < selected.toMs;
        const height = Math.min(HEIGHT, Math.max(LEAST, (value / top) * HEIGHT));
        return (
          <g key={start} className={inside ? 'inside' : 'outside'}>
            <rect x={index + 0.08} width={0.84} y={HEIGHT - height} height={height} />
            {value > top && <rect className="break" x={index} width={1} y={BREAK_AT} height={BREAK_HEIGHT} />}
          </g>
        );
      })}
    </svg>
  );
}

/** The largest value, or where a few tower over the rest, half as much again as the largest of the rest. */
export function scaleTop(values: readonly number[]): number {
  const present = values.filter((value) => value > 0).sort((a, b) => a - b);
  const most = present.at(-1) ?? 1;
  const usual = present[Math.floor((present.length - 1) * 0.95)] ?? most;
  return most > usual * BREAK_FACTOR ? usual * 1.5 : most;
}
