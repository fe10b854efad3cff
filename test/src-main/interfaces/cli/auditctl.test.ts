import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createProgram } from '../../../../src-main/interfaces/cli/run-auditctl.ts';
import { auditctl } from '../../../support/faces/auditctl.ts';
import { liveBody, openSmallWorkspace } from '../../../support/faces/small-workspace.ts';
import { waitFor } from '../../../support/lab/wait-for.ts';

const entry = join(import.meta.dirname, '../../../../src-main/interfaces/cli/auditctl.ts');
const folder = mkdtempSync(join(tmpdir(), 'testigo-cli-'));
const workspace = join(folder, 'w');
const here = ['--workspace', workspace];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Served {
  readonly process: ChildProcess;
  readonly api: string;
  readonly ingest: string;
  stop(signal: NodeJS.Signals): Promise<number | null>;
}
const served: Served[] = [];

async function serve(...args: string[]): Promise<Served> {
  const child = spawn(process.execPath, [entry, 'serve', '--json', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (text: Buffer) => resolve(text.toString()));
    void exited.then((code) => reject(new Error(`serve ended with ${code}`)));
  });
  const { api, ingest } = JSON.parse(line);
  const running: Served = {
    process: child,
    api,
    ingest,
    stop(signal) {
      child.kill(signal);
      return exited;
    },
  };
  served.push(running);
  return running;
}
afterEach(async () => {
  for (const running of served.splice(0)) await running.stop('SIGKILL');
});

