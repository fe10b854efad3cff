/**
 * What the company asks of the outside: to have its commits performed, in their order, each at its time. Whoever speaks to a real
 * database, or only writes down what would be said, is a desk.
 */
export type Value = string | number | null;

export interface Statement {
  /** With `?` for each value. */
  readonly sql: string;
  readonly values: readonly Value[];
  /** The AUTO_INCREMENT id that the company reckons with. */
  readonly insertedId?: number;
}

/**
 * `statement`: autocommit. `unlogged`: with `sql_log_bin` off. `rolled-back`: nothing of it stays. `xa-rolled-back`: prepared as an
 * XA transaction, then rolled back.
 */
export type CommitKind = 'transaction' | 'statement' | 'unlogged' | 'rolled-back' | 'xa-rolled-back';

export interface Commit {
  /** When it is committed; rises from commit to commit. */
  readonly atMs: number;
  /** What `NOW()` says in it; another time than `atMs` only where somebody set the session's clock. */
  readonly nowMs: number;
  /** Name of the database session. */
  readonly session: string;
  readonly kind: CommitKind;
  readonly statements: readonly Statement[];
}

/** The capture of the company's database stops; comes back after the database has thrown away what was not read. */
export interface Interruption {
  readonly atMs: number;
  readonly kind: 'capture-stops' | 'capture-returns-too-late';
}

export interface Desk {
  perform(commit: Commit): Promise<void>;
  interrupt(interruption: Interruption): Promise<void>;
}
