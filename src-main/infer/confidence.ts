/**
 * How sure a business event is: m × (0.45 × obligatory elements present + 0.25 × arithmetic agrees + 0.15 × actor known +
 * 0.15 × time and state coherent); m is how the pack's mapping came about. Each share is of those that apply; where none does, it is whole.
 */
import type { CompiledRule } from './compiled-pack.ts';

export interface ConfidenceParts {
  /** 0 to 1 each. */
  readonly obligatory: number;
  readonly arithmetic: number;
  readonly actor: number;
  readonly coherent: number;
}

/** Rounded to four digits, here and nowhere else. */
export function confidenceOf({ pack }: CompiledRule, parts: ConfidenceParts): number {
  const sum = 0.45 * parts.obligatory + 0.25 * parts.arithmetic + 0.15 * parts.actor + 0.15 * parts.coherent;
  return Math.round(pack.mapping * sum * 10_000) / 10_000;
}

export function shareOf(answers: readonly boolean[]): number {
  return answers.length === 0 ? 1 : answers.filter(Boolean).length / answers.length;
}
