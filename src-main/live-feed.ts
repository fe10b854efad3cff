/** What is happening now, told to whoever listens; a listener that fails or falls behind never holds up the work. */
import type { LiveMessage } from '#shared/live-message.ts';

export type LiveListener = (message: LiveMessage) => void;

export interface LiveFeed {
  publish(message: LiveMessage): void;
  /** Returns the way to stop listening. */
  subscribe(listener: LiveListener): () => void;
  /** So that nothing is read for nobody. */
  hasListeners(): boolean;
}

export function createLiveFeed(): LiveFeed {
  const listeners = new Set<LiveListener>();
  return {
    publish(message) {
      for (const listener of listeners) listener(message);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hasListeners: () => listeners.size > 0,
  };
}
