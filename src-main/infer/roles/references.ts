/** Which columns name rows of which table: declared, by the name of its key, by its own name, or by all columns of a composite key. */
import { comparable } from './column-type.ts';
import { type ColumnView, column, type SchemaView, type TableView } from './table-view.ts';
import { anySays, sameSpelling, sameWord, says, type Word } from './words.ts';

export const referenceWays = {
  declared: 100,
  /** Same name as the other's key: `id_venta`. */
  'key-name': 85,
  /** All columns of a composite key. */
  composite: 80,
  /** The other's name and a word like id: `sale_id`, `cod_cli`. */
  name: 75,
  /** The other's name among qualifiers: `suc_ori`. */
  qualified: 55,
  /** A part of the other's name: `id_sesion` of `cash_session`. */
  partial: 50,
} as const;

export type ReferenceWay = keyof typeof referenceWays;

export interface TableReference {
  readonly table: string;
  readonly columns: readonly string[];
  readonly to: string;
  readonly references: readonly string[];
  readonly way: ReferenceWay;
  /** 0 to 1. */
  readonly confidence: number;
}

export function findReferences(schema: SchemaView): TableReference[] {
  return schema.tables.flatMap((table) => {
    const declared = declaredReferences(table, schema);
    const known = new Set(declared.flatMap(({ columns }) => (columns.length === 1 ? columns : [])));
    const single = table.columns
      .filter(({ name }) => !known.has(name))
      .flatMap((own) => best(candidates(table, own, schema)));
    return [...declared, ...single, ...compositeReferences(table, schema)];
  });
}

function reference(
  way: ReferenceWay,
  table: TableView,
  to: TableView,
  pairs: readonly (readonly [string, string])[],
): TableReference {
  return {
    table: table.name,
    columns: pairs.map(([own]) => own),
    to: to.name,
    references: pairs.map(([, other]) => other),
    way,
    confidence: referenceWays[way] / 100,
  };
}

function declaredReferences(table: TableView, schema: SchemaView): TableReference[] {
  return [...table.facts.foreignKeys]
    .sort((a, b) => (a.columns.join() < b.columns.join() ? -1 : 1))
    .flatMap(({ columns, table: name, references }) => {
      const to = schema.table(name);
      return to === null
        ? []
        : [
            reference(
              'declared',
              table,
              to,
              columns.map((own, at) => [own, references[at] ?? own] as const),
            ),
          ];
    });
}

interface Candidate {
  readonly found: TableReference;
  /** How many words of the other's name the column has, less those it has not. */
  readonly fit: number;
  readonly to: TableView;
}

function candidates(table: TableView, own: ColumnView, schema: SchemaView): Candidate[] {
  if (own.facts.autoIncrement || !canRefer(own)) return [];
  return schema.tables.flatMap((to) => {
    const [key] = to.key;
    if (to === table || key === undefined || to.key.length !== 1 || !comparable(own.type, key.type)) return [];
    // Long text names a row only where the key is as long.
    if (own.type.class === 'text' && (own.type.size ?? 0) > 64 && own.type.size !== key.type.size) return [];
    const way = wayOf(table, own, key, to);
    const subject = own.allWords.filter((word) => !isKeyWord(word));
    // Lines of sales orders belong to sales orders, although purchase orders have the same key.
    const beside = [...subject, ...table.words];
    const shared = to.core.filter((word) => beside.some((other) => sameWord(word, other))).length;
    const spelt = to.core.filter((word) => beside.some((other) => sameSpelling(word, other))).length;
    return way === null
      ? []
      : [
          {
            found: reference(way, table, to, [[own.name, key.name]]),
            fit: 4 * shared + spelt - 2 * to.words.length,
            to,
          },
        ];
  });
}

function canRefer({ type, isKey, allWords: words }: ColumnView): boolean {
  if (!['integer', 'text', 'choice'].includes(type.class)) return false;
  return !(isKey && words.length === 1 && anySays(words, 'id', 'codeKey'));
}

