/** A column with what its signs look at: its table, its neighbours, whom it refers to. */
import type { TableReference } from './references.ts';
import { type ColumnView, column, type SchemaView, type TableView } from './table-view.ts';
import type { WordSense } from './vocabulary.ts';
import { anySays, says, type Word } from './words.ts';

export interface ColumnSubject {
  readonly column: ColumnView;
  readonly table: TableView;
  /** Tables that say who works with the application. */
  readonly userTables: ReadonlySet<string>;
  /** Tables of people who serve, whether or not they sign in. */
  readonly operatorTables: ReadonlySet<string>;
  readonly reference: TableReference | null;
}

export function columnSubjects(schema: SchemaView, references: readonly TableReference[]): ColumnSubject[] {
  const userTables = findUserTables(schema);
  const operatorTables = new Set(
    schema.tables.filter(({ words }) => anySays(words, 'operator', 'user')).map(({ name }) => name),
  );
  return schema.tables.flatMap((table) =>
    table.columns.map((own) => ({
      column: own,
      table,
      userTables,
      operatorTables,
      reference:
        references.find(
          ({ table: name, columns }) => name === table.name && columns.length === 1 && columns[0] === own.name,
        ) ?? null,
    })),
  );
}

export function columnSays({ column: { words } }: ColumnSubject, ...senses: readonly WordSense[]): boolean {
  return anySays(words, ...senses);
}

export function tableSays({ table }: ColumnSubject, ...senses: readonly WordSense[]): boolean {
  return anySays(table.words, ...senses);
}

/** Another column of the table says the same with fewer words, and is none of those. */
export function saysMorePlainly(subject: ColumnSubject, sense: WordSense, not?: WordSense): boolean {
  const length = (words: readonly Word[]) => words.filter((word) => says(word, 'status') || !says(word, 'flag')).length;
  return neighbours(subject, sense).some(
    ({ words }) => length(words) < length(subject.column.words) && (not === undefined || !anySays(words, not)),
  );
}

/** People of whom the table tells, or whom the column names beside the business. */
export function isAboutPeople({ table }: ColumnSubject): boolean {
  return (
    anySays(table.words, 'person', 'user') ||
    table.columns.some(({ words }) => words.some((word) => word.meanings.length === 1 && says(word, 'credential'))) ||
    table.columns.filter(({ words, type }) => type.class === 'text' && anySays(words, 'identity', 'contact')).length >=
      3
  );
}

/** By name, or because passwords are kept there. */
function findUserTables(schema: SchemaView): ReadonlySet<string> {
  return new Set(
    schema.tables
      .filter(
        (table) =>
          table.columns.some(
            (own) =>
              own.type.class === 'text' && anySays(own.words, 'credential') && !anySays(own.words, 'settingValue'),
          ) &&
          (anySays(table.core, 'user', 'operator', 'person') ||
            table.columns.some(
              (own) => own.type.class === 'text' && anySays(own.words, 'user') && !anySays(own.words, 'act'),
            )),
      )
      .map(({ name }) => name),
  );
}

/** Columns of the table whose words say one of these. */
export function neighbours({ table, column: own }: ColumnSubject, ...senses: readonly WordSense[]): ColumnView[] {
  return table.columns.filter(({ name, words }) => name !== own.name && anySays(words, ...senses));
}

export function indexed({ table, column: own }: ColumnSubject): readonly (readonly ColumnView[])[] {
  return [table.facts.primaryKey, ...table.facts.indexes.map(({ columns }) => columns)]
    .filter((columns) => columns.includes(own.name) && columns.length > 1)
    .map((columns) => columns.map((name) => column(table, name)).filter((found) => found !== null));
}
