/** One headless workstation with the demo, played to its end, for all screen tests of a run; pages that fail on any console error. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { type OperationName, type OperationOutput, operations, type Status } from '#shared/operations.ts';
import { freePortPair } from '../support/free-port.ts';

const projectFolder = join(import.meta.dirname, '../..');
const entry = join(projectFolder, 'src-main/interfaces/cli/auditctl.ts');
const builtPage = join(projectFolder, 'out/renderer/index.html');

export interface Station {
  readonly url: string;
  readonly ingestUrl: string;
  get<N extends OperationName>(name: N, path: string): Promise<OperationOutput<N>>;
  /** Ends it as a crash would. */
  kill(): void;
}

interface StationFixtures {
  /** Parts of console errors that the test brings about on purpose. */
  readonly provoked: readonly string[];
  readonly open: (route: string, preferences?: Record<string, unknown>) => Promise<Page>;
}

export const test = base.extend<StationFixtures, { readonly station: Station }>({
  station: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's own needs here
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'testigo-screens-'));
      const station = await startDemo(folder);
      await untilPlayed(station);
      await use(station);
      station.kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  provoked: [[], { option: true }],
  open: async ({ page, station, provoked }, use) => {
    const faults = watchConsole(page);
    await use(async (route, preferences = {}) => {
      await page.addInitScript(
        (text) => Reflect.get(globalThis, 'localStorage').setItem('testigo.preferences', text),
        JSON.stringify(preferences),
      );
      await page.goto(`${station.url}/#${route}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      return page;
    });
    expect(faults.filter((fault) => !provoked.some((part) => fault.includes(part)))).toEqual([]);
  },
});

export { expect };

export function startDemo(folder: string): Promise<Station> {
  return startStation('demo', folder);
}

export async function startStation(command: 'demo' | 'serve', folder: string): Promise<Station> {
  if (!existsSync(builtPage)) throw new Error('the screen is not built: npm run build');
  const port = await freePortPair();
  const child = spawn(process.execPath, [entry, command, '--workspace', folder, '--port', String(port)], {
    stdio: 'ignore',
  });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  const url = `http://127.0.0.1:${port}`;
  await expect
    .poll(async () => (await fetch(`${url}/api/v1/status`).catch(() => null))?.ok ?? false, { timeout: 30_000 })
    .toBe(true);
  const { ingest } = await read(url, 'getStatus', '/status');
  return { url, ingestUrl: ingest, get: (name, path) => read(url, name, path), kill: end };
}

async function read<N extends OperationName>(url: string, name: N, path: string): Promise<OperationOutput<N>> {
  const response = await fetch(`${url}/api/v1${path}`);
  // The contract of the operation is asserted by the parse itself.
  return operations[name].output.parse(await response.json()) as OperationOutput<N>;
}

/** Everything posted, sealed and understood. */
async function untilPlayed(station: Station): Promise<void> {
  const isPlayed = ({ demoProgress, ledger, understanding }: Status) =>
    (demoProgress === null || demoProgress.posted === demoProgress.total) &&
    ledger.unsealed === 0 &&
    understanding.behind === 0 &&
    ledger.leaves > 1000;
  await expect
    .poll(async () => isPlayed(await station.get('getStatus', '/status')), { timeout: 90_000, intervals: [500] })
    .toBe(true);
}

/** Errors of the page and of its console, as they come; what a test provokes on purpose it takes out again. */
export function watchConsole(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  return faults;
}

export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}
