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

export interface LiveQuestions {
  readonly status: () => Promise<Status>;
  readonly coverage: () => Promise<OperationOutput<'getCoverage'>>;
}

const statusMs = 1_000;
/** Also without news: lag, silence and free space change by themselves. */
const quietStatusMs = 10_000;

export function tellLive(
  feed: LiveFeed,
  ask: LiveQuestions,
  onTrouble: (what: string, error: unknown) => void,
): LiveTeller {
  const failed = (error: unknown) => onTrouble('live', error);
  const news = oneAtATime((told) => tellUnderstood(feed, ask, told), failed);
  const quiet = setInterval(() => changed(), quietStatusMs);
  let due: NodeJS.Timeout | null = null;

  function changed(): void {
    if (feed.hasListeners()) due ??= setTimeout(() => void tellStatus().catch(failed), statusMs);
  }

  async function tellStatus(): Promise<void> {
    due = null;
    feed.publish({ type: 'status', status: await ask.status() });
  }

  return {
    understood(understood) {
      if (!feed.hasListeners()) return;
      news(understood);
      changed();
    },
    changed,
    close() {
      clearInterval(quiet);
      if (due !== null) clearTimeout(due);
    },
  };
}

async function tellUnderstood(
  feed: LiveFeed,
  ask: LiveQuestions,
  { toLeaf, records, findings }: Understood,
): Promise<void> {
  const { sources } = await ask.status();
  const committed = sources.flatMap(({ lastCommittedAt }) => lastCommittedAt ?? []).sort();
  feed.publish({ type: 'change', toLeaf, events: records, lastCommittedAt: committed.at(-1) ?? null });
  if (findings.length === 0) return;
  const told = new Set(findings);
  for (const finding of (await ask.coverage()).findings)
    if (told.has(finding.id)) feed.publish({ type: 'finding', finding });
}

/** While the readers answer for the last news, the next are added up: news never queue. */
function oneAtATime(
  tell: (news: Understood) => Promise<void>,
  failed: (error: unknown) => void,
): (news: Understood) => void {
  let waiting: Understood | null = null;
  let telling = false;

  async function drain(): Promise<void> {
    telling = true;
    try {
      for (let news = waiting; news !== null; news = waiting) {
        waiting = null;
        await tell(news);
      }
    } finally {
      telling = false;
    }
  }

  return (news) => {
    waiting = waiting === null ? news : addUp(waiting, news);
    if (!telling) void drain().catch(failed);
  };
}

function addUp(before: Understood, after: Understood): Understood {
  return { ...after, records: before.records + after.records, findings: [...before.findings, ...after.findings] };
}
