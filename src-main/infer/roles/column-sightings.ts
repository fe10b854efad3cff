/** What can be seen in a column that bears on its use: each a question with the facts that answer it. */
import type { MessageParameters } from '#shared/messages/translate.ts';
import { type ColumnSubject, columnSays, indexed, neighbours, saysMorePlainly, tableSays } from './column-subject.ts';
import { isDay, type TypeClass } from './column-type.ts';
import { when } from './evidence.ts';
import type { WordSense } from './vocabulary.ts';
import { anySays, sameWord } from './words.ts';

type Seen = MessageParameters | null;

const word = ({ column }: ColumnSubject) => ({ word: column.words.map(({ text }) => text).join(' ') });
const spoken = (subject: ColumnSubject, holds: boolean): Seen => (holds ? word(subject) : null);
const typeIs = ({ column }: ColumnSubject, ...classes: readonly TypeClass[]) => classes.includes(column.type.class);
const shorterThan = ({ column: { type } }: ColumnSubject, most: number) =>
  type.class === 'text' && (type.size ?? 999) <= most;

/** Any use */

export const says =
  (...senses: readonly WordSense[]) =>
  (s: ColumnSubject): Seen =>
    spoken(s, columnSays(s, ...senses));

export const typeIsNot =
  (...classes: readonly TypeClass[]) =>
  (s: ColumnSubject): Seen =>
    when(!typeIs(s, ...classes));

export const alone = ({ column }: ColumnSubject): Seen => when(column.words.length === 1);
export const hasDefault = ({ column: { facts } }: ColumnSubject): Seen =>
  when(facts.default !== null && facts.default !== 'NULL');
export const notNull = ({ column }: ColumnSubject): Seen => when(!column.facts.nullable);
/** Kind and series of a document are often looked up; its number is its own. */
export const numberOfOther = (s: ColumnSubject): Seen => (columnSays(s, 'kind', 'series') ? null : namesRow(s));
export const inKey = ({ column }: ColumnSubject): Seen => when(column.inKey);
export const wholeKey = ({ column }: ColumnSubject): Seen => when(column.isKey);
export const partOfKey = ({ column }: ColumnSubject): Seen => when(column.inKey && !column.isKey);
export const countsByItself = ({ column }: ColumnSubject): Seen => when(column.facts.autoIncrement);
export const wholeNumber = (s: ColumnSubject): Seen => when(typeIs(s, 'integer'));
export const namesRow = ({ reference }: ColumnSubject): Seen => (reference === null ? null : { table: reference.to });

/** A word that the table's name has too. */
export function ownWord(s: ColumnSubject): Seen {
  return spoken(s, hasOwnWord(s));
}

function hasOwnWord({ column, table }: ColumnSubject): boolean {
  return column.words.some((own) => table.core.some((other) => sameWord(own, other)));
}

/** Status */

const isStatusWord = (s: ColumnSubject) => columnSays(s, 'status') && !columnSays(s, 'flag', 'act');

export const statusWord = (s: ColumnSubject): Seen => spoken(s, isStatusWord(s));
export const statusFlag = (s: ColumnSubject): Seen => spoken(s, columnSays(s, 'status') && !isStatusWord(s));
export const fewValuesType = (s: ColumnSubject): Seen =>
  when(typeIs(s, 'flag', 'choice') || shorterThan(s, 3) || s.column.facts.type.startsWith('tinyint'));
export const longText = (s: ColumnSubject): Seen => when(typeIs(s, 'text') && !shorterThan(s, 32));
export const noStatusWord = (s: ColumnSubject): Seen =>
  spoken(
    s,
    columnSays(s, 'civil', 'by', 'user', 'operator', 'number', 'quantity', 'money', 'text', 'name', 'date') ||
      columnSays(s, 'contact', 'machine', 'time') ||
      (columnSays(s, 'person', 'thing') && !hasOwnWord(s)),
  );
export const statusSaidMorePlainly = (s: ColumnSubject): Seen => when(isStatusWord(s) && saysMorePlainly(s, 'status'));

export function fewValuesSeen({ column, table }: ColumnSubject): Seen {
  const values = table.observed?.fewValues?.[column.name];
  return values === undefined || values.length > 12 ? null : { values: [...values].sort().join(', ') };
}

/** "estado" beside a city is where, not how. */
export function placeBeside(s: ColumnSubject): Seen {
  const places = neighbours(s, 'contact', 'place').filter(({ words }) => !anySays(words, 'status'));
  const wide = typeIs(s, 'text') && !shorterThan(s, 1) && !columnSays(s, 'flag');
  return when(columnSays(s, 'place') && wide && places.length > 0);
}

