/** Checks of the binary log: on, whole rows, kept long enough, readable. */
import { type CheckRule, missing, notApplicable, ok, setGlobal, warning } from './check-rule.ts';

const minimumRetentionSeconds = 7 * 86_400;

export const binlogChecks = [
  {
    id: 'log_bin',
    judge: ({ variables }) => {
      const found = variables.get('log_bin') ?? '?';
      return isOn(found) ? ok(found, 'ON') : missing(found, 'ON', '-- [mysqld], restart\n-- log_bin = binlog');
    },
  },
  {
    id: 'binlog_format',
    judge: (server) => {
      const found = server.variables.get('binlog_format') ?? '?';
      // Sessions that are already open keep their old format until they reconnect.
      return found === 'ROW' ? ok(found, 'ROW') : missing(found, 'ROW', setGlobal(server, 'binlog_format', "'ROW'"));
    },
  },
  {
    id: 'binlog_row_image',
    judge: (server) => {
      const found = server.variables.get('binlog_row_image') ?? '?';
      return found === 'FULL'
        ? ok(found, 'FULL')
        : missing(found, 'FULL', setGlobal(server, 'binlog_row_image', "'FULL'"));
    },
  },
  {
    id: 'binlog_row_value_options',
    judge: (server) => {
      const found = server.variables.get('binlog_row_value_options');
      if (found === undefined) return notApplicable('–');
      return found === '' ? ok("''", "''") : missing(found, "''", setGlobal(server, 'binlog_row_value_options', "''"));
    },
  },
  {
    id: 'binlog_compression',
    judge: (server) => {
      const name = server.flavour === 'mariadb' ? 'log_bin_compress' : 'binlog_transaction_compression';
      const found = server.variables.get(name);
      if (found === undefined) return notApplicable('–');
      return isOn(found) ? missing(`${name}=${found}`, 'OFF', setGlobal(server, name, 'OFF')) : ok(found, 'OFF');
    },
  },
  {
    id: 'gtid',
    judge: (server) => {
      if (server.flavour === 'mariadb') {
        const strict = server.variables.get('gtid_strict_mode') ?? '?';
        const found = `domain-server-seq, gtid_strict_mode=${strict}`;
        return isOn(strict) ? ok(found, 'ON') : warning(found, 'ON', setGlobal(server, 'gtid_strict_mode', 'ON'));
      }
      const found = server.variables.get('gtid_mode') ?? '?';
      const sql = [
        'SET PERSIST enforce_gtid_consistency = ON;',
        ...['OFF_PERMISSIVE', 'ON_PERMISSIVE', 'ON'].map((step) => `SET PERSIST gtid_mode = ${step};`),
      ].join('\n');
      return found === 'ON' ? ok(found, 'ON') : warning(found, 'ON', sql);
    },
  },
  {
    id: 'binlog_retention',
    judge: (server) => {
      const seconds = retentionSeconds(server.variables);
      const needed = `≥ ${minimumRetentionSeconds} s`;
      if (seconds === null) return ok('∞', needed);
      if (seconds >= minimumRetentionSeconds) return ok(`${seconds} s`, needed);
      return warning(
        `${seconds} s`,
        needed,
        setGlobal(server, 'binlog_expire_logs_seconds', String(minimumRetentionSeconds)),
      );
    },
  },
  {
    id: 'rows_query',
    judge: (server) => {
      const name = server.flavour === 'mariadb' ? 'binlog_annotate_row_events' : 'binlog_rows_query_log_events';
      const found = server.variables.get(name) ?? '?';
      return isOn(found) ? ok(found, 'ON') : warning(found, 'ON', setGlobal(server, name, 'ON'));
    },
  },
  {
    id: 'binlog_row_metadata',
    judge: (server) => {
      const found = server.variables.get('binlog_row_metadata');
      if (server.flavour === 'mysql' || found === undefined) return notApplicable('–');
      return found === 'FULL'
        ? ok(found, 'FULL')
        : warning(found, 'FULL', setGlobal(server, 'binlog_row_metadata', "'FULL'"));
    },
  },
  {
    id: 'binlog_legacy_event_pos',
    judge: (server) => {
      const found = server.variables.get('binlog_legacy_event_pos');
      if (server.flavour === 'mysql' || found === undefined) return notApplicable('–');
      return isOn(found) ? ok(found, 'ON') : missing(found, 'ON', setGlobal(server, 'binlog_legacy_event_pos', 'ON'));
    },
  },
] as const satisfies readonly CheckRule[];

/** How long the server keeps its binlog; null when it never purges by itself, or does not say. */
export function retentionSeconds(variables: ReadonlyMap<string, string>): number | null {
  if (variables.get('binlog_expire_logs_auto_purge') === 'OFF') return null;
  const seconds = Number(variables.get('binlog_expire_logs_seconds') ?? 0);
  const days = Number(variables.get('expire_logs_days') ?? 0);
  const kept = seconds > 0 ? seconds : days * 86_400;
  return kept > 0 ? kept : null;
}

function isOn(value: string): boolean {
  return value === 'ON' || value === '1';
}
