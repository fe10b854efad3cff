/** What is known of a database that nobody described: its definitions and, where the stream has run for a while, what was seen of its tables. */

export interface ColumnFacts {
  readonly name: string;
  /** As declared, lower case: `varchar(50)`, `decimal(12,2)`, `int unsigned`, `enum('A','B')`. */
  readonly type: string;
  readonly nullable: boolean;
  readonly autoIncrement: boolean;
  readonly default: string | null;
}

export interface IndexFacts {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
}

export interface ForeignKeyFacts {
  readonly columns: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
  readonly onDelete: string | null;
}

export interface TableFacts {
  readonly name: string;
  readonly columns: readonly ColumnFacts[];
  /** Empty: no key. */
  readonly primaryKey: readonly string[];
  readonly indexes: readonly IndexFacts[];
  readonly foreignKeys: readonly ForeignKeyFacts[];
}

export interface SchemaFacts {
  readonly tables: readonly TableFacts[];
}

/** Counts since the stream began. */
export interface ObservedTable {
  readonly creates: number;
  readonly updates: number;
  readonly deletes: number;
  /** Distinct values of columns that have few. */
  readonly fewValues?: Readonly<Record<string, readonly string[]>>;
  /** Columns whose values went up by exactly one. */
  readonly steps?: readonly string[];
  /** Columns whose values were found in the table of users. */
  readonly namesUsers?: readonly string[];
}

export interface ObservedSchema {
  readonly tables: Readonly<Record<string, ObservedTable>>;
  /** Tables whose rows come in one transaction; share of the first table's transactions, 0 to 1. */
  readonly together?: readonly { readonly table: string; readonly with: string; readonly share: number }[];
}

/** A definition as the stream declares it. */
export interface DeclaredTable {
  readonly table: string;
  readonly columns: readonly {
    readonly name: string;
    /** Upper case, without length: `BIGINT UNSIGNED`. */
    readonly type: string;
    readonly length: number | null;
    readonly scale: number | null;
    readonly nullable: boolean;
    readonly defaultValue: string | null;
  }[];
  readonly primaryKey: readonly string[];
}

/** The stream declares neither indexes nor foreign keys, nor which key counts by itself. */
export function factsOfDefinition({ table, columns, primaryKey }: DeclaredTable): TableFacts {
  return {
    name: table,
    columns: columns.map(({ name, type, length, scale, nullable, defaultValue }) => ({
      name,
      type: `${type.toLowerCase().replace(/ .*/, '')}${size(length, scale)}`,
      nullable,
      autoIncrement: false,
      default: defaultValue,
    })),
    primaryKey,
    indexes: [],
    foreignKeys: [],
  };
}

function size(length: number | null, scale: number | null): string {
  if (length === null) return '';
  return scale === null ? `(${length})` : `(${length},${scale})`;
}
