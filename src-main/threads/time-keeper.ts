/** Writes the passing of time into the ledger: start, stop, ticks, sleep and resume, steps of the clock. */
import { AuditError } from '../errors.ts';
import { type Moment, observeTime } from '../ingest/time-watch.ts';
import { type Act, productName } from '../store/evidence/ledger-entry.ts';

export interface TimeKeeperPorts {
  readonly act: (act: Omit<Act, 'at'> & { readonly at?: string }) => Promise<number>;
  /** The newest that the listener has given. */
  readonly lastDelivery: () => number;
  /** How many of them wait to be sealed. */
  readonly unsealed: () => number;
  /** Keeps the present checkpoint for good. */
  readonly keep: (reason: string) => void;
  readonly clock?: () => Moment;
  readonly beatMs?: number;
  readonly tickMs?: number;
}

export interface TimeKeeper {
  /** What the system says of itself. */
  power(event: 'sleep' | 'resume'): Promise<void>;
  /** By how much the clock was set back since this began, in all. */
  setBackMs(): number;
  /** What the last leaf says; nothing is written of time from then on. */
  stop(): Omit<Act, 'at'>;
}

const BEAT_MS = 10_000;
const TICK_MS = 5 * 60_000;

export function keepTime(ports: TimeKeeperPorts): TimeKeeper {
  const clock = ports.clock ?? systemClock;
  let last = clock();
  let lastTickMs = last.monotonicMs;
  let asleep = false;
  let backMs = 0;

  function content() {
    const { wallMs, monotonicMs } = clock();
    return {
      lastDelivery: ports.lastDelivery(),
      clock: new Date(wallMs).toISOString(),
      monotonicMs: Math.round(monotonicMs),
    };
  }

  async function note(kind: Act['kind'], act: Act['act'], at?: string): Promise<void> {
    try {
      await ports.act({ kind, who: productName, act, ...(at === undefined ? {} : { at }) });
    } catch (error) {
      // A ledger that does not match takes no more leaves, and says so where it is asked.
      if (!(error instanceof AuditError)) throw error;
    }
  }

  /** A gap tells of sleep only after the fact: its leaf carries the time when it began. */
  async function look(): Promise<void> {
    const now = clock();
    const notices = observeTime(last, now, asleep);
    asleep = false;
    backMs += backBetween(last, now);
    last = now;
    for (const { kind, ...act } of notices) await note(kind, act, kind === 'sleep' ? act.from : undefined);
    if (now.monotonicMs - lastTickMs < (ports.tickMs ?? TICK_MS)) return;
    lastTickMs = now.monotonicMs;
    await note('tick', content());
    ports.keep('tick');
  }

  const beat = setInterval(() => void look(), ports.beatMs ?? BEAT_MS);
  void note('start', content());
  return {
    async power(event) {
      if (event === 'resume') {
        if (asleep) await look();
        return;
      }
      last = clock();
      asleep = true;
      await note('sleep', { from: new Date(last.wallMs).toISOString() });
    },
    setBackMs: () => backMs + backBetween(last, clock()),
    stop() {
      clearInterval(beat);
      return { kind: 'stop', who: productName, act: { ...content(), unsealed: ports.unsealed() } };
    },
  };
}

/** Sleep stops some monotonic clocks: then the wall clock gains, and nothing was set back. */
function backBetween(before: Moment, now: Moment): number {
  return Math.max(0, now.monotonicMs - before.monotonicMs - (now.wallMs - before.wallMs));
}

function systemClock(): Moment {
  return { wallMs: Date.now(), monotonicMs: performance.now() };
}
