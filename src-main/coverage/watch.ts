/** One way in which a change can escape: a state per source, and a pure step from each observation to the next state and findings. */
import type { Effect } from './effect.ts';
import { nothing } from './effect.ts';
import type { Observation } from './observation.ts';

export interface Step<State> {
  readonly state: State;
  readonly effects: readonly Effect[];
}

type Handlers<State> = {
  readonly [Type in Observation['type']]?: (
    state: State,
    seen: Extract<Observation, { type: Type }>,
  ) => Step<State> | null;
};

export interface Watch {
  readonly name: string;
  /** Kinds of observation that it wants. */
  readonly wants: readonly Observation['type'][];
  /** `state` is what it returned before for this source, through JSON; undefined at first. Null: nothing to say, state unchanged. */
  observe(state: unknown, seen: Observation): Step<unknown> | null;
}

/** A watch from handlers by kind of observation; `null` from a handler means that nothing changes. */
export function createWatch<State>(name: string, start: State, handlers: Handlers<State>): Watch {
  return {
    name,
    // Keys of an object literal of exactly this type.
    wants: Object.keys(handlers) as Observation['type'][],
    observe: (state, seen) => {
      // Chosen by the observation's own type, so the handler takes it; the state is what this same watch returned before.
      const handler = handlers[seen.type] as ((state: State, seen: Observation) => Step<State> | null) | undefined;
      return handler?.((state as State | undefined) ?? start, seen) ?? null;
    },
  };
}

/** Findings, with the state as it was. */
export function report<State>(state: State, ...effects: readonly Effect[]): Step<State> {
  return { state, effects };
}

/** A new state, without findings. */
export function remember<State>(state: State): Step<State> {
  return { state, effects: nothing };
}
