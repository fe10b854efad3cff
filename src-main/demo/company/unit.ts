/** Builds the SQL of one unit of work; what depends on the moment (ids, times) is filled in when it is performed. */
import type { Statement, Value } from './desk.ts';

export interface Raw {
  readonly raw: string;
}

/** One statement: what it did is known when it has been performed. */
export interface Step {
  readonly table: string;
  /** Of its first row, where the table counts by itself. */
  id(): number;
  /** Commit time; null until then. */
  atMs(): number | null;
}

/** Text that is known when the statement is performed. */
export interface Late {
  readonly late: () => Value;
}

/** Text, number, NULL, an expression of SQL, or the id that a step was given. */
export type Cell = Value | Raw | Late | Step;
export type Row = Readonly<Record<string, Cell>>;

export interface Unit {
  readonly steps: readonly Step[];
}

export interface UnitBuilder extends Unit {
  insert(table: string, row: Row): Step;
  insertMany(table: string, rows: readonly Row[]): Step;
  update(table: string, set: Row, where: Row): Step;
  remove(table: string, where: Row): Step;
  /** Any statement, with `?` for each cell. */
  sql(table: string, text: string, cells?: readonly Cell[]): Step;
  /** The statements, each to be performed once. */
  readonly planned: readonly Planned[];
}

export interface Planned {
  perform(atMs: number, takeIds: TakeIds): Statement;
}

/** Next ids of a table that counts by itself, or null for another. */
export type TakeIds = (table: string, rows: number) => number | null;

export const now: Raw = { raw: 'NOW()' };

export function idOf(cell: Value | Late | Step): Value {
  if (typeof cell !== 'object' || cell === null) return cell;
  return 'late' in cell ? cell.late() : cell.id();
}

/** `comment` stands before the first statement. */
export function createUnit(comment: string): UnitBuilder {
  const steps: Step[] = [];
  const planned: Planned[] = [];

  function sql(table: string, text: string, cells: readonly Cell[] = [], rows = 0): Step {
    let id: number | null = null;
    let doneMs: number | null = null;
    const step: Step = {
      table,
      id: () => id ?? fail(`no id of ${table} yet: ${text}`),
      atMs: () => doneMs,
    };
    const full = planned.length === 0 ? `${comment}${text}` : text;
    planned.push({
      perform(atMs, takeIds) {
        const values = cells.flatMap((cell) => (isRaw(cell) ? [] : [idOf(cell)]));
        id = rows > 0 ? takeIds(table, rows) : null;
        doneMs = atMs;
        return { sql: full, values, ...(id !== null && { insertedId: id }) };
      },
    });
    steps.push(step);
    return step;
  }

  function insertMany(table: string, rows: readonly Row[]): Step {
    const names = Object.keys(rows[0] ?? {});
    const tuples = rows.map((row) => `(${Object.values(row).map(mark).join(', ')})`);
    return sql(
      table,
      `INSERT INTO ${table} (${names.join(', ')}) VALUES ${tuples.join(', ')}`,
      flat(rows),
      rows.length,
    );
  }

  return {
    steps,
    planned,
    sql: (table, text, cells) => sql(table, text, cells),
    insert: (table, row) => insertMany(table, [row]),
    insertMany,
    update: (table, set, where) =>
      sql(table, `UPDATE ${table} SET ${pairs(set, ', ')} WHERE ${pairs(where, ' AND ')}`, flat([set, where])),
    remove: (table, where) => sql(table, `DELETE FROM ${table} WHERE ${pairs(where, ' AND ')}`, flat([where])),
  };
}

function pairs(row: Row, joint: string): string {
  return Object.entries(row)
    .map(([name, cell]) => `${name} = ${mark(cell)}`)
    .join(joint);
}

function flat(rows: readonly Row[]): Cell[] {
  return rows.flatMap((row) => Object.values(row));
}

function mark(cell: Cell): string {
  return isRaw(cell) ? cell.raw : '?';
}

function isRaw(cell: Cell): cell is Raw {
  return typeof cell === 'object' && cell !== null && 'raw' in cell;
}

function fail(why: string): never {
  throw new Error(why);
}
