/** Our own clock was set back or forward: received times around it are to be read with care. */
import { numberIn, textIn } from './act-content.ts';
import { createWatch, report } from './watch.ts';

export const clockStep = createWatch<null>('clock-step', null, {
  act: (state, { kind, act, receivedAt, first, leaf }) => {
    if (kind !== 'clock-step' || !first) return null;
    const from = textIn(act, 'from') ?? receivedAt;
    const to = textIn(act, 'to') ?? receivedAt;
    const [start, end] = from <= to ? [from, to] : [to, from];
    const facts = { seconds: Math.round((numberIn(act, 'stepMs') ?? 0) / 1000) };
    return report(
      state,
      {
        do: 'open',
        kind: 'clock-step',
        severity: 'notice',
        mark: String(leaf),
        table: null,
        from: start,
        to: end,
        facts,
        everywhere: true,
      },
      { do: 'close', kind: 'clock-step', mark: String(leaf), by: 'instant', everywhere: true },
    );
  },
});
