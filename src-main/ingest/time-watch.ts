/** What two looks at the clocks say: slept, stepped, or nothing to tell. */

export interface Moment {
  /** Milliseconds since 1970 by the clock on the wall. */
  readonly wallMs: number;
  /** Milliseconds of a clock that nobody can set. */
  readonly monotonicMs: number;
}

export type TimeNotice =
  | { readonly kind: 'sleep'; readonly from: string }
  | {
      readonly kind: 'resume';
      readonly from: string;
      readonly to: string;
      readonly gapMs: number;
      readonly monotonicMs: number;
    }
  | { readonly kind: 'clock-step'; readonly from: string; readonly to: string; readonly stepMs: number };

/** A gap above this between two looks that should be seconds apart: the machine was not running. */
const ASLEEP_MS = 60_000;
/** Below this it is the ordinary correction of a clock. */
const STEP_MS = 2_000;

/** `asleep`: the system already told that it goes to sleep. */
export function observeTime(before: Moment, now: Moment, asleep: boolean): TimeNotice[] {
  const gapMs = Math.round(now.wallMs - before.wallMs);
  const monotonicMs = Math.round(now.monotonicMs - before.monotonicMs);
  const from = new Date(before.wallMs).toISOString();
  const to = new Date(now.wallMs).toISOString();
  if (gapMs > ASLEEP_MS || asleep) {
    const resume: TimeNotice = { kind: 'resume', from, to, gapMs, monotonicMs };
    return asleep ? [resume] : [{ kind: 'sleep', from }, resume];
  }
  const stepMs = gapMs - monotonicMs;
  return Math.abs(stepMs) > STEP_MS
    ? [{ kind: 'clock-step', from: new Date(now.wallMs - stepMs).toISOString(), to, stepMs }]
    : [];
}