/** Numbering */

export const numberWord = (s: ColumnSubject): Seen =>
  spoken(s, columnSays(s, 'number') && !columnSays(s, 'series', 'kind'));
export const documentWord = (s: ColumnSubject): Seen =>
  spoken(s, columnSays(s, 'document', 'reference', 'movement', 'session') || hasOwnWord(s));
export const stepsByOne = ({ column, table }: ColumnSubject): Seen =>
  when(table.observed?.steps?.includes(column.name) === true);
export const noDocumentNumber = (s: ColumnSubject): Seen =>
  spoken(
    s,
    columnSays(s, 'id', 'identity', 'contact', 'bank', 'person', 'machine', 'attached', 'quantity') ||
      isLast(s) ||
      columnSays(s, 'credential', 'text', 'status', 'elsewhere') ||
      (columnSays(s, 'thing') && !columnSays(s, 'document')),
  );
export const numberSaidMorePlainly = (s: ColumnSubject): Seen =>
  when(
    columnSays(s, 'reference') &&
      !columnSays(s, 'kind') &&
      s.column.words.length > 1 &&
      saysMorePlainly(s, columnSays(s, 'series') ? 'series' : 'number', 'reference'),
  );

export function besideNumberInIndex(s: ColumnSubject): Seen {
  return when(besideInIndex(s, 'series', 'number', 'kind'));
}

/** "tip_doc" is part of the number where an index joins it to one, or where it stands beside both series and number. */
export function kindInNumber(s: ColumnSubject): Seen {
  if (!columnSays(s, 'kind') || columnSays(s, 'number')) return null;
  const ofDocument = columnSays(s, 'reference', 'document') && !columnSays(s, 'person');
  const plain = (sense: WordSense) => neighbours(s, sense).some(({ words }) => words.length === 1);
  return when(besideInIndex(s, 'series', 'number') || (ofDocument && plain('series') && plain('number')));
}

function besideInIndex(s: ColumnSubject, ...senses: readonly WordSense[]): boolean {
  return indexed(s).some((columns) =>
    columns.some(
      ({ name, words, facts }) => name !== s.column.name && !facts.autoIncrement && anySays(words, ...senses),
    ),
  );
}

/** Counters */

/** "ult_numero" is the last of many; "correlativo" is one of them where documents are, the last where settings are. */
const isLast = ({ column }: ColumnSubject) =>
  column.words.some((one) => anySays([one], 'counter') && !anySays([one], 'setting'));

export const lastNumber = (s: ColumnSubject): Seen =>
  spoken(
    s,
    columnSays(s, 'counter') && (columnSays(s, 'number', 'series', 'id', 'reference') || tableSays(s, 'counter')),
  );
export const numberOfSettings = (s: ColumnSubject): Seen =>
  spoken(s, columnSays(s, 'number') && !columnSays(s, 'counter') && tableSays(s, 'counter'));
export const stepsInPlace = ({ column, table: { observed } }: ColumnSubject): Seen =>
  when(observed?.steps?.includes(column.name) === true && observed.updates > observed.creates);

/** Actors */

export const tradeWord = (s: ColumnSubject): Seen => spoken(s, columnSays(s, 'operator') && !columnSays(s, 'user'));
export const doneBy = (s: ColumnSubject): Seen =>
  spoken(s, columnSays(s, 'by') && columnSays(s, 'act', 'status', 'operator'));
export const namesUser = ({ reference, userTables }: ColumnSubject): Seen =>
  reference !== null && userTables.has(reference.to) ? { table: reference.to } : null;
export const namesNoUser = ({ reference, userTables, operatorTables }: ColumnSubject): Seen =>
  reference === null || userTables.has(reference.to) || operatorTables.has(reference.to)
    ? null
    : { table: reference.to };
export const usersSeen = ({ column, table }: ColumnSubject): Seen =>
  when(table.observed?.namesUsers?.includes(column.name) === true);
export const tooShortForPerson = (s: ColumnSubject): Seen =>
  when(shorterThan(s, 1) || (s.column.facts.type.startsWith('tinyint') && s.reference === null));
export const tableOfUsers = (s: ColumnSubject): Seen =>
  when(
    !columnSays(s, 'act', 'by') &&
      (s.userTables.has(s.table.name) ||
        (s.table.core.length === 1 && anySays(s.table.core, 'person') && hasOwnWord(s))),
  );
/** Rights of users: the user is whom they are about. */
export const subjectOfTable = (s: ColumnSubject): Seen =>
  when(
    s.reference !== null &&
      s.userTables.has(s.reference.to) &&
      !columnSays(s, 'act', 'by') &&
      tableSays(s, 'user', 'person', 'code'),
  );
