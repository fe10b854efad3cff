/** `npm start`: from a fresh clone with only Node and npm to the workstation with its demo, in Electron's window or in the system's browser. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  ensureBuilt,
  ensureInstalled,
  findElectron,
  findNode,
  nodeEnvironment,
  projectFolder,
  startNode,
} from './checkout.mjs';
import { defaultWorkspace } from './default-workspace.mjs';

const defaultPort = 4810;
const answerWithinMs = 60_000;
const electronDownloadMs = 120_000;
const retryDownloadAfterMs = 24 * 3600_000;

const help = `npm start -- [opciones · options]

  --workspace DIR  carpeta de trabajo · workspace folder
                   (${defaultWorkspace()})
  --no-demo        una carpeta nueva empieza vacía · a new folder starts empty
  --port N         puerto de la pantalla; la recepción usa N+1 · port of the screen; ingest uses N+1 (${defaultPort})
  --browser        el navegador, aunque Electron esté · the browser, even where Electron is present
  --no-open        sin ventana: solo dice la dirección · no window: only says the address
  --help           esto · this
`;

process.exitCode = await main();

async function main() {
  const options = readOptions();
  if (options === null) return 2;
  if (options.help) {
    process.stdout.write(help);
    return 0;
  }
  if (!ensureInstalled(say))
    return fail('npm ci no terminó bien; arriba dice por qué.', 'npm ci did not succeed; the reason is above.');
  const node = findNode();
  if (node === null) return fail(...needNode());
  if (!ensureBuilt(node, say)) return fail('La compilación falló.', 'The build failed.');
  const port = options.port ?? (await freePort(defaultPort));
  if (!(await isFree(port)))
    return fail(
      `El puerto ${port} está ocupado; indique otro con --port.`,
      `Port ${port} is taken; give another with --port.`,
      12,
    );
  const face = chooseFace(options, node);
  say(face.es, face.en);
  return run({ ...options, port, node, electron: face.electron, browser: face.browser });
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        workspace: { type: 'string' },
        port: { type: 'string' },
        'no-demo': { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        browser: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const port = values.port === undefined ? null : Number(values.port);
    if (port !== null && !(Number.isInteger(port) && port > 0 && port < 65_535)) throw new Error('--port 1 … 65534');
    const workspace = values.workspace === undefined ? defaultWorkspace() : resolve(values.workspace);
    return { ...values, port, workspace };
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${help}`);
    return null;
  }
}

/** Electron's window, the system's browser, or only the address; with the sentence that says which and why. */
function chooseFace(options, node) {
  if (options['no-open']) return { es: 'Sin ventana (--no-open).', en: 'No window (--no-open).' };
  if (options.browser) return { browser: true, es: 'En el navegador (--browser).', en: 'In the browser (--browser).' };
  const obstacle = windowObstacle() ?? (findElectron() === null ? downloadElectron(node) : null);
  if (obstacle === null)
    return { electron: findElectron(), es: 'En la ventana de Electron.', en: "In Electron's window." };
  return { browser: true, es: `En el navegador: ${obstacle.es}.`, en: `In the browser: ${obstacle.en}.` };
}

function windowObstacle() {
  if (process.platform !== 'linux') return null;
  if (!hasDisplay()) return { es: 'no hay pantalla gráfica', en: 'there is no graphical display' };
  if (process.getuid() === 0) return { es: 'Electron no abre para root', en: 'Electron does not open for root' };
  return null;
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Electron's own downloader, once a day at most, with a time limit; null when it succeeded. */
function downloadElectron(node) {
  const obstacle = {
    es: 'el ejecutable de Electron no está y no se pudo descargar',
    en: "Electron's binary is absent and could not be downloaded",
  };
  const attempt = join(projectFolder, 'node_modules', '.electron-attempt');
  const recent = existsSync(attempt) && Date.now() - statSync(attempt).mtimeMs < retryDownloadAfterMs;
  if (process.env.CI || recent) return obstacle;
  say('Descargando Electron (una sola vez)…', 'Downloading Electron (once)…');
  writeFileSync(attempt, '');
  spawnSync(node.command, [join(projectFolder, 'node_modules', 'electron', 'install.js')], {
    env: nodeEnvironment(node),
    stdio: 'ignore',
    timeout: electronDownloadMs,
  });
  return findElectron() === null ? obstacle : null;
}

/** Runs the workstation until it ends or the person stops it; its exit code. */
async function run({ workspace, port, node, electron, browser, ...options }) {
  mkdirSync(dirname(workspace), { recursive: true });
  const station = ['--workspace', workspace, '--port', String(port), ...(options['no-demo'] ? [] : ['--demo'])];
  const child =
    electron === undefined
      ? startNode(
          node,
          // Garbage is collected by the thread that made it, which steps back for deliveries; helper threads would not.
          ['--single-threaded-gc', join(projectFolder, 'out', 'main', 'auditctl.js'), 'serve', ...station],
          ['ignore', 'inherit', 'inherit'],
        )
      : startNode({ command: electron, env: {} }, ['.', ...station], ['ignore', 'inherit', 'inherit']);
  const ended = new Promise((done) => child.on('exit', (code, signal) => done(code ?? (signal === null ? 1 : 0))));
  forwardSignals(child);
  const url = `http://127.0.0.1:${port}/`;
  if (await answers(`${url}api/v1/status`, ended)) {
    say(
      `Listo: ${url}  (carpeta ${workspace}). Ctrl+C detiene la captura.`,
      `Ready: ${url}  (folder ${workspace}). Ctrl+C stops the capture.`,
    );
    if (browser && !openBrowser(url)) say('Abra esa dirección en su navegador.', 'Open that address in your browser.');
  }
  const code = await ended;
  say('Testigo terminó.', 'Testigo has stopped.');
  return code;
}

/** The child has its own process group, so each signal reaches it once; on Windows the console delivers it. */
function forwardSignals(child) {
  if (process.platform === 'win32') return;
  const stop = () => child.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  if (process.env.npm_lifecycle_event === undefined) return;
  // npm passes a signal to its shell only, which ends without a word to us.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 1000).unref();
}

async function answers(url, ended) {
  let running = true;
  ended.then(() => {
    running = false;
  });
  for (const until = Date.now() + answerWithinMs; running && Date.now() < until; ) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return true;
    await new Promise((done) => setTimeout(done, 200));
  }
  return false;
}

function openBrowser(url) {
  if (!hasDisplay()) return false;
  const openers = { win32: ['cmd', ['/c', 'start', '', url]], darwin: ['open', [url]] };
  const [command, args] = openers[process.platform] ?? ['xdg-open', [url]];
  const opener = spawn(command, args, { stdio: 'ignore', detached: true });
  opener.on('error', () => say('Abra esa dirección en su navegador.', 'Open that address in your browser.'));
  opener.unref();
  return true;
}

/** The first port from here whose neighbour, for ingest, is free too. */
async function freePort(first) {
  for (let port = first; port < first + 40; port += 2) {
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
  return first;
}

function isFree(port) {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
  });
}

function needNode() {
  const here = process.versions.node;
  return [
    `Hace falta Node 24 (aquí hay ${here}): instálelo desde nodejs.org, o deje que Electron se descargue con npx install-electron.`,
    `Node 24 is needed (this is ${here}): install it from nodejs.org, or let Electron be downloaded by npx install-electron.`,
  ];
}

function say(es, en) {
  process.stderr.write(`${es}\n${en}\n`);
}

function fail(es, en, exitCode = 1) {
  say(es, en);
  return exitCode;
}
