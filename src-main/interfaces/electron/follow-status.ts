/** Asks the workstation how it is, every few seconds, for the tray; an unanswered question is an answer too. */
import type { Status } from '#shared/operations.ts';

const everyMs = 4000;

export function followStatus(ask: () => Promise<Status>, tell: (status: Status | null) => void): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function round(): Promise<void> {
    const status = await ask().catch(() => null);
    if (stopped) return;
    tell(status);
    timer = setTimeout(round, everyMs);
  }

  void round();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
