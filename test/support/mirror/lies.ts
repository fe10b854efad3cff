/**
 * What can't be equal, by name: statements after which the log says something else than the table, or nothing at all.
 * Each must be flagged by the product: as a finding, or as a mark or flag on the event.
 */
import type { EventFlag } from '#shared/canonical-change-event.ts';
import type { FindingKind } from '#shared/coverage.ts';
import type { Engine } from './types-table.ts';

export interface Lie {
  readonly table: string;
  readonly engines: readonly Engine[];
  readonly before: string;
  readonly statement: string;
  readonly finding?: FindingKind;
  readonly flag?: EventFlag;
  /** A table whose rows are false or missing; `false`: only part of the transaction story is odd, rows are equal. */
  readonly differs: boolean;
}

const both: readonly Engine[] = ['mysql', 'mariadb'];

export const lies: readonly Lie[] = [
  {
    table: 'mentira_xa',
    engines: ['mysql'],
    before: 'CREATE TABLE mentira_xa (id INT PRIMARY KEY)',
    statement: "XA START 'x3'; INSERT INTO mentira_xa VALUES (7); XA END 'x3'; XA PREPARE 'x3'; XA ROLLBACK 'x3'",
    flag: 'xa-outcome-unknown',
    finding: 'xa-unknown',
    differs: true,
  },
  {
    table: 'mentira_sentencia',
    engines: both,
    before: 'CREATE TABLE mentira_sentencia (id INT PRIMARY KEY, v INT); INSERT INTO mentira_sentencia VALUES (1, 1)',
    statement:
      'SET SESSION binlog_format=STATEMENT; UPDATE mentira_sentencia SET v=2 WHERE id=1; SET SESSION binlog_format=ROW',
    finding: 'statement-format',
    differs: true,
  },
  {
    table: 'mentira_json',
    engines: ['mysql'],
    before: `CREATE TABLE mentira_json (id INT PRIMARY KEY, js JSON); INSERT INTO mentira_json VALUES (1, '{"a":1,"b":"${'x'.repeat(200)}"}')`,
    statement:
      "SET SESSION binlog_row_value_options=PARTIAL_JSON; UPDATE mentira_json SET js=JSON_SET(js,'$.a',2) WHERE id=1; SET SESSION binlog_row_value_options=''",
    finding: 'statement-format',
    differs: true,
  },
  {
    table: 'mentira_oculta',
    engines: both,
    before:
      'CREATE TABLE mentira_oculta (id INT PRIMARY KEY, v INT, nota VARCHAR(9)); INSERT INTO mentira_oculta VALUES (1, 5, NULL)',
    statement:
      "SET sql_log_bin=0; UPDATE mentira_oculta SET v=1 WHERE id=1; SET sql_log_bin=1; UPDATE mentira_oculta SET nota='visto' WHERE id=1",
    finding: 'continuity',
    differs: false,
  },
  {
    table: 'mentira_cero',
    engines: both,
    before: "CREATE TABLE mentira_cero (id INT PRIMARY KEY, d DATETIME NOT NULL DEFAULT '2000-01-01 00:00:00')",
    statement: "SET sql_mode=''; INSERT INTO mentira_cero VALUES (1, '0000-00-00 00:00:00'); SET sql_mode=DEFAULT",
    finding: 'zero-date',
    differs: true,
  },
  {
    table: 'mentira_hijo',
    engines: ['mariadb'],
    before:
      'CREATE TABLE mentira_padre (id INT PRIMARY KEY); CREATE TABLE mentira_hijo (id INT PRIMARY KEY, padre INT, FOREIGN KEY (padre) REFERENCES mentira_padre(id) ON DELETE CASCADE); INSERT INTO mentira_padre VALUES (1),(2); INSERT INTO mentira_hijo VALUES (1,1),(2,2)',
    statement: 'DELETE FROM mentira_padre WHERE id=1',
    finding: 'cascade-unlogged',
    differs: true,
  },
  {
    table: 'mentira_uuid',
    engines: ['mariadb'],
    before: 'CREATE TABLE mentira_uuid (id INT PRIMARY KEY, u UUID)',
    statement: "INSERT INTO mentira_uuid VALUES (1, '123e4567-e89b-12d3-a456-426655440000')",
    finding: 'uuid-suspect',
    differs: true,
  },
];
