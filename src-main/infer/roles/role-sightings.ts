/** What can be seen in a table that bears on its role: each a question with the facts that answer it. */
import type { MessageParameters } from '#shared/messages/translate.ts';
import { isDay } from './column-type.ts';
import { columnsSeen, when } from './evidence.ts';
import {
  columnsThatSay,
  keyReferences,
  labelColumn,
  ownKey,
  plainColumns,
  quantities,
  type RoleSubject,
} from './role-subject.ts';
import type { TableNameSense } from './table-name.ts';
import { anySays, says } from './words.ts';

type Seen = MessageParameters | null;

const names = (columns: readonly { readonly name: string }[]) => columns.map(({ name: text }) => text);
const percent = (confidence: number) => Math.round(confidence * 100);

export const name =
  (...senses: readonly TableNameSense[]) =>
  ({ name: sense, table }: RoleSubject): Seen =>
    sense !== null && senses.includes(sense) ? { words: table.words.map(({ text }) => text).join(' ') } : null;

/** "stock", "saldo", "existencias", also behind what it is a balance of: `item_quantities`. */
export function balanceName({ name: sense, table }: RoleSubject): Seen {
  const found = sense === 'balance' || (sense !== 'line' && table.words.length > 1 && anySays(table.words, 'quantity'));
  return found ? { words: table.words.map(({ text }) => text).join(' ') } : null;
}

export function ownKeyColumn(subject: RoleSubject): Seen {
  const key = ownKey(subject);
  return key === null ? null : { column: key.name };
}

export function noKey({ table }: RoleSubject): Seen {
  return when(table.key.length === 0);
}

export function label(subject: RoleSubject): Seen {
  const found = labelColumn(subject);
  return found !== null && anySays(found.words, 'name', 'user') ? { column: found.name } : null;
}

export function peopleColumns({ columns }: RoleSubject): Seen {
  return columnsSeen(
    columns.personal
      .filter(({ category }) => category !== 'health')
      .map(({ column }) => column)
      .sort(),
    2,
  );
}

export function referredBy({ referredBy: tables }: RoleSubject): Seen {
  return tables.length === 0 ? null : { n: tables.length };
}

export function refersTo({ out }: RoleSubject): Seen {
  return out.length === 0 ? null : { tables: [...new Set(out.map(({ to }) => to))].sort().join(', ') };
}

/** Prices, by article or branch: what the business has decided, not what it did. */
export function pricesOfThings(subject: RoleSubject): Seen {
  const { columns, out, asDetail } = subject;
  const prices = columnsThatSay(subject, ['price'], ['quantity']).filter(({ name: text }) =>
    columns.money.some(({ column }) => column === text),
  );
  const namedSo = anySays(subject.table.words, 'price');
  const bare = quantities(subject).length === 0 && asDetail === null && out.length > 0;
  return bare && prices.length > 0 && (namedSo || keyReferences(subject).length > 0)
    ? columnsSeen(names(prices))
    : null;
}

/** Its whole key is another's key: customers that are people. */
export function extendsOther({ table, out }: RoleSubject): Seen {
  const [key] = table.key;
  const other =
    table.key.length === 1 ? out.find(({ columns }) => columns.length === 1 && columns[0] === key?.name) : undefined;
  return other === undefined ? null : { table: other.to };
}

export function keyOfReferences(subject: RoleSubject): Seen {
  const found = keyReferences(subject);
  return subject.table.key.length >= 2 && found.length === subject.table.key.length ? columnsSeen(found) : null;
}

/** A key of nothing but ids of things whose tables are not known here. */
export function keyOfUnknownReferences(subject: RoleSubject): Seen {
  const { key } = subject.table;
  const named = key.filter(({ words }) => anySays(words, 'id', 'codeKey') && anySays(words, 'thing', 'person', 'code'));
  if (key.length < 2 || named.length < key.length || keyOfReferences(subject) !== null) return null;
  return columnsSeen(names(key));
}

export function numbered({ columns }: RoleSubject): Seen {
  return columnsSeen(columns.numbering.map(({ column }) => column).sort());
}

/** A day of its own, not only of when the row was written or changed. */
export function dated({ columns, table }: RoleSubject): Seen {
  const [best] = columns.businessTime;
  const own = table.columns.find(({ name: text }) => text === best?.column);
  return own === undefined || anySays(own.words, 'modified') ? null : { column: own.name };
}

export function undated({ table }: RoleSubject): Seen {
  return when(!table.columns.some(({ type }) => isDay(type)));
}

