/** Writes the files that IT takes away for one source: the templates of `debezium/` with the example names replaced. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegisteredSource } from '#shared/source-act.ts';
import { AuditError } from '../errors.ts';
import { connectorProperties } from './connector-properties.ts';
import { setProperties } from './properties-file.ts';

export const configurationForms = ['properties', 'compose', 'systemd', 'windows', 'sql'] as const;
export type ConfigurationForm = (typeof configurationForms)[number];

/** The same relative place from a checkout (`src-main/sources`) and from the build (`out/main`, flat). */
const templateFolder = join(import.meta.dirname, '../../debezium');

export interface ConfigurationFile {
  readonly fileName: string;
  readonly text: string;
}

/** No password and no secret is ever written: both are read from the environment of Debezium. */
export function sourceConfiguration(
  source: RegisteredSource,
  form: ConfigurationForm,
  ingestUrl: string,
): ConfigurationFile {
  if (source.connector === 'maxwell') throw new AuditError('bad-request', 'maxwell: Debezium');
  switch (form) {
    case 'properties':
      return {
        fileName: 'application.properties',
        text: setProperties(template('application.properties'), connectorProperties(source, ingestUrl)),
      };
    case 'compose':
      return { fileName: 'compose.yaml', text: named(template('compose.yaml'), source) };
    case 'systemd':
      return {
        fileName: `testigo-debezium-${source.id}.service`,
        text: named(template('systemd/testigo-debezium.service'), source),
      };
    case 'windows':
      return {
        fileName: `testigo-debezium-${source.id}.ps1`,
        text: named(template('windows/testigo-debezium.ps1'), source),
      };
    case 'sql':
      return { fileName: `grants-${source.id}.sql`, text: grantsSql(source) };
  }
}

function grantsSql(source: RegisteredSource): string {
  if (source.connector !== 'mysql' && source.connector !== 'mariadb') {
    throw new AuditError('bad-request', `${source.connector}: mysql, mariadb`);
  }
  const text = template(`grants-${source.connector}.sql`);
  const user = (source.user ?? 'testigo').replaceAll("'", "''");
  const selectLine = text.split('\n').find((line) => line.startsWith('GRANT SELECT')) ?? '';
  const databases = (source.databases ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const selects = databases.map((name) =>
    selectLine.replace('`example_database`', `\`${name.replaceAll('`', '``')}\``),
  );
  const granted = selects.length === 0 ? selectLine.replace('`example_database`.*', '*.*') : selects.join('\n');
  return named(text.replace(selectLine, granted).replaceAll("'testigo'@", `'${user}'@`), source);
}

function named(text: string, source: RegisteredSource): string {
  return text.replaceAll('example-source', source.id);
}

function template(path: string): string {
  return readFileSync(join(templateFolder, path), 'utf8');
}
