/**
 * The connector dies of an event that it cannot read (partial row image, versioned table, sequence). Seen on real servers: it stops in the middle
 * of a transaction, and each new start brings nothing new, or nothing at all.
 */
import type { Effect } from './effect.ts';
import type { ActSeen } from './observation.ts';
import { silenceAfterMs } from './silence.ts';
import { laterOf, millisecondsBetween } from './span.ts';
import { createWatch, remember, type Step } from './watch.ts';

interface State {
  /** New starts of the connector since anything new came. */
  readonly starts: number;
  readonly since: string | null;
  readonly sinceLeaf: number;
  /** A transaction that began and has not ended. */
  readonly begun: string | null;
  /** Since when we have been on without a break. */
  readonly onSince: string | null;
  readonly open: boolean;
}

const startsNeeded = 3;
const calm: State = { starts: 0, since: null, sinceLeaf: 0, begun: null, onSince: null, open: false };

export const connectorStuck = createWatch<State>('connector-stuck', calm, {
  begin: (state, { name, receivedAt, leaf, repeated }) => {
    const passed = !repeated && state.open && state.begun !== null && state.begun !== name;
    const next = {
      ...state,
      begun: name,
      sinceLeaf: state.starts === 0 && !state.open ? leaf : state.sinceLeaf,
      since: state.open ? state.since : receivedAt,
    };
    return passed ? leftOut(next) : remember(next);
  },
  end: (state, { repeated, transaction, expected, receivedAt, leaf }) => {
    if (state.begun === transaction.name) return ended({ ...state, begun: null }, expected);
    return repeated ? started(state, receivedAt, leaf) : null;
  },
  place: (state) => {
    if (state.starts === 0 && !state.open) return null;
    return state.open ? leftOut(state) : remember({ ...state, starts: 0 });
  },
  act: (state, seen) =>
    seen.kind === 'start' || seen.kind === 'resume'
      ? remember({ ...state, onSince: seen.receivedAt })
      : silent(state, seen),
});

/** The transaction in the middle of which it fell silent: without a row it was passed over, with its rows nothing is missing. */
function ended(state: State, expected: number): Step<State> {
  if (!state.open) return remember({ ...state, starts: 0 });
  if (expected === 0) return leftOut(state);
  return {
    state: { ...state, starts: 0, open: false },
    effects: [{ do: 'close', kind: 'connector-stuck', mark: 'stuck', by: 'ended', severity: 'notice' }],
  };
}

/** Whatever let it go on (an excluded table, a skipped transaction) left something out. */
function leftOut(state: State): Step<State> {
  const effects: Effect[] = [
    { do: 'close', kind: 'connector-stuck', mark: 'stuck', by: 'stream-goes-on', severity: 'gap' },
    { do: 'raise', kind: 'gtid-hole', sinceLeaf: state.sinceLeaf, because: 'connector-stuck' },
    { do: 'raise', kind: 'statement-format', sinceLeaf: state.sinceLeaf, because: 'connector-stuck' },
    { do: 'raise', kind: 'statement-unseen', sinceLeaf: state.sinceLeaf, because: 'connector-stuck' },
  ];
  return { state: { ...state, starts: 0, open: false }, effects };
}

function started(state: State, at: string, leaf: number): Step<State> {
  const since = state.starts === 0 ? at : (state.since ?? at);
  const next = { ...state, starts: state.starts + 1, since, sinceLeaf: state.starts === 0 ? leaf : state.sinceLeaf };
  return next.starts < startsNeeded ? remember(next) : alarm(next, since, at);
}

function silent(state: State, { kind, receivedAt, lastReceivedAt }: ActSeen): Step<State> | null {
  if (kind !== 'tick' || state.begun === null || lastReceivedAt === null) return null;
  const base = laterOf(lastReceivedAt, state.onSince) ?? lastReceivedAt;
  return millisecondsBetween(base, receivedAt) > silenceAfterMs ? alarm(state, lastReceivedAt, receivedAt) : null;
}

function alarm(state: State, from: string, to: string): Step<State> {
  const facts = { starts: state.starts, transaction: state.begun ?? '–' };
  return {
    state: { ...state, open: true },
    effects: [{ do: 'open', kind: 'connector-stuck', severity: 'alarm', mark: 'stuck', table: null, from, to, facts }],
  };
}
