/** `npm test`: installs what is missing, runs every suite one after the other, says what it could not run and why, and sums it up in one line. */
import { spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, findNode, projectFolder, startNode } from '../src-main/checkout.mjs';

const help = `npm test -- [--only NAME,NAME] [--long] [--help]

  --only   only these suites (names below, or a group: check, lab)
  --long   the long runs too (1,000 kills)
  TESTIGO_REQUIRE_ALL=1   what cannot run here is a failure, not a remark
`;

const resultsFolder = join(projectFolder, 'test-results');
const inResults = (name) => join(resultsFolder, name);
const minutes = 60_000;

process.exitCode = await main();

async function main() {
  const options = readOptions();
  if (options === null) return 2;
  if (!ensureInstalled((_es, en) => say(en))) return stop('npm ci did not succeed; the reason is above.');
  const node = findNode();
  if (node === null) return stop('Node 24 is needed; install it and run npm test again.');
  const suites = selected(allSuites(), options.only);
  if (options.help) {
    say(`${help}\n  ${suites.map((suite) => suite.name).join(' ')}`);
    return 0;
  }
  if (suites.length === 0) return stop(`no suite is called ${options.only}`);
  const required = process.env.TESTIGO_REQUIRE_ALL === '1';
  const missing = missingParts(suites);
  rmSync(resultsFolder, { recursive: true, force: true });
  mkdirSync(resultsFolder, { recursive: true });

  const results = [];
  for (const suite of suites) results.push(await runSuite(suite, { node, missing, long: options.long }));
  return report(results, missing, required);
}

function readOptions() {
  try {
    const options = { only: { type: 'string' }, long: { type: 'boolean' }, help: { type: 'boolean' } };
    return parseArgs({ options }).values;
  } catch (error) {
    say(`${error.message}\n\n${help}`);
    return null;
  }
}

/** In this order; a lab suite for each file or folder in test/lab. */
function allSuites() {
  const script = (name, text) => ({ name, group: 'check', kind: 'script', script: text, limitMs: 5 * minutes });
  const vitest = (name, args, more = {}) => ({ name, kind: 'vitest', args, limitMs: 10 * minutes, ...more });
  const labFolder = join(projectFolder, 'test', 'lab');
  const labNames = existsSync(labFolder) ? readdirSync(labFolder, { withFileTypes: true }) : [];
  const labSuites = labNames
    .filter((entry) => entry.isDirectory() || entry.name.endsWith('.test.ts'))
    .map((entry) => ({ name: entry.name.replace('.test.ts', ''), path: `test/lab/${entry.name}` }));
  return [
    script('types', 'typecheck'),
    script('lint', 'lint'),
    script('arrows', 'arrows'),
    script('unused', 'unused'),
    vitest('docs', ['--project', 'docs'], { group: 'check' }),
    vitest('unit', ['--project', 'unit']),
    vitest('renderer', ['--project', 'renderer']),
    { ...script('build', 'build'), group: 'build' },
    { name: 'e2e', kind: 'playwright', needs: ['chromium'], limitMs: 10 * minutes },
    vitest('servers', ['--project', 'lab', 'test/support/lab'], {
      group: 'lab',
      uses: ['mysql', 'mariadb', 'java', 'debezium'],
    }),
    ...labSuites.map(({ name, path }) =>
      vitest(name, ['--project', 'lab', path], {
        group: 'lab',
        uses: ['mysql', 'mariadb', 'java', 'debezium'],
        limitMs: 15 * minutes,
      }),
    ),
  ];
}

function selected(suites, only) {
  if (only === undefined) return suites;
  const names = only.split(',');
  return suites.filter((suite) => names.includes(suite.name) || names.includes(suite.group));
}

