/** `npm start`, as a newcomer's shell sees it: which face, where, and a clean end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { operations, type Status } from '#shared/operations.ts';
import { freePortPair } from '../support/free-port.ts';

let folder: string;
let port: number;
const started: Start[] = [];

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'testigo-start-'));
  port = await freePortPair();
});

test.afterEach(async () => {
  for (const start of started.splice(0)) await start.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('it says where the screen is, plays the demo, and Ctrl+C ends it cleanly', async () => {
  const start = npmStart('--no-open');
  await expect.poll(start.text, { timeout: 60_000 }).toContain(`Listo: http://127.0.0.1:${port}/`);
  expect(start.text()).toContain('Sin ventana (--no-open).');
  const first = await status();
  expect([first.demo, first.workspace]).toEqual([true, join(folder, 'demo')]);
  await expect.poll(async () => (await status()).demoProgress?.posted ?? 0).toBeGreaterThan(0);

  expect(await start.stop()).toBe(0);
  expect(start.text()).toContain('Testigo terminó.');
  await expect(status()).rejects.toThrow();
});

test('where Electron cannot open it says why, in both languages, and gives the address', async () => {
  test.skip(process.platform !== 'linux', 'other systems always have a display');
  const start = npmStart();
  await expect.poll(start.text, { timeout: 60_000 }).toContain('Listo: ');
  expect(start.text()).toContain('En el navegador: no hay pantalla gráfica.');
  expect(start.text()).toContain('In the browser: there is no graphical display.');
  expect(start.text()).toContain('Abra esa dirección en su navegador.');
});

test('a folder in use is refused with the exit code of the problem table', async () => {
  const first = npmStart('--no-open');
  await expect.poll(first.text, { timeout: 60_000 }).toContain('Listo: ');
  const second = npmStart('--no-open', '--port', String(await freePortPair()));
  expect(await second.ended).toBe(3);
});

test('a port that is taken is refused before anything is opened', async () => {
  const holder = createServer().listen(port, '127.0.0.1');
  const start = npmStart('--no-open');
  expect(await start.ended).toBe(12);
  expect(start.text()).toContain(`El puerto ${port} está ocupado`);
  holder.close();
});

test('options that make no sense are answered with the help', async () => {
  const start = npmStart('--port', 'ocho');
  expect(await start.ended).toBe(2);
  expect(start.text()).toContain('--workspace DIR');
});

interface Start {
  readonly ended: Promise<number | null>;
  text(): string;
  /** As Ctrl+C; the exit code. */
  stop(): Promise<number | null>;
}

function npmStart(...args: string[]): Start {
  const all = ['src-main/start.mjs', '--workspace', join(folder, 'demo'), '--port', String(port), ...args];
  const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const child = spawn(process.execPath, all, { env });
  const start = watch(child);
  started.push(start);
  return start;
}

function watch(child: ChildProcess): Start {
  let text = '';
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return {
    ended,
    text: () => text,
    stop() {
      if (child.exitCode === null) child.kill('SIGINT');
      return ended;
    },
  };
}

async function status(): Promise<Status> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/status`);
  return operations.getStatus.output.parse(await answer.json());
}
