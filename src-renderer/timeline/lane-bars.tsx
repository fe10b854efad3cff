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

export function LaneBars({ values, className, bucketMs, fromMs, selected }: LaneBarsProps) {
  const most = Math.max(1, ...values);
  return (
    <svg className={`lane ${className}`} viewBox={`0 0 ${values.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {values.map((value, index) => {
        if (value === 0) return null;
        const start = fromMs + index * bucketMs;
        const inside = start >= selected.fromMs && start < selected.toMs;
        const height = Math.max(LEAST, (value / most) * HEIGHT);
        return <rect key={start} className={inside ? 'inside' : 'outside'} x={index + 0.08} width={0.84} y={HEIGHT - height} height={height} />;
      })}
    </svg>
  );
}