/** What the chosen suites want and this machine lacks, by part; `provision.sh --check` knows. A suite that `uses` a part skips its own tests. */
function missingParts(suites) {
  const wanted = new Set(suites.flatMap((suite) => [...(suite.needs ?? []), ...(suite.uses ?? [])]));
  if (wanted.size === 0) return new Map();
  const { stdout } = spawnSync('bash', ['test/support/lab/provision.sh', '--check'], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  const lines = [...(stdout ?? '').matchAll(/^(\w+): (ok|unavailable) \((.*)\)$/gm)];
  const found = new Map(lines.map(([, part, state, detail]) => [part, { ok: state === 'ok', detail }]));
  const absent = [...wanted].filter((part) => !found.get(part)?.ok);
  return new Map(absent.map((part) => [part, found.get(part)?.detail ?? 'not found (provision.sh needs bash)']));
}

async function runSuite(suite, { node, missing, long }) {
  const lacking = (suite.needs ?? []).filter((part) => missing.has(part));
  if (lacking.length > 0) {
    const why = `${lacking.join(', ')} missing`;
    say(`${suite.name.padEnd(12)} not run: ${why}`);
    return { suite, passed: 0, failed: 0, skipped: 0, seconds: 0, state: 'not run', why };
  }
  const startedAt = Date.now();
  const log = inResults(`${suite.name}.log`);
  process.stdout.write(`${suite.name.padEnd(12)} `);
  const code = await runLogged(node, commandOf(suite), {
    log,
    limitMs: suite.limitMs * (long ? 12 : 1),
    env: environmentOf(suite, long),
  });
  const seconds = (Date.now() - startedAt) / 1000;
  const counts = countsOf(suite, code);
  const state = counts.failed === 0 ? 'ok' : 'FAILED';
  say(`${state} ${seconds.toFixed(1)} s${counts.failed === 0 ? '' : `, see ${relative(projectFolder, log)}`}`);
  return { suite, seconds, state, ...counts };
}

/** Arguments for Node. A script of package.json runs as npm would run it. */
function commandOf(suite) {
  const json = inResults(`${suite.name}.json`);
  switch (suite.kind) {
    case 'vitest':
      return [
        'node_modules/vitest/vitest.mjs',
        'run',
        ...suite.args,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${json}`,
      ];
    case 'playwright':
      return ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'];
    default:
      return [
        '-e',
        `process.exitCode = require('node:child_process').spawnSync(${JSON.stringify(scriptText(suite.script))}, { shell: true, stdio: 'inherit' }).status ?? 1`,
      ];
  }
}

function scriptText(name) {
  return JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')).scripts[name];
}

function environmentOf(suite, long) {
  return {
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    ...(long && { TESTIGO_LONG: '1' }),
    ...(suite.kind === 'playwright' && { PLAYWRIGHT_JSON_OUTPUT_NAME: inResults(`${suite.name}.json`) }),
  };
}

/** Runs one command with its output in a file; its exit code, or 1 after the time limit. Ctrl+C ends it and everything. */
function runLogged(node, args, { log, limitMs, env }) {
  return new Promise((done) => {
    const file = createWriteStream(log);
    const child = startNode({ ...node, env: { ...node.env, ...env } }, args, ['ignore', 'pipe', 'pipe']);
    for (const stream of [child.stdout, child.stderr]) stream.pipe(file, { end: false });
    const end = (signal) => (process.platform === 'win32' ? child.kill() : process.kill(-child.pid, signal));
    const limit = setTimeout(() => {
      file.write(`\nstopped: over ${limitMs / minutes} minutes\n`);
      end('SIGKILL');
    }, limitMs);
    const interrupt = () => {
      end('SIGTERM');
      process.exit(130);
    };
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    child.on('close', (code) => {
      clearTimeout(limit);
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
      file.end(() => done(code ?? 1));
    });
  });
}

/** Numbers of the suite's own report; a suite that broke without a report, or failed outside its tests, counts as one failure. */
function countsOf(suite, code) {
  const none = { passed: 0, failed: 0, skipped: 0 };
  if (suite.kind === 'script') return { ...none, ...(code === 0 ? { passed: 1 } : { failed: 1 }) };
  const counts = readCounts(suite) ?? none;
  if (counts.failed === 0 && (code !== 0 || counts.passed + counts.skipped === 0)) return { ...counts, failed: 1 };
  return counts;
}

function readCounts(suite) {
  const file = inResults(`${suite.name}.json`);
  if (!existsSync(file)) return null;
  const told = JSON.parse(readFileSync(file, 'utf8'));
  if (suite.kind === 'vitest')
    return { passed: told.numPassedTests, failed: told.numFailedTests, skipped: told.numPendingTests };
  const { expected, flaky, unexpected, skipped } = told.stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}

function report(results, missing, required) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  say('\nsuite           passed  failed  skipped  seconds');
  for (const { suite, passed, failed, skipped, seconds } of results) {
    const cells = [
      String(passed).padStart(6),
      String(failed).padStart(6),
      String(skipped).padStart(7),
      seconds.toFixed(1).padStart(7),
    ];
    say(`${suite.name.padEnd(16)}${cells.join('  ')}`);
  }
  say(`${'in all'.padEnd(16)}${' '.repeat(26)}${sum('seconds').toFixed(1).padStart(7)}`);
  const notRun = results.filter((result) => result.state === 'not run');
  if (missing.size > 0 || sum('skipped') > 0) say('\nNot run here:');
  for (const [part, why] of missing) say(`  ${part}: ${why}`);
  for (const { suite, why } of notRun) say(`  ${suite.name}: ${why}`);
  for (const { suite, skipped } of results) if (skipped > 0) say(`  ${suite.name}: ${skipped} tests skipped`);
  const failed = sum('failed') + (required ? missing.size + sum('skipped') : 0);
  process.stdout.write(`${sum('passed')} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

function say(text) {
  process.stdout.write(`${text}\n`);
}

function stop(text) {
  say(text);
  process.stdout.write('0 passed, 1 failed\n');
  return 1;
}
