/** Lets many workflows share one day: exactly one runs at a time, and the next is always the one with the earliest commit. */
export interface Action {
  readonly atMs: number;
  /** Seeded story that this action belongs to. */
  readonly story?: string;
  run(): Promise<unknown>;
}

export interface Turns {
  /** Gives way until it is `atMs` of the recorded day. */
  wait(atMs: number): Promise<void>;
  /** Story of the workflow whose turn it is. */
  story(): string | undefined;
  play(actions: readonly Action[]): Promise<void>;
}

interface Waiting {
  readonly atMs: number;
  readonly action: Action | undefined;
  readonly go: () => void;
}

export function createTurns(): Turns {
  const waiting: Waiting[] = [];
  let current: Action | undefined;
  let gaveWay = () => {};
  const queue = (atMs: number, action: Action | undefined) =>
    new Promise<void>((go) => waiting.push({ atMs, action, go }));
  return {
    story: () => current?.story,
    wait: (atMs) => {
      const turn = queue(atMs, current);
      gaveWay();
      return turn;
    },
    play: async (actions) => {
      const all = actions.map(async (action) => {
        await queue(action.atMs, action);
        await action.run();
        gaveWay();
      });
      const failed = Promise.all(all).then(() => {});
      while (waiting.length > 0) {
        waiting.sort((a, b) => a.atMs - b.atMs);
        const next = waiting.shift();
        const yielded = new Promise<void>((resolve) => {
          gaveWay = resolve;
        });
        current = next?.action;
        next?.go();
        await Promise.race([yielded, failed]);
      }
      await failed;
    },
  };
}
