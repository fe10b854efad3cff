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
  if (at >= 0 && at <= NAMED_WITHIN) return { type, rest: withoutColon(sentence.slice(at + type.length)) };
  return { type, rest: withoutRepeated(sentence, type) ?? `· ${sentence}` };
}

/** "Compra aprobada" and "Compra F001-12 aprobada" share a word, which is said once; null where that would leave a bare number behind. */
function withoutRepeated(sentence: string, type: string): string | null {
  const [first = '', ...others] = sentence.split(' ');
  const known = type.toLowerCase().split(' ');
  const rest = others.join(' ');
  return known.includes(first.toLowerCase()) && !/^\d+\b(?![-/])/.test(rest) ? rest : null;
}

function withoutColon(text: string): string {
  return text.replace(/^\s*:/, '').trim();
}

/** Amount and actor stand at the right. */
function withoutColumns({ amount, actor }: BusinessEvent, sentence: string): string {
  const money = amount === null ? null : formatMoney(amount);
  const short =
    money === null ? sentence : sentence.replace(new RegExp(` (?:por|for|con|with) ${literal(money)}(?!\\d)`), '');
  if (actor.value === null) return short;
  // `, vendió cajera02`, `, by super06`, `, cajera02`: a segment of at most two words that ends in the actor.
  return short.replace(new RegExp(`, (?:[\\p{L}]+ ){0,2}${literal(actor.value)}(?=$|,|:|\\s·)`, 'u'), '');
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
