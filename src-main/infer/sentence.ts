/** Sentences of packs: `{name}` stands for a fact, `{name:money}` for an amount, `{n|row|rows}` for the form that its number takes, a part in [brackets] is left out where one of its facts is missing. Nothing else gets in. */

/** The text of a fact, in the form that the template asks for (`money`), or null where it is not known. */
export type FactReader = (name: string, form: string | null) => string | null;

export interface Sentence {
  /** Names it needs. */
  readonly names: readonly string[];
  fill(fact: FactReader): string;
}

interface SentencePart {
  readonly text: string;
  readonly name: string | null;
  readonly form: string | null;
  /** For one, for any other number. */
  readonly forms: readonly [string, string] | null;
}

interface Piece {
  readonly optional: boolean;
  readonly parts: readonly SentencePart[];
}

export type ParsedSentence =
  | { readonly ok: true; readonly value: Sentence }
  | { readonly ok: false; readonly problem: string };

/** What stands for a fact that is not known, outside of brackets. */
const unknownFact = '—';

export function parseSentence(template: string): ParsedSentence {
  const pieces: Piece[] = [];
  for (const [index, span] of template.split(/[[\]]/).entries()) {
    if (span.includes('{') !== span.includes('}')) return { ok: false, problem: 'a brace is not closed' };
    pieces.push({ optional: index % 2 === 1, parts: partsOf(span) });
  }
  if (pieces.length % 2 === 0) return { ok: false, problem: 'a bracket is not closed' };
  const names = pieces.flatMap(({ parts }) => parts.flatMap(({ name }) => (name === null ? [] : [name])));
  return { ok: true, value: { names: [...new Set(names)], fill: (fact) => fill(pieces, fact) } };
}

function partsOf(span: string): Piece['parts'] {
  return span.split(/\{([^{}]*)\}/).map((text, index) => {
    if (index % 2 === 0) return { text, name: null, form: null, forms: null };
    const [told = '', one, other] = text.split('|');
    const [name = '', form = null] = told.trim().split(':');
    return { text, name, form, forms: one === undefined || other === undefined ? null : [one, other] };
  });
}

function filledPart({ text, name, form, forms }: SentencePart, fact: FactReader): string | null {
  if (name === null) return text;
  const value = fact(name, form);
  return forms === null ? value : value === '1' ? forms[0] : forms[1];
}

function fill(pieces: readonly Piece[], fact: FactReader): string {
  let sentence = '';
  for (const { optional, parts } of pieces) {
    const filled = parts.map((part) => filledPart(part, fact));
    if (optional && filled.includes(null)) continue;
    sentence += filled.map((text) => text ?? unknownFact).join('');
  }
  return sentence;
}
