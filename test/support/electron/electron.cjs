#!/usr/bin/env node
/**
 * Stand-in for the Electron executable, for tests: the same command line (`electron [--inspect=0] <folder> [ARGS]`), the main process in
 * plain Node, each window a page of the system's Chromium. Only what the product uses of Electron is here; anything else fails at import.
 * Not imitated: asar, the operating system's dialogs, tray and menu (they are recorded), the preload's separate world (values are copied).
 */
const { spawn } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const args = process.argv.slice(2);
const folder = resolve(args.find((arg) => !arg.startsWith('-')) ?? '.');
const { main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const inspect = args.filter((arg) => arg.startsWith('--inspect'));
const rest = args.filter((arg) => !inspect.includes(arg));

const child = spawn(
  process.execPath,
  [...inspect, '--import', join(__dirname, 'register.ts'), join(folder, main), ...rest],
  {
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