describe('auditctl serve', () => {
  it('says where it listens, keeps a second process out, and stops cleanly on SIGTERM', async () => {
    const running = await serve(...here, '--port', '0');
    expect(running.api).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(running.api)).status).toBe(200);
    expect((await auditctl(['serve', ...here, '--port', '0'])).exitCode).toBe(3);
    expect(existsSync(join(workspace, 'runtime.json'))).toBe(true);
    expect(await running.stop('SIGTERM')).toBe(0);
    expect(existsSync(join(workspace, 'runtime.json'))).toBe(false);
    const acts = JSON.parse((await auditctl(['ledger', '--json', '--order', 'newest', ...here])).stdout).acts;
    expect(acts[0].kind).toBe('stop');
  });

  it('puts ingest on the next port of this machine unless told otherwise, and refuses to leave it unsigned', async () => {
    const running = await serve(...here, '--port', '0');
    const port = Number(new URL(running.api).port);
    await running.stop('SIGTERM');
    const next = await serve(...here, '--port', String(port));
    expect(next.ingest).toBe(`http://127.0.0.1:${port + 1}`);
    await next.stop('SIGTERM');
    const open = await auditctl(['serve', ...here, '--port', '0', '--ingest-listen', '0.0.0.0:0']);
    expect({ exitCode: open.exitCode, stdout: open.stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(open.stderr).toContain('auditctl cert');
  });

  it('leaves nothing behind that a reader would take for a running workstation when it is killed', async () => {
    const running = await serve(...here, '--port', '0');
    await fetch(`${running.ingest}/ingest/lab`, { method: 'POST', body: liveBody('tx-multi-statement').toString() });
    await running.stop('SIGKILL');
    expect(existsSync(join(workspace, 'runtime.json'))).toBe(true);
    const { stdout, exitCode } = await auditctl(['status', ...here]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('no está en marcha');
    const again = await serve(...here, '--port', '0');
    const status = async () => JSON.parse((await auditctl(['status', '--json', ...here])).stdout);
    await waitFor(async () => (await status()).understanding.behind === 0, { everyMs: 300 });
    expect((await status()).api).toBe(again.api);
    expect((await auditctl(['events', '--transactions', ...here])).stdout).toContain('3/3');
  });
});

describe('auditctl on a folder that nothing has open', () => {
  let small: Awaited<ReturnType<typeof openSmallWorkspace>>;
  let closed: readonly string[];
  beforeAll(async () => {
    small = await openSmallWorkspace();
    await small.workstation.close();
    closed = ['--workspace', small.folder];
  });
  afterAll(() => small.remove());

  it('prints tables in Spanish, and in English when asked', async () => {
    const spanish = await auditctl(['events', '--limit', '1', ...closed]);
    expect(spanish.stdout).toMatch(/^id +confirmado +operación +tabla +clave +columnas +transacción\n/);
    expect(spanish.stderr).toMatch(/^1 de \d+\nHay más: --cursor \S+, o --all\n$/);
    const english = await auditctl(['events', '--limit', '1', '--lang', 'en', ...closed]);
    expect(english.stdout).toMatch(/^id +committed +operation +table +key +columns +transaction\n/);
  });

  it('gives every row once with --all, page by page', async () => {
    const all = await auditctl(['events', '--all', '--limit', '2', '--json', ...closed]);
    const pages = all.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const ids = pages.flatMap(({ items }) => items.map(({ eventId }: { eventId: string }) => eventId));
    expect(pages.length).toBeGreaterThan(2);
    expect(ids).toHaveLength(pages[0].total);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows before and after of one change', async () => {
    const { items } = JSON.parse((await auditctl(['events', '--operation', 'update', '--json', ...closed])).stdout);
    const { stdout } = await auditctl(['show', items[0].eventId, ...closed]);
    expect(stdout).toMatch(/columna +antes +después +nota/);
    expect(stdout).toMatch(/\* saldo +101\.00 +91\.00/);
  });

  it('verifies without a lock and finds nothing', async () => {
    const { stdout, exitCode } = await auditctl(['verify', ...closed]);
    expect({ stdout, exitCode }).toEqual({
      stdout: expect.stringMatching(/^Íntegro: \d+ hojas comprobadas, sin diferencias\n$/),
      exitCode: 0,
    });
  });

  it('proves a change with a column withheld, and the independent verifier agrees', async () => {
    const { items } = JSON.parse((await auditctl(['events', '--operation', 'update', '--json', ...closed])).stdout);
    const file = join(folder, 'p.tlog-proof');
    const made = await auditctl(['proof', items[0].eventId, '--withhold', 'after.saldo', '-o', file, ...closed]);
    expect(made.stdout).toBe('');
    expect(made.stderr).toContain(file);
    const { verifyProof } = await import('../../../../resources/verifier/verify-proof.mjs');
    const { publicKey } = JSON.parse((await auditctl(['ledger', '--json', ...closed])).stdout);
    const verdict = await verifyProof(readFileSync(file, 'utf8'), { vkey: publicKey });
    expect(verdict).toMatchObject({ ok: true, withheld: ['after.saldo'] });
  });

  it('takes the lock to write: a source is added, its secret kept, its configuration written without it', async () => {
    const added = await auditctl([
      'source',
      'add',
      'botica',
      '--connector',
      'mysql',
      '--host',
      '10.4.0.11',
      '--databases',
      'bd',
      '--sign',
      ...closed,
    ]);
    const secret = /whsec_\S+/.exec(added.stderr)?.[0] ?? '';
    expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32);
    const secrets = join(small.folder, 'keys', 'secrets.json');
    expect(JSON.parse(readFileSync(secrets, 'utf8'))).toEqual({ botica: [secret] });
    expect(statSync(secrets).mode & 0o777).toBe(0o600);
    const { stdout } = await auditctl(['source', 'config', 'botica', ...closed]);
    expect(stdout).toContain('debezium.source.database.hostname=10.4.0.11');
    expect(stdout).not.toContain(secret);
    const { acts } = JSON.parse((await auditctl(['ledger', '--json', '--limit', '1000', ...closed])).stdout);
    expect(acts.find(({ kind }: { kind: string }) => kind === 'source').what).toMatchObject({
      what: 'added',
      id: 'botica',
      signed: true,
    });
    const check = await auditctl(['source', 'check', 'botica', '--host', '127.0.0.1', '--port', '9', ...closed], {
      env: { TESTIGO_DB_PASSWORD: 'x' },
    });
    expect(check.exitCode).toBe(2); // no user was given
  });

  it('makes a certificate once, for the names given', async () => {
    const { stdout, exitCode } = await auditctl(['cert', '--host', 'testigo.lan', '10.4.0.23', ...closed]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('keytool -importcert');
    expect(statSync(join(small.folder, 'keys', 'tls.key.pem')).mode & 0o777).toBe(0o600);
    expect((await auditctl(['cert', ...closed])).exitCode).toBe(2);
    const signed = await serve(...closed, '--port', '0', '--ingest-listen', '0.0.0.0:0');
    expect(signed.ingest).toMatch(/^https:/);
  });

  it('reports each fault by its leaf and ends with the exit code of a mismatch', async () => {
    const file = join(
      small.folder,
      'evidence',
      readdirSync(join(small.folder, 'evidence')).find((name) => /^bodies-.*\.db$/.test(name)) ?? '',
    );
    const { DatabaseSync } = await import('node:sqlite');
    const db = new DatabaseSync(file);
    db.exec("UPDATE delivery SET received_at = '2001-01-01T00:00:00.000Z' WHERE id = (SELECT min(id) FROM delivery)");
    db.close();
    const { stdout, exitCode } = await auditctl(['verify', '--json', ...closed]);
    expect(exitCode).toBe(6);
    expect(JSON.parse(stdout).faults[0]).toMatchObject({ leaf: expect.any(Number), what: expect.any(String) });
  });
});

describe('auditctl refuses', () => {
  it.each([
    [['events', '--workspace', '/nonexistent'], 7],
    [['nada'], 2],
    [['events', '--tabla', 'x'], 2],
    [['status', '--url', 'http://127.0.0.1:9'], 10],
    [['serve', '--workspace', join(folder, 'x'), '--port', '70000'], 2],
    [['verify', '--checkpoint', '/nonexistent', '--workspace', '/nonexistent'], 7],
    [['status', '--url', 'nada'], 2],
    [['status', '--url', 'localhost:4810'], 2],
  ])('%j with exit code %i, and prints nothing on stdout', async (args, exitCode) => {
    const result = await auditctl(args);
    expect({ exitCode: result.exitCode, stdout: result.stdout }).toEqual({ exitCode, stdout: '' });
    expect(result.stderr).not.toBe('');
  });

  it('an output file that can’t be written, without a word on the workspace', async () => {
    const small = await openSmallWorkspace();
    const { exitCode, stderr } = await auditctl(['proof', '3', '-o', '/nonexistent/x', '--workspace', small.folder]);
    await small.remove();
    expect(exitCode).toBe(5);
    expect(stderr).toMatch(/No se puede escribir el archivo de salida\.\n\/nonexistent\/x/);
    expect(stderr).not.toContain('carpeta de trabajo');
  });

  it('a folder that holds something else, and touches nothing in it', async () => {
    const foreign = mkdtempSync(join(folder, 'foreign-'));
    writeFileSync(join(foreign, 'carta.txt'), 'hola');
    expect((await auditctl(['serve', '--workspace', foreign, '--port', '0'])).exitCode).toBe(4);
    expect(readdirSync(foreign)).toEqual(['carta.txt']);
  });
});

describe('the help', () => {
  it.each(['es', 'en'] as const)('of every command is there in %s', async (language) => {
    const { cliWords } = await import('#shared/messages/cli.ts');
    const nothing = () => {};
    const program = createProgram({
      language,
      words: cliWords(language),
      print: nothing,
      remark: nothing,
      progress: nothing,
      exit: nothing,
      stop: new AbortController().signal,
    });
    const walk = (command: typeof program): string[] => [command.helpInformation(), ...command.commands.flatMap(walk)];
    for (const text of walk(program)) expect(text).toMatch(/^(Usage|Uso): auditctl/);
    const { stdout, exitCode } = await auditctl(['source', 'add', '--help', '--lang', language]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('mysql, mariadb, postgresql');
  });
});
