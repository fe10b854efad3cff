/** What a table is called in a pack: words for people, types of events, entity types, rule ids; all from its name. */
import type { PackWords } from '#shared/pack.ts';
import type { RoleProposal } from '../role-proposal.ts';
import type { WordSense } from '../vocabulary.ts';
import { type Meaning, type Word, wordsOf } from '../words.ts';

export interface TableNames {
  readonly words: PackWords;
  /** PascalCase, in English: `SalePayment`. */
  readonly type: string;
  readonly entity: string;
  readonly rule: string;
}

/** No two tables share a type, entity or rule name; of equals the later by name gets a number. */
export function nameTables({ tables, pairs }: RoleProposal): ReadonlyMap<string, TableNames> {
  const names = new Map<string, TableNames>();
  const taken = new Set<string>();
  const telling = new Map(
    tables.map(({ table }) => [
      table,
      wordsOfTable(
        table,
        tables.map((other) => other.table),
      ),
    ]),
  );
  for (const { table, role } of tables) {
    const pair = pairs.find(({ detail }) => detail === table);
    const header = pair === undefined ? null : (telling.get(pair.header) ?? null);
    const own = telling.get(table) ?? [];
    const said = header !== null && role === 'detail' ? detailWords(own, header) : nameInWords(own, role === 'link');
    const words = own.length > 0 ? said : unsaid(table);
    const type = free(pascal(words.en), taken);
    const entity = isUserTable(own) && !taken.has('user') ? 'user' : kebab(type);
    names.set(table, { words, type, entity, rule: entity });
    taken.add(type);
    taken.add(entity);
  }
  return names;
}

/** A name without a letter or digit that is known here; what sentences are written with is taken out of it. */
function unsaid(table: string): PackWords {
  const name = table.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return { es: `tabla ${name}`.trim(), en: `table ${name}`.trim() };
}

function isUserTable(words: readonly Word[]): boolean {
  return words.length === 1 && words.some(({ meanings }) => meanings.some(({ senses }) => senses.has('user')));
}

function wordsOfTable(table: string, all: readonly string[]): Word[] {
  const words = wordsOf(table);
  const [first] = words;
  const shared =
    first !== undefined &&
    words.length > 1 &&
    all.length > 2 &&
    all.every((other) => wordsOf(other)[0]?.text === first.text);
  const own = shared ? words.slice(1) : words;
  const telling = own.filter(
    ({ meanings }) => !meanings.some(({ senses }) => senses.has('affix') || senses.has('header')),
  );
  return telling.length > 0 ? telling : own;
}

/**
 * Spanish names the thing first and what it is of behind, English the other way round; the name's own language decides what stands first.
 * A link is named after its owner in any language: `usuario_rol` is a role of a user.
 */
function nameInWords(words: readonly Word[], ownerFirst = false): PackWords {
  const speaks = words.reduce((sum, word) => sum + leaning(word), 0) >= 0;
  const spanish = speaks && !ownerFirst;
  const meant = words.map(
    (word) => meaningIn(word, speaks) ?? { es: word.text, en: word.text, senses: new Set<WordSense>() },
  );
  // Legacy names put "mov" and "log" behind, people put them first.
  const behind = meant.filter(({ senses }) => senses.has('movement') || senses.has('log'));
  const ordered = spanish ? [...behind, ...meant.filter((one) => !behind.includes(one))] : meant;
  const [es, en] = [ordered.map((one) => one.es), ordered.map((one) => one.en)];
  return spanish
    ? { es: es.join(' de '), en: en.reverse().join(' ') }
    : { es: es.reverse().join(' de '), en: en.join(' ') };
}

/** `venta_det` is a line of a sale, `venta_pago` a payment of it. */
function detailWords(own: readonly Word[], header: readonly Word[]): PackWords {
  const rest = own.filter(
    (word) =>
      !header.some(
        ({ text, meanings }) => text === word.text || meanings.some((meaning) => word.meanings.includes(meaning)),
      ),
  );
  const plain = rest.filter(
    ({ meanings }) => !meanings.some(({ senses }) => senses.has('line') || senses.has('lineOrThing')),
  );
  const part = plain.length > 0 ? nameInWords(plain) : { es: 'línea', en: 'line' };
  const whole = nameInWords(header);
  return { es: `${part.es} de ${whole.es}`, en: `${whole.en} ${part.en}` };
}

/** Of a word with several meanings the one that is spelt so in the name's language. */
function meaningIn({ text, meanings }: Word, spanish: boolean): Meaning | null {
  const alike = (meaning: Meaning) => commonLength(text, plain(spanish ? meaning.es : meaning.en));
  return [...meanings].sort((a, b) => alike(b) - alike(a))[0] ?? null;
}

/** Above zero where it is spelt rather as the Spanish word, below where as the English one. */
function leaning({ text, meanings: [meaning] }: Word): number {
  return meaning === undefined ? 0 : commonLength(text, plain(meaning.es)) - commonLength(text, plain(meaning.en));
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function pascal(text: string): string {
  const letters = plain(text)
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
  return /^[A-Za-z]/.test(letters) ? letters : `Table${letters}`;
}

function kebab(type: string): string {
  return type.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

function free(name: string, taken: ReadonlySet<string>): string {
  const isTaken = (candidate: string) => taken.has(candidate) || taken.has(kebab(candidate));
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name}${number}`)) number += 1;
  return `${name}${number}`;
}
