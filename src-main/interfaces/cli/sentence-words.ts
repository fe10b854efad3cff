/** The sentence of an event for a terminal, where the blank that keeps an amount together is an ordinary one. */
import type { BusinessEvent } from '#shared/business-event.ts';
import type { Language } from '#shared/format.ts';

export function sentenceWords({ sentence }: Pick<BusinessEvent, 'sentence'>, language: Language): string {
  return sentence[language].replaceAll('\u00a0', ' ');
}
