/** Tells listeners of the live stream what is new: changes as they are understood, findings, and the state at most once a second. */
import type { OperationOutput, Status } from '#shared/operations.ts';
import type { LiveFeed } from './live-feed.ts';
import type { Understood } from './threads/understand-contract.ts';

export interface LiveTeller {
  understood(understood: Understood): void;
  /** Something changed that the state shows. */
  changed(): void;
  close(): void;
}

const statusMs = 1_000;
/** Also without news: lag, silence and free space change by themselves. */
const quietStatusMs = 10_000;

export function tellLive(
  feed: LiveFeed,
  ask: { readonly status: () => Promise<Status>; readonly coverage: () => Promise<OperationOutput<'getCoverage'>> },
  onTrouble: (what: string, error: unknown) => void,
): LiveTeller {
  let due: NodeJS.Timeout | null = null;
  const quiet = setInterval(() => changed(), quietStatusMs);
  const failed = (error: unknown) => onTrouble('live', error);

  function changed(): void {
    if (!feed.hasListeners()) return;
    due ??= setTimeout(() => void tellStatus().catch(failed), statusMs);
  }

  async function tellStatus(): Promise<void> {
    due = null;
    feed.publish({ type: 'status', status: await ask.status() });
  }

  async function tellUnderstood({ toLeaf, records, findings }: Understood): Promise<void> {
    const { sources } = await ask.status();
    const committed = sources.flatMap(({ lastCommittedAt }) => lastCommittedAt ?? []).sort();
    feed.publish({ type: 'change', toLeaf, events: records, lastCommittedAt: committed.at(-1) ?? null });
    if (findings.length === 0) return;
    const told = new Set(findings);
    for (const finding of (await ask.coverage()).findings)
      if (told.has(finding.id)) feed.publish({ type: 'finding', finding });
  }

  return {
    understood(understood) {
      if (!feed.hasListeners()) return;
      void tellUnderstood(understood).catch(failed);
      changed();
    },
    changed,
    close() {
      clearInterval(quiet);
      if (due !== null) clearTimeout(due);
    },
  };
}
