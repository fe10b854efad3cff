/** What the threads behind the ingest listener see of it, in shared memory: who waits for an answer, and that something new arrived. */

/** Cells: requests without an answer, when the last one came or went (ms, wrapping), commits of deliveries so far (wrapping); then, of 64 bits, the newest id given. */
const IN_FLIGHT = 0;
const LAST_ACTIVITY = 1;
const COMMITS = 2;
const GIVEN_OFFSET = 16;

/** A sender that has been silent so long is slow, and nobody holds back for it. */
const SLOW_MS = 50;

export interface CaptureLoad {
  readonly shared: SharedArrayBuffer;
  inFlight(): number;
  enter(): void;
  leave(): void;
  committed(): void;
  /** The number of commits seen so far, to wait for the next. */
  commits(): number;
  /** The newest id that the listener has given, 0 before it is open: no row beyond it is a delivery of ours. */
  given(): number;
  give(id: number): void;
  /** Since the last request came or went. */
  quietMs(): number;
  /** A new listener begins without anybody waiting. */
  reset(): void;
  /** Resolves at the next commit after `seen`, or after `timeoutMs`. */
  nextCommit(seen: number, timeoutMs: number): Promise<void>;
  /** Blocks this thread while a request waits for its answer, at most `maxMs`: never starves. */
  giveWay(maxMs: number): void;
}

export function captureLoad(shared: SharedArrayBuffer = new SharedArrayBuffer(24)): CaptureLoad {
  const cells = new Int32Array(shared, 0, 3);
  const newest = new BigInt64Array(shared, GIVEN_OFFSET, 1);
  const touch = () => Atomics.store(cells, LAST_ACTIVITY, wrappedNow());
  return {
    shared,
    inFlight: () => Atomics.load(cells, IN_FLIGHT),
    enter() {
      touch();
      Atomics.add(cells, IN_FLIGHT, 1);
    },
    leave() {
      touch();
      Atomics.sub(cells, IN_FLIGHT, 1);
      Atomics.notify(cells, IN_FLIGHT);
    },
    committed() {
      Atomics.add(cells, COMMITS, 1);
      Atomics.notify(cells, COMMITS);
    },
    commits: () => Atomics.load(cells, COMMITS),
    given: () => Number(Atomics.load(newest, 0)),
    give(id) {
      Atomics.store(newest, 0, BigInt(id));
    },
    quietMs: () => (wrappedNow() - Atomics.load(cells, LAST_ACTIVITY)) | 0,
    reset() {
      Atomics.store(cells, IN_FLIGHT, 0);
    },
    async nextCommit(seen, timeoutMs) {
      await Atomics.waitAsync(cells, COMMITS, seen, timeoutMs).value;
    },
    giveWay(maxMs) {
      const waiting = Atomics.load(cells, IN_FLIGHT);
      if (waiting > 0 && ((wrappedNow() - Atomics.load(cells, LAST_ACTIVITY)) | 0) < SLOW_MS)
        Atomics.wait(cells, IN_FLIGHT, waiting, maxMs);
    },
  };
}

function wrappedNow(): number {
  return Math.trunc(performance.timeOrigin + performance.now()) | 0;
}
