/** Starts real MySQL and MariaDB servers on loopback, each with its own data folder copied from the prepared one. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, type ConnectionOptions, createConnection, type RowDataPacket } from 'mysql2/promise';
import { labFolder, requirePart } from './availability.ts';
import { type Daemon, freePort, removeFolder, startDaemon, temporaryFolder } from './daemon.ts';
import { waitFor } from './wait-for.ts';

export interface DatabaseOptions {
  /** Folder to keep the data in; an existing one is used again and not removed by `stop`. Default: a new one in the temp folder. */
  readonly dir?: string;
  readonly port?: number;
  /** Server options that win over those here: `['--gtid-mode=OFF']`. */
  readonly options?: readonly string[];
  /** Environment of the server, on top of this process' own. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Database {
  readonly kind: 'mysql' | 'mariadb';
  readonly port: number;
  readonly dir: string;
  pid(): number;
  /** For mysql2: root, exact numbers as text, dates as text, several statements per call. */
  readonly connectionOptions: ConnectionOptions;
  /** A session of its own; the caller ends it. */
  connect(options?: ConnectionOptions): Promise<Connection>;
  /** Runs statements in one shared root session. */
  exec(sql: string): Promise<void>;
  /** Rows of one statement in the shared root session. */
  query(sql: string): Promise<RowDataPacket[]>;
  log(): string;
  /** Starts again on the same port and data after `kill9` or `stop({ keep: true })`. */
  restart(): Promise<void>;
  kill9(): Promise<void>;
  /** A data folder of its own is thrown away with the server; one given by the caller, or to be kept, gets a clean shutdown. */
  stop(how?: { readonly keep?: boolean }): Promise<void>;
}

export const startMysql = (options: DatabaseOptions = {}): Promise<Database> => start('mysql', options);
export const startMariadb = (options: DatabaseOptions = {}): Promise<Database> => start('mariadb', options);

async function start(
  kind: 'mysql' | 'mariadb',
  { dir, port, options = [], env = {} }: DatabaseOptions,
): Promise<Database> {
  const program =
    kind === 'mysql' ? mysqld(requirePart('mysql')) : { command: requirePart('mariadb'), args: ['--no-defaults'] };
  const folder = dir ?? temporaryFolder(kind);
  const data = join(folder, 'data');
  if (!existsSync(data)) copyTemplate(kind, folder);
  const usedPort = port ?? (await freePort());
  const args = [...program.args, ...commonOptions(folder, usedPort), ...ownOptions[kind], ...options];
  const connectionOptions: ConnectionOptions = {
    host: '127.0.0.1',
    port: usedPort,
    user: 'root',
    multipleStatements: true,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    charset: 'utf8mb4',
  };
  const run = () =>
    startDaemon({ command: program.command, args, cwd: folder, logFile: join(folder, 'server.log'), env });
  const connect = (extra: ConnectionOptions = {}) => createConnection({ ...connectionOptions, ...extra });
  let daemon = run();
  let session: Connection | undefined;
  const shared = async () => (session ??= await connect());
  const leave = () => {
    session?.destroy();
    session = undefined;
  };
  await untilReady(daemon, connect);
  return {
    kind,
    port: usedPort,
    dir: folder,
    connectionOptions,
    connect,
    pid: () => daemon.pid,
    log: () => daemon.log(),
    exec: async (sql) => void (await (await shared()).query(sql)),
    query: async (sql) => (await (await shared()).query<RowDataPacket[]>(sql))[0],
    restart: async () => {
      leave();
      await daemon.stop();
      daemon = run();
      await untilReady(daemon, connect);
    },
    kill9: () => {
      leave();
      return daemon.kill9();
    },
    stop: async ({ keep = false } = {}) => {
      leave();
      const discard = dir === undefined && !keep;
      await (discard ? daemon.kill9() : daemon.stop());
      if (discard) removeFolder(folder);
    },
  };
}

/** MySQL of Debian sid on an older Debian: its own loader and libraries, no chroot, so that any folder can hold the data. */
function mysqld(root: string): { command: string; args: string[] } {
  const loader = globSync(`${root}/usr/lib*/ld-linux-*.so.*`)[0];
  const libraries = globSync(`${root}/usr/lib/*-linux-gnu`)[0];
  if (loader === undefined || libraries === undefined) throw new Error(`no loader under ${root}`);
  const args = [
    '--library-path',
    `${libraries}:${root}/usr/lib/mysql/private`,
    `${root}/usr/sbin/mysqld`,
    '--no-defaults',
    `--lc-messages-dir=${root}/usr/share/mysql`,
    `--plugin-dir=${root}/usr/lib/mysql/plugin/`,
  ];
  return { command: loader, args };
}

function commonOptions(folder: string, port: number): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
    `--datadir=${folder}/data`,
    `--socket=${folder}/s.sock`,
    `--pid-file=${folder}/pid`,
    `--tmpdir=${folder}/tmp`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--log-bin=bin',
    '--binlog-row-image=FULL',
    '--binlog-row-metadata=FULL',
    '--character-set-server=utf8mb4',
    '--innodb-buffer-pool-size=64M',
    '--innodb-flush-log-at-trx-commit=2',
    '--sync-binlog=0',
  ];
}

/** MySQL 9.7 refuses --binlog-format (always ROW). MariaDB: MIXED unless told; annotated rows carry the statement's text. */
const ownOptions = {
  mysql: [
    '--server-id=11',
    '--mysqlx=OFF',
    '--secure-file-priv=NULL',
    '--innodb-redo-log-capacity=16M',
    '--gtid-mode=ON',
    '--enforce-gtid-consistency=ON',
    '--binlog-rows-query-log-events=ON',
  ],
  mariadb: [
    '--server-id=21',
    '--innodb-log-file-size=16M',
    '--binlog-format=ROW',
    '--binlog-annotate-row-events=ON',
    '--log-bin-compress=OFF',
    '--gtid-strict-mode=ON',
  ],
};

function copyTemplate(kind: string, folder: string): void {
  mkdirSync(join(folder, 'tmp'), { recursive: true });
  const copied = spawnSync('cp', ['-r', '--reflink=auto', join(labFolder(), kind, 'template'), join(folder, 'data')]);
  if (copied.status !== 0) throw new Error(`could not copy the ${kind} template: ${copied.stderr}`);
}

async function untilReady(daemon: Daemon, connect: () => Promise<Connection>): Promise<void> {
  await daemon.waitForLog(/ready for connections/);
  const greet = async () => {
    const session = await connect().catch(() => undefined);
    await session?.end();
    return session !== undefined;
  };
  await waitFor(greet, { what: 'a first session' });
}
