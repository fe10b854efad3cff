/** Words from a catalog: braces replaced by parameters, plural forms chosen by the parameter `n`. */
import { formatInteger, type Language } from '../format.ts';
import { en } from './en.ts';
import { es } from './es.ts';

/** A text, or its form for exactly one and for any other number. */
export type Message = string | { readonly one: string; readonly other: string };
export type Catalog = Readonly<Record<string, Message>>;
export type MessageKey = keyof typeof es;
export type MessageParameters = Readonly<Record<string, string | number>>;

const catalogs: Readonly<Record<Language, Readonly<Record<MessageKey, Message>>>> = { es, en };

export function translate(language: Language, key: MessageKey, parameters: MessageParameters = {}): string {
  return fillMessage(catalogs[language][key], parameters);
}

/** Whether a key that was put together at run time (from a code of the API) stands in the catalogs. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(es, key);
}

/** Numbers are written with comma groups, text as it is; a parameter that is not given stays visible. */
export function fillMessage(message: Message, parameters: MessageParameters): string {
  const text =
    typeof message === 'string' ? message : parameters.n === 1 || parameters.n === '1' ? message.one : message.other;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? formatInteger(value) : value;
  });
}
