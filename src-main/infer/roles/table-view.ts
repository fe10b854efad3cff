/** A schema as inference looks at it: names taken apart, types classed, tables and columns in the order of their names so that none of it depends on the input's order. */
import { type ColumnType, columnType } from './column-type.ts';
import type { ColumnFacts, ObservedSchema, ObservedTable, SchemaFacts, TableFacts } from './schema-facts.ts';
import { anySays, says, type Word, wordsOf } from './words.ts';

export interface ColumnView {
  readonly name: string;
  readonly facts: ColumnFacts;
  readonly type: ColumnType;
  /** Without the word that all columns of the table begin with. */
  readonly words: readonly Word[];
  readonly allWords: readonly Word[];
  readonly inKey: boolean;
  /** The whole primary key. */
  readonly isKey: boolean;
}

export interface TableView {
  readonly name: string;
  readonly facts: TableFacts;
  /** Without the prefix that all tables have and without words that say only "table". */
  readonly words: readonly Word[];
  /** Of those, the ones that say what it is about: without header, detail and the like. */
  readonly core: readonly Word[];
  readonly columns: readonly ColumnView[];
  readonly key: readonly ColumnView[];
  readonly observed: ObservedTable | null;
}

export interface SchemaView {
  readonly tables: readonly TableView[];
  table(name: string): TableView | null;
  /** Share of a table's transactions in which the other's rows come too. */
  together(table: string, other: string): number;
}

export function viewSchema(schema: SchemaFacts, observed: ObservedSchema | null): SchemaView {
  const facts = [...schema.tables].sort((a, b) => (a.name < b.name ? -1 : 1));
  const prefix = commonPrefix(facts.map(({ name }) => name));
  const tables = facts.map((table) => viewTable(table, prefix, observed?.tables[table.name] ?? null));
  const byName = new Map(tables.map((table) => [table.name, table]));
  const shares = new Map(
    (observed?.together ?? []).map(({ table, with: other, share }) => [`${table}|${other}`, share]),
  );
  return {
    tables,
    table: (name) => byName.get(name) ?? null,
    together: (table, other) => shares.get(`${table}|${other}`) ?? 0,
  };
}

export function column(table: TableView, name: string): ColumnView | null {
  return table.columns.find((candidate) => candidate.name === name) ?? null;
}

function viewTable(facts: TableFacts, prefix: string, observed: ObservedTable | null): TableView {
  const words = wordsOf(facts.name.slice(prefix.length));
  const telling = words.filter((word) => !says(word, 'affix') || word.meanings.length > 1);
  const core = telling.filter((word) => !onlyStructure(word));
  const columns = viewColumns(facts);
  return {
    name: facts.name,
    facts,
    words: telling,
    core: core.length > 0 ? core : telling,
    columns,
    key: facts.primaryKey.flatMap((name) => columns.filter((candidate) => candidate.name === name)),
    observed,
  };
}

function onlyStructure(word: Word): boolean {
  return word.meanings.length > 0 && (says(word, 'header') || says(word, 'line') || says(word, 'lineOrThing'));
}

function viewColumns({ columns, primaryKey }: TableFacts): ColumnView[] {
  const words = new Map(columns.map(({ name }) => [name, wordsOf(name)]));
  const lead = commonLead([...words.values()]);
  return [...columns]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((facts) => {
      const all = words.get(facts.name) ?? [];
      const own = all.length > 1 && all[0]?.text === lead ? all.slice(1) : all;
      const inKey = primaryKey.includes(facts.name);
      return {
        name: facts.name,
        facts,
        type: columnType(facts.type),
        words: own,
        allWords: all,
        inKey,
        isKey: inKey && primaryKey.length === 1,
      };
    });
}

/** `cli_` of a table all of whose columns begin so; a word like "date" or "id" is no such lead. */
function commonLead(columns: readonly (readonly Word[])[]): string | null {
  const firsts = columns.flatMap(([first, second]) => (first !== undefined && second !== undefined ? [first] : []));
  if (columns.length < 4 || firsts.length < columns.length * 0.8) return null;
  const [lead] = firsts;
  if (lead === undefined || anySays([lead], 'id', 'codeKey', 'date', 'number', 'name', 'kind')) return null;
  return firsts.filter(({ text }) => text === lead.text).length >= columns.length * 0.8 ? lead.text : null;
}

/** Up to an underscore; every table must have it, and something must remain of each. */
function commonPrefix(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names)
    for (let at = name.indexOf('_'); at > 0 && at < name.length - 1; at = name.indexOf('_', at + 1)) {
      const prefix = name.slice(0, at + 1);
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
    }
  const common = [...counts].filter(([, count]) => names.length >= 3 && count === names.length);
  return common.sort(([a], [b]) => b.length - a.length)[0]?.[0] ?? '';
}