function wayOf(table: TableView, own: ColumnView, key: ColumnView, to: TableView): ReferenceWay | null {
  const generic = key.allWords.every((word) => isKeyWord(word) || says(word, 'settingName') || says(word, 'name'));
  const subject = own.allWords.filter((word) => !isKeyWord(word));
  // A key that is named after its own table names its own rows.
  if (own.isKey && subject.some((word) => table.core.some((other) => sameWord(word, other)))) return null;
  if (own.isKey && !to.core.some((word) => subject.some((other) => sameWord(word, other)))) return null;
  if (own.name.toLowerCase() === key.name.toLowerCase()) return generic ? null : 'key-name';
  // What is a value, a name or a state of something does not name a row of it.
  if (
    anySays(own.allWords, 'quantity', 'price', 'share', 'text', 'status', 'act', 'user') &&
    !anySays(own.allWords, 'id')
  )
    return null;
  if (subject.length === 0) return null;
  const marked = anySays(own.allWords, 'id', 'codeKey') || own.inKey;
  const number = own.type.class === 'integer';
  const inName = to.core.every((word) => subject.some((other) => sameWord(word, other)));
  if (inName && subject.length <= to.core.length)
    return marked || number || own.type.size === key.type.size ? 'name' : null;
  if (inName && onlyQualifiers(subject, to)) return marked || number ? 'qualified' : null;
  const within = subject.every((word) => to.core.some((other) => sameWord(word, other)));
  return within && anySays(own.allWords, 'id', 'codeKey') ? 'partial' : null;
}

/** `ori`, `destino`, `parent`, words nobody knows: they say which of two, not something else. */
function onlyQualifiers(subject: readonly Word[], to: TableView): boolean {
  return subject
    .filter((word) => !to.core.some((other) => sameWord(word, other)))
    .every(
      (word) =>
        word.meanings.length === 0 || anySays([word], 'reference', 'act', 'otherDay', 'code', 'document', 'thing'),
    );
}

function isKeyWord(word: Word): boolean {
  return says(word, 'id') || (says(word, 'codeKey') && !says(word, 'credential')) || says(word, 'number');
}

/** The surest way; then the name that fits best; then the table that the others extend; then the first by name. */
function best(found: readonly Candidate[]): TableReference[] {
  const extended = (to: TableView) =>
    found.filter(({ to: other }) => other.facts.foreignKeys.some(({ table }) => table === to.name)).length;
  const [first, second] = [...found].sort(
    (a, b) =>
      b.found.confidence - a.found.confidence ||
      b.fit - a.fit ||
      extended(b.to) - extended(a.to) ||
      a.to.words.length - b.to.words.length ||
      (a.to.name < b.to.name ? -1 : 1),
  );
  if (first === undefined) return [];
  // A part of a name that several have names none of them.
  if (first.found.way === 'partial' && second !== undefined && second.fit === first.fit) return [];
  return [first.found];
}

/** Every column of the other's composite key has one here, of the same name or with the other's name before it. */
function compositeReferences(table: TableView, schema: SchemaView): TableReference[] {
  return schema.tables.flatMap((to) => {
    if (to === table || to.key.length < 2) return [];
    if (table.facts.foreignKeys.some(({ table: name, columns }) => name === to.name && columns.length > 1)) return [];
    const pairs = to.key.map((key) => {
      const own = column(table, key.name) ?? table.columns.find((candidate) => isNamedAfter(candidate, to, key));
      return own !== undefined && comparable(own.type, key.type) ? ([own.name, key.name] as const) : null;
    });
    const whole = pairs.filter((pair) => pair !== null);
    return whole.length === pairs.length ? [reference('composite', table, to, whole)] : [];
  });
}

function isNamedAfter(own: ColumnView, to: TableView, key: ColumnView): boolean {
  const rest = own.allWords.filter((word) => !to.core.some((other) => sameWord(word, other)));
  return (
    rest.length < own.allWords.length &&
    rest.length === key.allWords.length &&
    rest.every((word, at) => key.allWords[at] !== undefined && sameWord(word, key.allWords[at]))
  );
}
