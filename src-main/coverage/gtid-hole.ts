/** Numbers missing in a series of GTIDs: first of all a statement without row events (trigger, GRANT); with another sign beside it, a loss. */
import type { Effect } from './effect.ts';
import { parseGtid } from './gtid.ts';
import { createWatch, remember, type Step } from './watch.ts';

interface Hole {
  readonly mark: string;
  /** Still missing: first and last number of each stretch. */
  readonly missing: readonly (readonly [number, number])[];
}

interface Series {
  readonly newest: number;
  readonly at: string;
  readonly holes: readonly Hole[];
}

interface State {
  readonly series: Readonly<Record<string, Series>>;
  /** A new snapshot was taken since the last number: a hole right after it is what the snapshot hides. */
  readonly afterSnapshot: boolean;
}

/** Older holes stay as findings; only these can still be filled. */
const holesKept = 100;

export const gtidHole = createWatch<State>(
  'gtid-hole',
  { series: {}, afterSnapshot: false },
  {
    begin: (state, { name, at, receivedAt }) => take(state, name, at ?? receivedAt),
    place: (state, { gtid, at }) => take(state, gtid, at),
    snapshot: (state, { overStream }) => (overStream ? remember({ ...state, afterSnapshot: true }) : null),
    epoch: () => remember({ series: {}, afterSnapshot: false }),
  },
);

function take(state: State, text: string | null, at: string): Step<State> | null {
  const gtid = parseGtid(text);
  if (gtid === null) return null;
  const known = state.series[gtid.series];
  if (known === undefined) return next(state, gtid.series, { newest: gtid.number, at, holes: [] }, []);
  if (gtid.number === known.newest) return null;
  if (gtid.number < known.newest) return fill(state, gtid.series, known, gtid.number);
  if (gtid.number === known.newest + 1) return next(state, gtid.series, { ...known, newest: gtid.number, at }, []);
  const missing = [known.newest + 1, gtid.number - 1] as const;
  const mark = `${gtid.series}:${missing[0]}-${missing[1]}`;
  const facts = { series: gtid.series, first: missing[0], last: missing[1], missing: missing[1] - missing[0] + 1 };
  const holes = [...known.holes, { mark, missing: [missing] }].slice(-holesKept);
  return next(state, gtid.series, { newest: gtid.number, at, holes }, [
    {
      do: 'open',
      kind: 'gtid-hole',
      severity: state.afterSnapshot ? 'gap' : 'notice',
      mark,
      table: null,
      from: earlier(known.at, at),
      to: at,
      facts,
    },
  ]);
}

function next(state: State, name: string, series: Series, effects: readonly Effect[]): Step<State> {
  return { state: { series: { ...state.series, [name]: series }, afterSnapshot: false }, effects };
}

/** A number that comes late is taken out of its hole; an emptied hole was none. */
function fill(state: State, name: string, series: Series, number: number): Step<State> | null {
  const hole = series.holes.find(({ missing }) => missing.some(([first, last]) => number >= first && number <= last));
  if (hole === undefined) return null;
  const missing = hole.missing.flatMap(([first, last]): (readonly [number, number])[] => {
    if (number < first || number > last) return [[first, last]];
    return [
      ...(number > first ? [[first, number - 1] as const] : []),
      ...(number < last ? [[number + 1, last] as const] : []),
    ];
  });
  const holes = series.holes.flatMap((other) =>
    other !== hole ? [other] : missing.length === 0 ? [] : [{ mark: hole.mark, missing }],
  );
  const effects: Effect[] =
    missing.length === 0 ? [{ do: 'close', kind: 'gtid-hole', mark: hole.mark, by: 'filled', severity: 'notice' }] : [];
  return { state: { ...state, series: { ...state.series, [name]: { ...series, holes } } }, effects };
}

function earlier(a: string, b: string): string {
  return Date.parse(a) <= Date.parse(b) ? a : b;
}