export function numberedAndDated(subject: RoleSubject): Seen {
  const date = dated(subject);
  return numbered(subject) !== null && date !== null ? date : null;
}

export function total(subject: RoleSubject): Seen {
  const money = new Set(subject.columns.money.map(({ column }) => column));
  return columnsSeen(names(columnsThatSay(subject, ['total', 'money'], ['price'])).filter((text) => money.has(text)));
}

export function status({ columns }: RoleSubject): Seen {
  return columnsSeen(columns.status.map(({ column }) => column).sort());
}

/** A state with steps, not only a mark that the row no longer counts. */
export function statusWord({ columns, table }: RoleSubject): Seen {
  const steps = table.columns.filter(({ words }) => anySays(words, 'status') && !anySays(words, 'flag'));
  return columnsSeen(names(steps).filter((text) => columns.status.some(({ column }) => column === text)));
}

export function openedAndClosed(subject: RoleSubject): Seen {
  const moments = subject.table.columns.filter(({ type }) => isDay(type));
  const of = (word: string) =>
    moments.find(({ words }) => words.some(({ meanings }) => meanings.some(({ en }) => en === word)));
  const [opened, closed] = [of('open'), of('closed')];
  return opened === undefined || closed === undefined ? null : { columns: `${opened.name}, ${closed.name}` };
}

export function details({ asHeader }: RoleSubject): Seen {
  return asHeader.length === 0 ? null : { tables: asHeader.map(({ detail }) => detail).join(', ') };
}

export function header({ asDetail }: RoleSubject): Seen {
  return asDetail === null ? null : { table: asDetail.header, percent: percent(asDetail.confidence) };
}

export function noHeader({ asDetail }: RoleSubject): Seen {
  return when(asDetail === null);
}

export function quantityOrAmount(subject: RoleSubject): Seen {
  return columnsSeen([...names(quantities(subject)), ...subject.columns.money.map(({ column }) => column)].sort());
}

export function noQuantityOrAmount(subject: RoleSubject): Seen {
  return when(quantityOrAmount(subject) === null);
}

export function oneOrTwoQuantities(subject: RoleSubject): Seen {
  const found = quantities(subject);
  return found.length > 2 ? null : columnsSeen(names(found));
}

export function inAndOut(subject: RoleSubject): Seen {
  const numbers = subject.table.columns.filter(({ type }) => ['decimal', 'float', 'integer'].includes(type.class));
  const of = (sense: 'in' | 'out') =>
    numbers.find(({ words }) => anySays(words, sense) && !anySays(words, sense === 'in' ? 'out' : 'in', 'id', 'total'));
  const [into, out] = [of('in'), of('out')];
  return into === undefined || out === undefined ? null : { columns: `${into.name}, ${out.name}` };
}

export function runningBalance(subject: RoleSubject): Seen {
  return columnsSeen(names(columnsThatSay(subject, ['running'], ['id']).filter(({ inKey }) => !inKey)));
}

/** Kind and number of the document that moved it. */
export function namesDocument(subject: RoleSubject): Seen {
  const kinds = columnsThatSay(subject, ['kind']);
  const numbers = columnsThatSay(subject, ['number', 'reference'], ['kind']);
  return kinds.length > 0 && numbers.length > 0 ? columnsSeen(names([...kinds, ...numbers])) : null;
}

/** A key of its own, a day, what it moves, by how much; and no state that could change. */
export function shapeOfMovement(subject: RoleSubject): Seen {
  const amounts = quantities(subject).length + subject.columns.money.length;
  const shaped =
    ownKey(subject) !== null && dated(subject) !== null && subject.out.length > 0 && amounts > 0 && amounts <= 4;
  return when(shaped && status(subject) === null && labelColumn(subject) === null && subject.asHeader.length === 0);
}

export function insertedOnly({ table: { observed } }: RoleSubject): Seen {
  return observed !== null && observed.creates >= 20 && observed.updates + observed.deletes <= observed.creates / 50
    ? { n: observed.creates }
    : null;
}

export function updatedMostly({ table: { observed } }: RoleSubject): Seen {
  return observed !== null && observed.updates >= 20 && observed.updates > 2 * observed.creates
    ? { n: observed.updates }
    : null;
}

export const fewColumns =
  (most: number) =>
  ({ table }: RoleSubject): Seen =>
    table.columns.length <= most ? { n: table.columns.length } : null;

export function whoAndWhen({ columns, table }: RoleSubject): Seen {
  const [actor] = columns.actor;
  const moment = table.columns.find(({ type }) => isDay(type));
  return actor === undefined || moment === undefined ? null : { columns: `${actor.column}, ${moment.name}` };
}

