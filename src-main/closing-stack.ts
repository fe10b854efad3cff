/** Whatever opens, closes, in reverse order: the list of ways to close, filled while opening. */
export interface ClosingStack {
  add(step: () => Promise<void> | void): void;
  /** All of them, also when one fails; then throws what the first failure threw. */
  close(): Promise<void>;
}

export function createClosingStack(): ClosingStack {
  const steps: (() => Promise<void> | void)[] = [];
  return {
    add: (step) => void steps.push(step),
    async close() {
      const failures: unknown[] = [];
      for (const step of steps.splice(0).reverse()) {
        try {
          await step();
        } catch (failure) {
          failures.push(failure);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
