/** A commit time far from its neighbours or ahead of its own capture: any MariaDB user can set it (SET timestamp), on MySQL a privileged one. */
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import { dayOf, millisecondsBetween } from './span.ts';
import { createWatch, report } from './watch.ts';

const backwardMs = 3_600_000;
const aheadMs = 300_000;

/** `lastAt`: the instant believed of the change before it in the log. */
export function isForged(
  event: Pick<CanonicalChangeEvent, 'committedAt' | 'capturedAt' | 'ingestedAt' | 'operation'>,
  lastAt: string | null,
): boolean {
  if (event.committedAt === null || event.operation === 'read') return false;
  if (millisecondsBetween(event.capturedAt ?? event.ingestedAt, event.committedAt) > aheadMs) return true;
  // Where the connector's own clock says the same, the whole server's clock was set, by no session.
  const agrees = Math.abs(millisecondsBetween(event.committedAt, event.capturedAt ?? event.ingestedAt)) <= aheadMs;
  return !agrees && lastAt !== null && millisecondsBetween(event.committedAt, lastAt) > backwardMs;
}

/** The instant to show for a change: its commit where believable, else its capture, else our receipt. */
export function believedInstant(
  event: Pick<CanonicalChangeEvent, 'committedAt' | 'capturedAt' | 'ingestedAt' | 'operation'>,
  lastAt: string | null,
): string {
  if (event.committedAt !== null && !isForged(event, lastAt)) return event.committedAt;
  return event.capturedAt ?? event.ingestedAt;
}

export const clockForged = createWatch<null>('clock-forged', null, {
  change: (state, { event, at, table, redeliveryOf, leaf }) => {
    if (redeliveryOf !== null || event.committedAt === null || event.committedAt === at || event.operation === 'read')
      return null;
    return report(state, {
      do: 'open',
      kind: 'clock-forged',
      severity: 'notice',
      mark: dayOf(at),
      table,
      from: at,
      to: at,
      facts: { claimed: event.committedAt, believed: at, table, leaf },
    });
  },
});
