/** The catalogs: both languages say the same things, with the same parameters, in words that accuse nobody. */
import { describe, expect, it } from 'vitest';
import { en } from '#shared/messages/en.ts';
import { es } from '#shared/messages/es.ts';
import { type Catalog, fillMessage, type Message, type MessageKey, translate } from '#shared/messages/translate.ts';

const catalogs: readonly (readonly [string, Catalog])[] = [
  ['es', es],
  ['en', en],
];
const forms = (message: Message) => (typeof message === 'string' ? [message] : [message.one, message.other]);
const parameters = (message: Message) =>
  [...new Set(forms(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort();

describe('catalogs', () => {
  it('hold the same keys with the same parameters', () => {
    expect(Object.keys(en)).toEqual(Object.keys(es));
    const spanish: Catalog = es;
    const english: Catalog = en;
    for (const [key, message] of Object.entries(spanish))
      expect([key, parameters(english[key] ?? '')]).toEqual([key, parameters(message)]);
  });

  it.each(catalogs)('%s has no empty text, no exclamation, no accusation, no double space', (_language, catalog) => {
    const texts = Object.values(catalog).flatMap(forms);
    expect(
      texts.filter(
        (text) => text.trim() === '' || /[!¡]|fraude|fraud|robo|culpable|sospechos|suspicious| {2}/i.test(text),
      ),
    ).toEqual([]);
  });
});

describe('words', () => {
  it('one and many are told apart, numbers are grouped', () => {
    const key: MessageKey = 'timeline.new';
    expect([1, 12, 14212].map((n) => translate('es', key, { n }))).toEqual([
      '1 cambio nuevo',
      '12 cambios nuevos',
      '14,212 cambios nuevos',
    ]);
    expect(translate('en', key, { n: 1 })).toBe('1 new change');
  });

  it('a parameter that is not given stays visible rather than vanishing', () => {
    expect(fillMessage('hace {t}', {})).toBe('hace {t}');
  });
});
