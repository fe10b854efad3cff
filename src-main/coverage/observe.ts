/** Shows one observation to every watch that wants it, with that watch's own memory of the source. */
import type { Effect } from './effect.ts';
import type { Observation } from './observation.ts';
import type { Watch } from './watch.ts';
import { watches } from './watches.ts';

export interface Memory {
  get(name: string): unknown;
  set(name: string, state: unknown): void;
}

const interested = new Map<Observation['type'], Watch[]>();
for (const watch of watches)
  for (const type of watch.wants) interested.set(type, [...(interested.get(type) ?? []), watch]);

export function observe(seen: Observation, memory: Memory): readonly Effect[] {
  let effects: Effect[] | readonly Effect[] = noEffects;
  for (const watch of interested.get(seen.type) ?? []) {
    const known = memory.get(watch.name);
    const step = watch.observe(known, seen);
    if (step === null) continue;
    if (step.state !== known && step.state !== null) memory.set(watch.name, step.state);
    if (step.effects.length > 0) effects = effects.length === 0 ? step.effects : [...effects, ...step.effects];
  }
  return effects;
}

const noEffects: readonly Effect[] = [];