export function actionAndMachine(subject: RoleSubject): Seen {
  return columnsSeen(names(columnsThatSay(subject, ['machine', 'log'], ['quantity', 'money'])), 2);
}

export function freeText({ table }: RoleSubject): Seen {
  return columnsSeen(names(table.columns.filter(({ type }) => type.class === 'long-text')));
}

/** A name, a value and hardly anything else. */
export function settingNameAndValue(subject: RoleSubject): Seen {
  const keys = columnsThatSay(subject, ['settingName', 'name']).filter(({ type }) => type.class === 'text');
  const values = columnsThatSay(subject, ['settingValue']).filter(({ type }) =>
    ['text', 'long-text', 'binary'].includes(type.class),
  );
  return keys.length > 0 && values.length > 0 && plainColumns(subject).length <= 6
    ? columnsSeen(names([...keys, ...values]))
    : null;
}

/** Key, name, perhaps a mark: nothing to do with people, places or amounts. */
export function smallCodeTable(subject: RoleSubject): Seen {
  const { table, columns, out, asHeader } = subject;
  const plain = plainColumns(subject);
  const small = table.key.length === 1 && table.columns.length <= 5 && plain.length <= 3 && out.length <= 1;
  return small &&
    columns.money.length === 0 &&
    columns.personal.length === 0 &&
    asHeader.length === 0 &&
    labelColumn(subject) !== null
    ? { n: table.columns.length }
    : null;
}

export function keyAndNameOnly(subject: RoleSubject): Seen {
  return subject.table.columns.length <= 3 ? smallCodeTable(subject) : null;
}

export function counter({ columns }: RoleSubject): Seen {
  const [best] = columns.counter;
  return best === undefined ? null : { column: best.column };
}

export function littleElse(subject: RoleSubject): Seen {
  const rest = plainColumns(subject).length;
  return keyReferences(subject).length >= 2 && rest <= 2 ? { n: rest } : null;
}

/** The words of two other tables: `usuario_rol`. */
export function nameOfTwo({ table, out }: RoleSubject): Seen {
  const others = [...new Set(out.map(({ to }) => to))].sort();
  const unexplained = table.words.filter((word) => says(word, 'document') || says(word, 'movement')).length;
  return table.words.length >= 2 &&
    others.length >= 2 &&
    unexplained === 0 &&
    table.columns.length <= 8 &&
    keyOrOut(table.key.length, others.length)
    ? { tables: others.join(', ') }
    : null;
}

function keyOrOut(key: number, others: number): boolean {
  return key >= 2 || (key <= 1 && others === 2);
}

/** An own key or none, two references, and nothing else that says anything. */
export function twoReferencesOnly(subject: RoleSubject): Seen {
  const { table, out } = subject;
  const references = new Set(out.flatMap(({ columns }) => columns));
  const rest = plainColumns(subject).length;
  return table.key.length <= 1 && references.size === 2 && rest === 0 ? columnsSeen([...references].sort()) : null;
}

/** `d1`, `c2`, `campo3`: most names mean nothing. */
export function columnsWithoutMeaning({ table }: RoleSubject): Seen {
  const blind = table.columns.filter(({ words }) =>
    /^(campo|field|col|columna|dato|valor)?\s*[a-z]?\s*\d+$/.test(words.map(({ text }) => text).join(' ')),
  );
  return table.columns.length > 0 && blind.length >= table.columns.length * 0.6 ? columnsSeen(names(blind)) : null;
}

/** Work that waits to be done, and is gone when it is. */
export function queue(subject: RoleSubject): Seen {
  return columnsSeen(names(columnsThatSay(subject, ['scratch'])), 2);
}

/** A session of the web server: a key of text, a moment, a blob of data. */
export function sessionData({ name: sense, table }: RoleSubject): Seen {
  const [key] = table.key;
  const blob = table.columns.find(({ type }) => type.class === 'long-text' || type.class === 'binary');
  return sense === 'session' &&
    table.columns.length <= 8 &&
    blob !== undefined &&
    (key === undefined || key.type.class === 'text')
    ? { column: blob.name }
    : null;
}

/** A name that another table has, with a date, a number or "bak" behind it. */
export function copyOfOther({ table }: RoleSubject): Seen {
  return /\D(\d{6,8}|_?bak|_?old|_?copia|_?copy|_?backup)$/i.test(table.name) ? { table: table.name } : null;
}