export const nobody = (s: ColumnSubject): Seen =>
  spoken(
    s,
    columnSays(s, 'credential', 'contact', 'kind', 'machine', 'quantity', 'money', 'identity') ||
      columnSays(s, 'settingValue', 'date', 'log') ||
      s.column.words.some((own) => anySays([own], 'code') && !anySays([own], 'codeKey')),
  );

/** Money */

export const paymentWord = (s: ColumnSubject): Seen => spoken(s, columnSays(s, 'attached') && !columnSays(s, 'money'));
/** Two decimals, or any number where there is other money or a person who owes it. */
export const balanceWord = (s: ColumnSubject): Seen =>
  spoken(
    s,
    columnSays(s, 'running') &&
      !columnSays(s, 'money') &&
      (s.column.type.scale === 2 ||
        (typeIs(s, 'float') && (neighbours(s, 'money').length > 0 || tableSays(s, 'person', 'bank')))),
  );
export const quantityWord = (s: ColumnSubject): Seen => spoken(s, columnSays(s, 'quantity') && !columnSays(s, 'price'));
/** A discount of five digits is a percentage. */
export const narrowNumber = ({ column: { type, words } }: ColumnSubject): Seen =>
  when(
    type.class === 'decimal' &&
      type.size !== null &&
      type.size <= 5 &&
      words.some(({ meanings }) => meanings.some(({ en }) => ['discount', 'charge', 'tax', 'limit'].includes(en))),
  );
/** "value" says money only of a number that looks like it, or among others. */
export const moneyWord = (s: ColumnSubject): Seen =>
  spoken(
    s,
    columnSays(s, 'price', 'total', 'tax') ||
      (columnSays(s, 'money') &&
        (!columnSays(s, 'settingValue') || scaleOfMoney(s) !== null || neighbours(s, 'price', 'total').length > 0)),
  );
export const noMoney = (s: ColumnSubject): Seen =>
  spoken(s, columnSays(s, 'id', 'number', 'ordinal', 'counter', 'otherDay', 'by', 'codeKey', 'kind'));

export function scaleOfMoney({ column: { type } }: ColumnSubject): Seen {
  return type.class === 'decimal' && (type.scale === 2 || type.scale === 4) ? { scale: type.scale } : null;
}

/** "difference" has no word of money, but the very type of the amounts beside it. */
export function typeOfMoneyBeside(s: ColumnSubject): Seen {
  if (scaleOfMoney(s) === null) return null;
  const beside = neighbours(s, 'money', 'price', 'total', 'tax').find(
    ({ facts, words }) => facts.type === s.column.facts.type && !anySays(words, 'share', 'quantity'),
  );
  return beside === undefined ? null : { column: beside.name };
}

/** Labels */

export const nameWord = (s: ColumnSubject): Seen => spoken(s, columnSays(s, 'name') && !columnSays(s, 'text'));
export const descriptionWord = (s: ColumnSubject): Seen => spoken(s, columnSays(s, 'name') && columnSays(s, 'text'));
export const userOfUsers = (s: ColumnSubject): Seen =>
  spoken(s, columnSays(s, 'user') && s.userTables.has(s.table.name) && !columnSays(s, 'act', 'id', 'credential'));
export const numberOfIt = (s: ColumnSubject): Seen =>
  spoken(s, columnSays(s, 'number', 'series') && !columnSays(s, 'contact', 'identity', 'bank'));
export const tooShortForName = (s: ColumnSubject): Seen => when(shorterThan(s, 3));
export const namesOther = (s: ColumnSubject): Seen =>
  spoken(
    s,
    columnSays(s, 'credential', 'machine', 'by', 'act', 'status') ||
      (columnSays(s, 'person', 'thing', 'document') && !hasOwnWord(s) && !s.userTables.has(s.table.name)),
  );

/** Business time */

export const dayType = ({ column }: ColumnSubject): Seen => when(isDay(column.type));
export const dateAlone = ({ column: { words } }: ColumnSubject): Seen =>
  when(anySays(words, 'date') && words.every((part) => anySays([part], 'date', 'time')));
export const dayOfIt = (s: ColumnSubject): Seen =>
  spoken(s, hasOwnWord(s) || (columnSays(s, 'document', 'movement') && !columnSays(s, 'act')));
export const openedWord = ({ column }: ColumnSubject): Seen =>
  when(column.words.some(({ meanings }) => meanings.some(({ en }) => en === 'open')));
export const otherAct = (s: ColumnSubject): Seen =>
  spoken(s, columnSays(s, 'act') && !columnSays(s, 'registered', 'modified'));
