/** What speaks for and against a table being the detail of another, in one list; weights in hundredths. */
import { type Sign, when } from './evidence.ts';
import type { JudgedColumns } from './judge-columns.ts';
import type { TableReference } from './references.ts';
import { nameSays } from './table-name.ts';
import { column, type SchemaView, type TableView } from './table-view.ts';
import { anySays, sameWord, says, type Word } from './words.ts';

export interface PairSubject {
  readonly schema: SchemaView;
  readonly header: TableView;
  readonly detail: TableView;
  readonly reference: TableReference;
  readonly columns: ReadonlyMap<string, JudgedColumns>;
  /** Tables that the detail's key columns name. */
  readonly keyNames: ReadonlyMap<string, string>;
}

export const pairSigns: readonly Sign<PairSubject>[] = [
  { sign: 'roles.sign.key-of-header-and-line', weight: 45, seen: (s) => keyOfHeaderAndLine(s) },
  { sign: 'roles.sign.line-in-name', weight: 40, seen: ({ detail }) => when(nameSays(detail) === 'line') },
  {
    sign: 'roles.sign.name-holds-header',
    weight: 30,
    seen: ({ detail, header }) => (holdsName(detail, header) ? { table: header.name } : null),
  },
  { sign: 'roles.sign.attached-word', weight: 35, seen: ({ detail }) => when(anySays(detail.words, 'attached')) },
  { sign: 'roles.sign.header-in-name', weight: 15, seen: ({ header }) => when(anySays(header.words, 'header')) },
  {
    sign: 'roles.sign.document-in-name',
    weight: 15,
    seen: ({ header }) => when(['document', 'header', 'session'].includes(nameSays(header) ?? '')),
  },
  { sign: 'roles.sign.declared-reference', weight: 10, seen: ({ reference }) => when(reference.way === 'declared') },
  { sign: 'roles.sign.cascade', weight: 10, seen: (s) => when(cascades(s)) },
  { sign: 'roles.sign.line-number-column', weight: 15, seen: ({ detail }) => lineNumber(detail) },
  { sign: 'roles.sign.quantity-and-amount', weight: 15, seen: (s) => when(hasQuantityAndAmount(s)) },
  { sign: 'roles.sign.amounts-only', weight: 10, seen: amountsOnly },
  {
    sign: 'roles.sign.same-transaction',
    weight: 30,
    seen: ({ schema, header, detail }) => when(schema.together(detail.name, header.name) >= 0.8),
  },
  {
    sign: 'roles.sign.weak-reference',
    weight: -15,
    seen: ({ reference }) => when(reference.way === 'partial' || reference.way === 'qualified'),
  },
  {
    sign: 'roles.sign.header-is-thing',
    weight: -35,
    seen: ({ header, detail }) => when(nameSays(header) === 'thing' && nameSays(detail) !== 'line'),
  },
  {
    sign: 'roles.sign.header-is-code',
    weight: -60,
    seen: ({ header }) => when(['code', 'setting', 'scratch', 'log'].includes(nameSays(header) ?? '')),
  },
  {
    sign: 'roles.sign.detail-moves',
    weight: -35,
    seen: ({ detail }) => when(['movement', 'log', 'scratch', 'balance', 'setting'].includes(nameSays(detail) ?? '')),
  },
  {
    sign: 'roles.sign.detail-is-document',
    weight: -30,
    seen: ({ detail, header }) =>
      when(nameSays(detail) !== 'line' && restOfName(detail, header).some((word) => isDocument(word))),
  },
  { sign: 'roles.sign.pair-of-things', weight: -45, seen: (s) => when(isPairOfThings(s)) },
];

/** The detail's key begins with the header's and has a line, an article, or anything else behind it. */
function keyOfHeaderAndLine({ detail, header, reference, keyNames }: PairSubject) {
  const names = detail.key.map(({ name }) => name);
  const rest = names.filter((name) => !reference.columns.includes(name));
  if (rest.length === 0 || rest.length === names.length || !reference.columns.every((name) => names.includes(name)))
    return null;
  if (anySays(header.core, 'code')) return null;
  const line = rest.some((name) =>
    anySays(column(detail, name)?.words ?? [], 'line', 'lineOrThing', 'ordinal', 'number'),
  );
  return line || rest.some((name) => keyNames.has(name)) || rest.length === 1 ? { columns: names.join(', ') } : null;
}

function holdsName(detail: TableView, header: TableView): boolean {
  return header.core.every((word) => detail.words.some((own) => sameWord(own, word)));
}

function cascades({ detail, reference }: PairSubject): boolean {
  return detail.facts.foreignKeys.some(
    ({ columns, onDelete }) => columns.join() === reference.columns.join() && /cascade/i.test(onDelete ?? ''),
  );
}

function lineNumber({ columns }: TableView) {
  const found = columns.find(
    ({ words, type, facts }) =>
      type.class === 'integer' &&
      !facts.autoIncrement &&
      words.length <= 2 &&
      anySays(words, 'line', 'lineOrThing', 'ordinal') &&
      !anySays(words, 'id'),
  );
  return found === undefined ? null : { column: found.name };
}

function hasQuantityAndAmount({ detail, columns }: PairSubject): boolean {
  const quantity = detail.columns.some(({ words }) => anySays(words, 'quantity'));
  return quantity && (columns.get(detail.name)?.money.length ?? 0) > 0;
}

function amountsOnly(subject: PairSubject) {
  const [first] = subject.columns.get(subject.detail.name)?.money ?? [];
  return first === undefined || hasQuantityAndAmount(subject) ? null : { column: first.column };
}

/** The words of its name that the header's name has not. */
function restOfName(detail: TableView, header: TableView): readonly Word[] {
  return detail.words.filter((word) => !header.words.some((other) => sameWord(other, word)));
}

function isDocument(word: Word): boolean {
  return says(word, 'document') && !says(word, 'attached');
}

/** Every column of the key names a thing, and the header is one of them: a link, not a line. */
function isPairOfThings({ detail, header, keyNames, schema, columns }: PairSubject): boolean {
  if (nameSays(header) === 'document' || nameSays(header) === 'header' || nameSays(detail) === 'line') return false;
  if ((columns.get(header.name)?.numbering.length ?? 0) > 0) return false;
  return (
    detail.key.length >= 2 &&
    detail.key.every(({ name }) => keyNames.has(name) && schema.table(keyNames.get(name) ?? '') !== null)
  );
}
