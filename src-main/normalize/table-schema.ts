/** A table's definition as far as the stream has told it, and the changes to it. */

export interface ColumnSchema {
  readonly name: string;
  /** The source's own type name, upper case, without length: `BIGINT UNSIGNED`, `TINYINT`, `DATETIME`. */
  readonly type: string;
  readonly length: number | null;
  readonly scale: number | null;
  readonly nullable: boolean;
  /** Computed by the database (`GENERATED ALWAYS AS`); not AUTO_INCREMENT. */
  readonly generated: boolean;
  readonly invisible: boolean;
  readonly defaultValue: string | null;
}

export interface TableName {
  readonly source: string;
  readonly database: string;
  readonly schema: string | null;
  readonly table: string;
}

export interface TableSchema extends TableName {
  readonly columns: readonly ColumnSchema[];
  /** Empty: no key (declared) or not known (observed). */
  readonly primaryKey: readonly string[];
  /** `declared`: by a schema change event. `observed`: from the rows themselves; types are the wire's, the key is not known. */
  readonly origin: 'declared' | 'observed';
  /** PostgreSQL, seen from its updates: whether `before` can be believed. */
  readonly replicaIdentity: 'full' | 'default' | null;
  /** Counts the changes applied to this table, from 1. */
  readonly version: number;
}

export interface TableChange extends TableName {
  readonly type: 'CREATE' | 'ALTER' | 'RENAME' | 'DROP' | 'DROP_DATABASE' | 'OBSERVED';
  /** The definition from here on; null for DROP and DROP_DATABASE (where `table` is empty). */
  readonly definition: TableSchema | null;
  /** The name that ceases to exist, for RENAME. */
  readonly renamedFrom: string | null;
}
