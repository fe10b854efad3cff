/** Our own clock was set back or forward, while we ran or while we were off: received times around it are to be read with care. */
import { numberIn, textIn } from './act-content.ts';
import type { ActSeen } from './observation.ts';
import { createWatch, remember, report, type Step } from './watch.ts';

/** When the last act was written; null before the first. */
type State = { readonly lastAt: string } | null;

/** Less is the ordinary correction of a clock. */
const STEP_MS = 2_000;

export const clockStep = createWatch<State>('clock-step', null, {
  act: (before, seen) => {
    const { kind, act, receivedAt, first } = seen;
    const state = { lastAt: receivedAt };
    if (kind === 'clock-step' && first) {
      const from = textIn(act, 'from') ?? receivedAt;
      const to = textIn(act, 'to') ?? receivedAt;
      return stepped(state, seen, { from, to, stepMs: numberIn(act, 'stepMs') ?? 0 });
    }
    // A start that comes before what was written before it.
    const stepMs = before === null ? 0 : Date.parse(receivedAt) - Date.parse(before.lastAt);
    if (kind === 'start' && first && before !== null && stepMs < -STEP_MS)
      return stepped(state, seen, { from: before.lastAt, to: receivedAt, stepMs });
    return remember(state);
  },
});

function stepped(
  state: State,
  { leaf }: ActSeen,
  { from, to, stepMs }: { readonly from: string; readonly to: string; readonly stepMs: number },
): Step<State> {
  const [start, end] = from <= to ? [from, to] : [to, from];
  const mark = String(leaf);
  return report(
    state,
    {
      do: 'open',
      kind: 'clock-step',
      severity: 'notice',
      mark,
      table: null,
      from: start,
      to: end,
      facts: { seconds: Math.round(stepMs / 1000) },
      everywhere: true,
    },
    { do: 'close', kind: 'clock-step', mark, by: 'instant', everywhere: true },
  );
}
