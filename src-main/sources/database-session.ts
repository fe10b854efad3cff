/** One read-only conversation with a MySQL or MariaDB server: opened for a check, closed after it. The only place that knows mysql2. */
import { createConnection } from 'mysql2/promise';
import { serverRefusals } from '#shared/messages/server-refusals.ts';
import { AuditError } from '../errors.ts';

export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

export type DatabaseRow = Readonly<Record<string, unknown>>;

export interface DatabaseSession {
  /** All rows of one statement; names of columns in lower case, since MySQL and MariaDB differ in them. */
  rows(sql: string, values?: readonly string[]): Promise<readonly DatabaseRow[]>;
  close(): Promise<void>;
}

const connectTimeoutMs = 8_000;
const statementTimeoutMs = 20_000;

/** TLS where the server offers it (its certificate is not judged: the check only reads), plain where it does not. */
export async function openDatabaseSession(address: DatabaseAddress): Promise<DatabaseSession> {
  const options = {
    ...address,
    connectTimeout: connectTimeoutMs,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
  };
  const connection = await createConnection({ ...options, ssl: { rejectUnauthorized: false } })
    .catch((cause: unknown) => {
      if (errorCode(cause) === 'HANDSHAKE_NO_SSL_SUPPORT') return createConnection(options);
      throw cause;
    })
    .catch((cause: unknown) => {
      throw unreachable(address, cause);
    });
  return {
    async rows(sql, values = []) {
      const [rows] = await connection.query({ sql, values: [...values], timeout: statementTimeoutMs });
      return Array.isArray(rows) ? rows.map((row) => lowerCaseNames(row)) : [];
    },
    close: () => connection.end().catch(() => connection.destroy()),
  };
}

export function unreachable({ host, port }: Pick<DatabaseAddress, 'host' | 'port'>, cause: unknown): AuditError {
  const words = serverRefusals[errorNumber(cause)];
  const detail = `${host}:${port}: ${serverWords(cause)}`;
  return new AuditError('source-unreachable', detail, words === undefined ? { cause } : { cause, words });
}

/** The server's own words, for a person: its message and its number. */
export function serverWords(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const errno = errorNumber(cause);
  const number = errno > 0 ? ` (${errno})` : '';
  return `${cause.message === '' ? errorCode(cause) : cause.message}${number}`;
}

/** 0 for none, or one of the system's. */
function errorNumber(cause: unknown): number {
  const errno = typeof cause === 'object' && cause !== null && 'errno' in cause ? cause.errno : 0;
  return typeof errno === 'number' && errno > 0 ? errno : 0;
}

function errorCode(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}

function lowerCaseNames(row: object): DatabaseRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));
}
