/** Fills the sentence of a rule from the facts of an event: amounts, dates, lists as each language writes them, and nothing but facts. */
import { formatDay, formatMoney, type Language } from '#shared/format.ts';
import { type FactReader, parseSentence, type Sentence } from './sentence.ts';

export interface ToldFacts {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly amount: string | null;
  readonly actor: string | null;
  readonly branch: string | null;
  readonly entity: string | null;
  readonly at: string;
  readonly currency: string;
}

const symbols: Readonly<Record<string, string>> = { PEN: 'S/', USD: 'US$', EUR: '€', CLP: '$', COP: '$', MXN: '$' };
const parsed = new Map<string, Sentence | null>();

export function tellEvent(template: string, facts: ToldFacts, language: Language): string {
  const sentence = sentenceOf(template);
  return sentence === null ? template : sentence.fill(reader(facts, language));
}

/** Templates come from rules that were checked; what can't be read is shown as it stands. */
function sentenceOf(template: string): Sentence | null {
  const known = parsed.get(template);
  if (known !== undefined) return known;
  const outcome = parseSentence(template);
  const sentence = outcome.ok ? outcome.value : null;
  parsed.set(template, sentence);
  return sentence;
}

function reader({ payload, amount, actor, branch, entity, at, currency }: ToldFacts, language: Language): FactReader {
  const common: Readonly<Record<string, unknown>> = { actor, branch, entity, at };
  const money = (text: string) => formatMoney(text, symbols[currency] ?? currency);
  return (name, form) => {
    if (name === 'amount') return amount === null ? null : money(amount);
    const value = Object.hasOwn(payload, name) ? payload[name] : common[name];
    const text = factText(value, language);
    return text !== null && form === 'money' ? money(text) : text;
  };
}

const yesAndNo = { es: ['sí', 'no'], en: ['yes', 'no'] } as const;
const nothing = { es: 'ninguno', en: 'none' } as const;

function factText(value: unknown, language: Language): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return yesAndNo[language][value ? 0 : 1];
  if (Array.isArray(value)) {
    const texts = value.map((item) => factText(item, language)).filter((text) => text !== null);
    return texts.length === 0 ? nothing[language] : texts.join(', ');
  }
  if (typeof value === 'object')
    return Object.values(value)
      .map((item) => factText(item, language))
      .filter((text) => text !== null)
      .join(' ');
  const text = String(value).replace(/^-(?=\d)/, '\u2212');
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDay(text) : text;
}
