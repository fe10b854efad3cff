/** Changes that reach us long after their commit: the connector is catching up. Nothing is missing, but today's figures may still rise. */
import { textIn } from './act-content.ts';
import { millisecondsBetween } from './span.ts';
import { createWatch } from './watch.ts';

const lateMs = 900_000;
const inTimeMs = 60_000;

export const late = createWatch<{ open: boolean; longestMs: number }>(
  'late',
  { open: false, longestMs: 0 },
  {
    change: (state, { event, at, receivedAt, redeliveryOf }) => {
      if (event.operation === 'read' || event.committedAt === null || redeliveryOf !== null) return null;
      const lagMs = millisecondsBetween(at, receivedAt);
      if (lagMs > lateMs) {
        // Within a backlog the lag only shrinks: the finding is written again only where it grows.
        if (state.open && lagMs <= state.longestMs) return null;
        return {
          state: { open: true, longestMs: lagMs },
          effects: [
            {
              do: 'open',
              kind: 'late',
              severity: 'notice',
              mark: 'late',
              table: null,
              from: at,
              to: receivedAt,
              facts: { minutes: Math.round(lagMs / 60_000) },
            },
          ],
        };
      }
      if (!state.open || lagMs > inTimeMs) return null;
      return {
        state: { open: false, longestMs: 0 },
        effects: [{ do: 'close', kind: 'late', mark: 'late', by: 'in-time', to: at }],
      };
    },
    // One out of the backlog says nothing: it was sent as long ago as the changes around it.
    heartbeat: (state, { at, receivedAt }) =>
      state.open && at !== null && millisecondsBetween(at, receivedAt) <= inTimeMs
        ? {
            state: { open: false, longestMs: 0 },
            effects: [{ do: 'close', kind: 'late', mark: 'late', by: 'in-time', to: receivedAt }],
          }
        : null,
    act: (state, { kind, act, source, receivedAt }) =>
      state.open && kind === 'source' && textIn(act, 'what') === 'ended' && textIn(act, 'id') === source
        ? {
            state: { open: false, longestMs: 0 },
            effects: [{ do: 'close', kind: 'late', mark: 'late', by: 'source-ended', to: receivedAt }],
          }
        : null,
  },
);
