/** What is wrong with an operation's input, in a person's words: zod's issues by their code, with the field at fault. */
import type { z } from 'zod';
import type { Language } from '../format.ts';
import { fillMessage } from './translate.ts';

type Issue = z.core.$ZodIssue;

const faultTexts = {
  unknown: { es: '{field}: no es un parámetro de esta operación', en: '{field}: no parameter of this operation' },
  missing: { es: '{field}: falta', en: '{field}: missing' },
  instant: {
    es: '{field}: «{given}» no es un instante ISO 8601 con zona, como 2026-11-17T13:02:00-05:00',
    en: '{field}: “{given}” is no ISO 8601 instant with a zone, like 2026-11-17T13:02:00-05:00',
  },
  choice: {
    es: '{field}: «{given}» no es uno de {choices}',
    en: '{field}: “{given}” is none of {choices}',
  },
  number: { es: '{field}: «{given}» no es un número', en: '{field}: “{given}” is no number' },
  whole: { es: '{field}: «{given}» no es un número entero', en: '{field}: “{given}” is no whole number' },
  least: { es: '{field}: al menos {bound}', en: '{field}: at least {bound}' },
  most: { es: '{field}: como máximo {bound}', en: '{field}: at most {bound}' },
  shortest: { es: '{field}: al menos {bound} caracteres', en: '{field}: at least {bound} characters' },
  longest: { es: '{field}: como máximo {bound} caracteres', en: '{field}: at most {bound} characters' },
  empty: { es: '{field}: no da ningún valor', en: '{field}: gives no value' },
  form: { es: '{field}: «{given}» no tiene la forma {pattern}', en: '{field}: “{given}” has not the form {pattern}' },
  inverted: {
    es: 'to: {to} no es posterior a from, {from}; un tramo llega hasta antes de «to»',
    en: 'to: {to} is not after from, {from}; a span reaches to before “to”',
  },
  wrong: { es: '{field}: «{given}» no es válido', en: '{field}: “{given}” is not valid' },
} as const;

/** One line an issue. `input` is what was given: zod's issues do not say. */
export function inputFaultWords(issues: readonly Issue[], input: unknown, language: Language): string {
  return issues.flatMap((issue) => wordsOf(issue, input, language)).join('\n');
}

function wordsOf(issue: Issue, input: unknown, language: Language): string[] {
  const say = (fault: keyof typeof faultTexts, more: Readonly<Record<string, string>> = {}) =>
    fillMessage(faultTexts[fault][language], { field, given, ...more });
  const field = issue.path.filter((part) => typeof part === 'string').join('.');
  const value = valueAt(input, issue.path);
  const given = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => say('unknown', { field: key }));
    case 'invalid_type':
      if (value === undefined) return [say('missing')];
      return [say(issue.expected === 'number' ? 'number' : issue.expected === 'int' ? 'whole' : 'wrong')];
    case 'invalid_value':
      return [say('choice', { choices: issue.values.map(String).join(', ') })];
    case 'invalid_format':
      if (issue.format === 'datetime') return [say('instant')];
      return [say(issue.pattern === undefined ? 'wrong' : 'form', { pattern: issue.pattern ?? '' })];
    case 'too_small':
      if (issue.origin === 'array') return [say('empty')];
      return [say(issue.origin === 'string' ? 'shortest' : 'least', { bound: String(issue.minimum) })];
    case 'too_big':
      return [say(issue.origin === 'string' ? 'longest' : 'most', { bound: String(issue.maximum) })];
    case 'custom':
      return issue.params?.fault === 'inverted'
        ? [say('inverted', { from: String(issue.params.from), to: String(issue.params.to) })]
        : [say('wrong')];
    default:
      return [say('wrong')];
  }
}

/** A member of a list that came as one text is found by its text's place. */
function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const part of path) {
    if (typeof value === 'string' && typeof part === 'number') return value.split(',').filter(isGiven)[part];
    if (typeof value !== 'object' || value === null) return value;
    value = Reflect.get(value, part);
  }
  return value;
}

function isGiven(part: string): boolean {
  return part.trim() !== '';
}
