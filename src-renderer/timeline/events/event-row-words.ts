/** A business event in one line: its type in words, then what its sentence adds, without what stands in columns of their own. Pure. */
import type { BusinessEvent } from '#shared/business-event.ts';
import { formatMoney, type Language } from '#shared/format.ts';

export interface RowWords {
  readonly type: string;
  readonly rest: string;
}

/** How far into its sentence a type may be named: "Cambio sin clasificar en…". */
const NAMED_WITHIN = 12;

export function eventRowWords(event: BusinessEvent, type: string, language: Language): RowWords {
  const sentence = withoutColumns(event, event.sentence[language]);
  const at = sentence.toLowerCase().indexOf(type.toLowerCase());
  if (at < 0 || at > NAMED_WITHIN) return { type, rest: `· ${sentence}` };
  return {
    type,
    rest: sentence
      .slice(at + type.length)
      .replace(/^\s*:\s*/, ' ')
      .trim(),
  };
}

/** Amount and actor stand at the right. */
function withoutColumns({ amount, actor }: BusinessEvent, sentence: string): string {
  const money = amount === null ? null : formatMoney(amount);
  const short = money === null ? sentence : sentence.replace(new RegExp(` (?:por|for) ${literal(money)}(?!\\d)`), '');
  if (actor.value === null) return short;
  // `, vendió cajera02`, `, by super06`, `, cajera02`: a segment of at most two words that ends in the actor.
  return short.replace(new RegExp(`, (?:[\\p{L}]+ ){0,2}${literal(actor.value)}(?=$|,|:|\\s·)`, 'u'), '');
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
