/** The desktop shell, built, driven over Electron's own protocol; REAL_ELECTRON=1 runs the same on the real binary. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import type { Desktop } from '#shared/desktop.ts';
import { operations } from '#shared/operations.ts';
import { freePortPair } from '../support/free-port.ts';

const real = process.env.REAL_ELECTRON === '1';
const standInPath = join(import.meta.dirname, '../support/electron/electron.cjs');

let folder: string;
let port: number;
let running: ElectronApplication | undefined;

// One shell for the file, started again after a test that ended it or failed.
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'testigo-desk-'));
  port = await freePortPair();
});

test.afterAll(async () => {
  if (running !== undefined) await quit(running);
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

test('the window shows the screen of the workstation', async () => {
  const { page } = await openDesk();
  expect(new URL(page.url()).origin).toBe(`http://127.0.0.1:${port}`);
  await expect(page.getByRole('navigation').first()).toBeVisible();
});

test('the page has no Node and only the four functions of the desktop', async () => {
  const { app, page } = await openDesk();
  expect(
    await page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')]),
  ).toEqual(['undefined', 'undefined']);
  expect(await page.evaluate(() => Object.keys(Reflect.get(globalThis, 'desktop')).sort())).toEqual([
    'chooseFolder',
    'notify',
    'openExternal',
    'saveFile',
  ]);
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    // The stand-in keeps the options; Electron has getLastWebPreferences, not in its types.
    const contents: unknown = window?.webContents;
    const last = contents instanceof Object ? Reflect.get(contents, 'getLastWebPreferences') : undefined;
    return last instanceof Function ? last.call(contents) : Reflect.get(window ?? {}, 'options').webPreferences;
  });
  expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false });
});

test('new windows and foreign pages are denied; https goes to the system browser, nothing else does', async () => {
  const { app, page } = await openDesk();
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'opened', opened);
    shell.openExternal = async (url) => void opened.push(url);
  });
  expect(await page.evaluate(() => Reflect.get(globalThis, 'open')('https://example.org/guia'))).toBeNull();
  await page.evaluate(() => Reflect.get(globalThis, 'open')('file:///etc/passwd'));
  expect(await desktop(page, 'openExternal', 'http://example.org/')).toBe(false);
  await page.evaluate(() => Reflect.get(globalThis, 'location').assign('https://example.org/'));
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'opened'))).toEqual(['https://example.org/guia']);
  expect(app.windows()).toHaveLength(1);
  expect(new URL(page.url()).origin).toBe(`http://127.0.0.1:${port}`);
});

test('a second start brings the hidden window back and ends', async () => {
  const { app } = await openDesk();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await isVisible(app)).toBe(false);
  expect(await startBeside('profile')).toBe(0);
  await expect.poll(() => isVisible(app)).toBe(true);
});

test('a link shows its view in the window that is open, from a second start as from the system; others show nothing', async () => {
  const { app, page } = await openDesk();
  const route = '/linea?dia=2026-11-17&zoom=fila';
  expect(await startBeside('profile', port, [`testigo://open${route}`])).toBe(0);
  await expect.poll(() => new URL(page.url()).hash).toBe(`#${route}`);
  for (const link of ['testigo://open/evidencia', 'testigo://open/otra', 'testigo://evil/configuracion', 'https://a/'])
    await app.evaluate(({ app: desk }, url) => desk.emit('open-url', { preventDefault() {} }, url), link);
  await expect(page.getByRole('heading', { level: 1, name: 'Evidencia' })).toBeVisible();
  expect(new URL(page.url()).hash).toBe('#/evidencia');
});

test('a copied link is of the scheme that the system was told to bring here, with the options of this start', async () => {
  test.skip(real, 'Electron tells nobody what it registered');
  const { app, page } = await openDesk();
  await page.evaluate(() => Reflect.get(globalThis, 'location').assign('#/linea?dia=2026-11-17&sel=EV-7'));
  await page.evaluate(() => {
    const clipboard = Reflect.get(Reflect.get(globalThis, 'navigator'), 'clipboard');
    clipboard.writeText = async (text: string) => void Reflect.set(globalThis, 'copied', text);
  });
  await page.getByRole('button', { name: 'Copiar enlace' }).click();
  await expect
    .poll(() => page.evaluate(() => Reflect.get(globalThis, 'copied')))
    .toBe('testigo://open/linea?dia=2026-11-17&sel=EV-7');
  const registered = await app.evaluate((electron) => Reflect.get(electron, 'standIn').protocols);
  expect(registered).toMatchObject([
    { scheme: 'testigo', args: expect.arrayContaining(['--workspace', join(folder, 'workspace')]) },
  ]);
});

test('a start by a link opens the window at its view', async () => {
  const own = launchOptions('linked-profile', await freePortPair(), ['testigo://open/configuracion']);
  const args = own.args.map((option) => (option === join(folder, 'workspace') ? join(folder, 'linked') : option));
  const linked = await _electron.launch({ ...own, args });
  const page = await linked.firstWindow();
  await expect.poll(() => new URL(page.url()).hash).toBe('#/configuracion');
  await quit(linked);
});

test('a workspace that another process has open is refused with the exit code of the problem table', async () => {
  test.skip(real, 'the error box waits for a person');
  await openDesk();
  expect(await startBeside('another-profile', await freePortPair())).toBe(3);
});

test('closing the window keeps the capture; the menu is in Spanish', async () => {
  const { app } = await openDesk();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect((await fetch(`http://127.0.0.1:${port}/api/v1/status`)).status).toBe(200);
  const menu = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label));
  expect(menu).toEqual(['Archivo', 'Edición', 'Ver', 'Ayuda']);
});

test('the tray says whether capture is well', async () => {
  test.skip(real, 'Electron does not list its trays');
  const { app } = await openDesk();
  const tray = () =>
    app.evaluate((electron) => {
      const [first] = Reflect.get(electron, 'standIn').trays;
      return {
        tip: first.toolTip,
        image: first.image.path,
        menu: first.menu.items.map((item: { label?: string }) => item.label ?? '-'),
      };
    });
  await expect.poll(async () => (await tray()).tip).toMatch(/^Testigo: /);
  expect((await tray()).image).toMatch(/tray-\w+\.png$/);
  expect((await tray()).menu).toEqual(['Abrir Testigo', '-', 'Salir y detener la captura']);
});

test('a file is saved where the person says', async () => {
  const { app, page } = await openDesk();
  const file = join(folder, 'hoja.tlog-proof');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  expect(await desktop(page, 'saveFile', { name: '../../hoja.tlog-proof', text: 'ñandú' })).toBe(file);
  expect(await desktop(page, 'chooseFolder', 'Carpeta')).toBeNull();
  await expect(desktop(page, 'saveFile', { name: 7 })).rejects.toThrow();
});

test('sleep and resume of the machine become leaves of the ledger', async () => {
  const { app } = await openDesk();
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('suspend');
    powerMonitor.emit('resume');
  });
  const kinds = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/ledger?limit=1000`);
    return operations.getLedger.output.parse(await answer.json()).acts.map((act) => act.kind);
  };
  await expect.poll(kinds).toEqual(expect.arrayContaining(['sleep', 'resume']));
});

test('quitting warns that the capture stops, then stops it and leaves no process', async () => {
  const { app } = await openDesk();
  const child = app.process();
  const questions = await app.evaluate(async ({ app: electronApp, dialog }) => {
    const asked: string[] = [];
    dialog.showMessageBox = async (...args: unknown[]) => {
      asked.push(String(Reflect.get(Object(args.at(-1)), 'message')));
      return { response: 0, checkboxChecked: false };
    };
    electronApp.quit();
    await new Promise((done) => setTimeout(done, 300));
    return asked;
  });
  expect(questions).toEqual(['Si sale, la captura se detiene.']);
  expect((await fetch(`http://127.0.0.1:${port}/api/v1/status`)).status).toBe(200);

  const ended = new Promise((done) => child.once('exit', done));
  await quit(app);
  running = undefined;
  expect(await ended).toBe(0);
  await expect(fetch(`http://127.0.0.1:${port}/api/v1/status`)).rejects.toThrow();
});

function launchOptions(
  profile = 'profile',
  at = port,
  links: readonly string[] = [],
): { args: string[]; env: Record<string, string>; executablePath?: string } {
  const path = `${dirname(process.execPath)}:${process.env.PATH}`;
  const args = [
    '.',
    `--user-data-dir=${join(folder, profile)}`,
    '--lang=es-PE',
    '--workspace',
    join(folder, 'workspace'),
    '--port',
    String(at),
    ...links,
  ];
  return { args, env: { ...definedEnvironment(), PATH: path }, ...(real ? {} : { executablePath: standInPath }) };
}

async function openDesk(): Promise<{ app: ElectronApplication; page: Page }> {
  running ??= await _electron.launch(launchOptions());
  const page = await running.firstWindow();
  await page.waitForURL(`http://127.0.0.1:${port}/**`);
  return { app: running, page };
}

/** One more start on the same workspace; its exit code. */
async function startBeside(profile: string, at = port, links: readonly string[] = []): Promise<number | null> {
  const {
    args,
    env,
    executablePath = String(createRequire(import.meta.url)('electron')),
  } = launchOptions(profile, at, links);
  const child = spawn(executablePath, args, { cwd: process.cwd(), env, stdio: 'ignore' });
  return new Promise((done) => child.once('exit', done));
}

/** Answers the warning with "quit". */
async function quit(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
  });
  await app.close();
}

function isVisible(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);
}

function desktop(page: Page, name: keyof Desktop, value: unknown): Promise<unknown> {
  return page.evaluate(([call, argument]) => Reflect.get(globalThis, 'desktop')[String(call)](argument), [name, value]);
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
