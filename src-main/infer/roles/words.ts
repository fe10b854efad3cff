/** Takes an identifier apart into words: `fecReg`, `COD_CLI`, `idventa`, `invoice_items`; each with all that the vocabulary knows of it. */
import { vocabulary, type WordSense } from './vocabulary.ts';

/** A line of the vocabulary; the same object for every form of it, so meaning is compared by identity. */
export interface Meaning {
  readonly es: string;
  readonly en: string;
  readonly senses: ReadonlySet<WordSense>;
}

export interface Word {
  /** Lower case, without accents. */
  readonly text: string;
  /** Without the ending of the plural. */
  readonly stem: string;
  /** Empty for a word that is not known. */
  readonly meanings: readonly Meaning[];
}

/** Two letters are a word inside of another only at its edge, and only these. */
const edgeWords = new Set(['id', 'cd', 'nr', 'no', 'dt', 'vl', 'nm', 'ds', 'tp', 'qt', 'tb']);

const meanings = new Map<string, readonly Meaning[]>();
for (const line of vocabulary.split('\n')) learn(line);

export function wordsOf(identifier: string): Word[] {
  return pieces(identifier).flatMap((piece) => {
    const known = meaningsOf(piece);
    if (known.length > 0) return [{ text: piece, stem: singular(piece), meanings: known }];
    const parts = takenApart(piece);
    return (parts ?? [piece]).map((text) => ({ text, stem: singular(text), meanings: meaningsOf(text) }));
  });
}

export function says(word: Word, sense: WordSense): boolean {
  return word.meanings.some(({ senses }) => senses.has(sense));
}

export function anySays(words: readonly Word[], ...senses: readonly WordSense[]): boolean {
  return words.some((word) => senses.some((sense) => says(word, sense)));
}

/** Up to the plural. */
export function sameSpelling(a: Word, b: Word): boolean {
  return a.stem === b.stem;
}

/** Whether two words mean the same: by the vocabulary, by spelling, or one as the other's abbreviation (`lab`, `laboratorio`). */
export function sameWord(a: Word, b: Word): boolean {
  if (sameSpelling(a, b)) return true;
  if (a.meanings.some((meaning) => b.meanings.includes(meaning))) return true;
  if (a.meanings.length > 0 && b.meanings.length > 0) return false;
  const [short, long] = a.text.length <= b.text.length ? [a.text, b.text] : [b.text, a.text];
  return short.length >= 3 && long.startsWith(short);
}

/** Lower case words between separators, at changes of case and before digits. */
function pieces(identifier: string): string[] {
  return plain(identifier)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/([a-z])(\d)/g, '$1 $2')
    .split(/[^a-z0-9]+/)
    .filter((piece) => piece !== '');
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

function meaningsOf(text: string): readonly Meaning[] {
  return meanings.get(text) ?? meanings.get(singular(text)) ?? [];
}

/** Without the ending of the plural, in any of the three languages. */
function singular(text: string): string {
  if (text.length < 4) return text;
  for (const [ending, instead] of endings)
    if (text.endsWith(ending)) {
      const candidate = text.slice(0, -ending.length) + instead;
      if (candidate.length >= 3 && (meanings.has(candidate) || ending === 's')) return candidate;
    }
  return text;
}

const endings = [
  ['ies', 'y'],
  ['iones', 'ion'],
  ['oes', 'ao'],
  ['ces', 'z'],
  ['es', ''],
  ['s', ''],
] as const;

/** Two or three known words written as one; null where it is not. */
function takenApart(piece: string): string[] | null {
  for (let at = 2; at <= piece.length - 2; at += 1) {
    const [head, rest] = [piece.slice(0, at), piece.slice(at)];
    if (!isPart(head, rest)) continue;
    if (isPart(rest, head)) return [head, rest];
    if (rest.length < 6) continue;
    const further = takenApart(rest);
    if (further !== null) return [head, ...further];
  }
  return null;
}

/** Short forms stand beside longer ones only: three letters and three would cut unknown words to pieces. */
function isPart(text: string, beside: string): boolean {
  if (meaningsOf(text).length === 0) return false;
  return text.length >= 3 ? text.length + beside.length >= 6 : edgeWords.has(text) && beside.length >= 3;
}

function learn(line: string): void {
  const [es, en, senses, forms = ''] = line.split(' | ');
  if (line.startsWith('#') || es === undefined || en === undefined || senses === undefined) return;
  const meaning: Meaning = { es, en, senses: new Set(senses.split(' ') as WordSense[]) }; // that they are is tested
  for (const form of [es, en, ...forms.split(' ')]) {
    const text = plain(form).toLowerCase();
    if (!/^[a-z0-9]+$/.test(text)) continue;
    const known = meanings.get(text) ?? [];
    if (!known.includes(meaning)) meanings.set(text, [...known, meaning]);
  }
}
