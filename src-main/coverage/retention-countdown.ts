/** The source keeps its log only so long: when we have heard nothing for half of that time, somebody must act before it is purged. */
import { millisecondsBetween } from './span.ts';
import { createWatch } from './watch.ts';

export const retentionCountdown = createWatch<{ open: boolean }>(
  'retention-countdown',
  { open: false },
  {
    act: (_state, { kind, receivedAt, lastReceivedAt, checked }) => {
      const retentionSeconds = checked?.retentionSeconds ?? null;
      if (retentionSeconds === null || lastReceivedAt === null || !['tick', 'start', 'resume'].includes(kind))
        return null;
      const retentionMs = retentionSeconds * 1000;
      const elapsedMs = millisecondsBetween(lastReceivedAt, receivedAt);
      if (elapsedMs < retentionMs / 2) return null;
      const deadline = new Date(Date.parse(lastReceivedAt) + retentionMs).toISOString();
      const hoursLeft = Math.max(0, Math.floor((retentionMs - elapsedMs) / 3_600_000));
      return {
        state: { open: true },
        effects: [
          {
            do: 'open',
            kind: 'retention-countdown',
            severity: elapsedMs > retentionMs ? 'gap' : 'alarm',
            mark: 'retention',
            table: null,
            from: lastReceivedAt,
            to: deadline,
            facts: { deadline, hoursLeft, retentionHours: Math.round(retentionSeconds / 3600) },
          },
        ],
      };
    },
    delivery: (state, { receivedAt }) =>
      state.open
        ? {
            state: { open: false },
            effects: [
              {
                do: 'close',
                kind: 'retention-countdown',
                mark: 'retention',
                by: 'delivery',
                to: receivedAt,
                severity: 'notice',
              },
            ],
          }
        : null,
  },
);
