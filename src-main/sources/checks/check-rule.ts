/** The shape of one check: an id, and a pure function from what the server said to a row of the table that IT reads. */
import type { z } from 'zod';
import type { checkSchema } from '#shared/operations.ts';
import type { RegisteredSource } from '#shared/source-act.ts';
import type { ServerState } from '../server-state.ts';

export type Check = z.infer<typeof checkSchema>;
export type CheckResult = Omit<Check, 'id'>;

export interface CheckRule {
  readonly id: string;
  readonly judge: (server: ServerState, source: RegisteredSource) => CheckResult;
}

export function ok(found: string, needed: string): CheckResult {
  return { state: 'ok', found, needed, sql: null };
}

export function warning(found: string, needed: string, sql: string | null = null): CheckResult {
  return { state: 'warning', found, needed, sql };
}

export function missing(found: string, needed: string, sql: string | null = null): CheckResult {
  return { state: 'missing', found, needed, sql };
}

export function notApplicable(found: string): CheckResult {
  return { state: 'not-applicable', found, needed: '–', sql: null };
}

/** `a, b, c, …: 12`: a short list for one cell, with its whole length. */
export function shortList(names: readonly string[]): string {
  if (names.length === 0) return '0';
  return `${names.length}: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`;
}

/** The statement that changes a global variable and survives a restart; MariaDB has no SET PERSIST, so its configuration line stands beside. */
export function setGlobal(server: ServerState, name: string, value: string): string {
  if (server.flavour === 'mysql') return `SET PERSIST ${name} = ${value};`;
  return `SET GLOBAL ${name} = ${value};\n-- [mysqld] ${name} = ${value.replaceAll("'", '')}`;
}
