/** Evidence in the open: named signs with weights, added up. What is shown as confidence is the sum of what is shown as reasons. */
import type { MessageKey, MessageParameters } from '#shared/messages/translate.ts';

export type SignKey = Extract<MessageKey, `roles.sign.${string}`>;

/** Why something is proposed: a message of the catalogs with its facts, and what it counts for. */
export interface Reason {
  readonly sign: SignKey;
  readonly facts: MessageParameters;
  /** Hundredths of confidence; negative where it speaks against. */
  readonly weight: number;
}

/** One thing that can be seen in a subject. */
export interface Sign<Subject> {
  readonly sign: SignKey;
  /** Hundredths. */
  readonly weight: number;
  /** The facts to show, or null where it is not seen. */
  seen(subject: Subject): MessageParameters | null;
}

export interface Judgement {
  /** 0 to 1, two digits. */
  readonly confidence: number;
  /** Strongest first. */
  readonly reasons: readonly Reason[];
}

export function weigh<Subject>(signs: readonly Sign<Subject>[], subject: Subject): Judgement {
  const reasons = signs.flatMap(({ sign, weight, seen }) => {
    const facts = seen(subject);
    return facts === null ? [] : [{ sign, facts, weight }];
  });
  return judged(reasons);
}

export function judged(reasons: readonly Reason[]): Judgement {
  const sum = reasons.reduce((total, { weight }) => total + weight, 0);
  return {
    confidence: Math.min(100, Math.max(0, sum)) / 100,
    reasons: [...reasons].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.sign < b.sign ? -1 : 1)),
  };
}

/** Not clipped: tells apart what is impossible from what is merely not shown. */
export function sumOf({ reasons }: Judgement): number {
  return reasons.reduce((total, { weight }) => total + weight, 0);
}

/** A sign without facts to show. */
export function when(holds: boolean): MessageParameters | null {
  return holds ? {} : null;
}

/** A sign that shows which columns it saw; at least so many of them. */
export function columnsSeen(columns: readonly string[], atLeast = 1): MessageParameters | null {
  return columns.length < atLeast || columns.length === 0 ? null : { columns: columns.join(', ') };
}
