/** The Chromium behind every window, started at once, as Electron does; its address is announced on stderr for the test's client. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArgs, chromiumPath } from '../chromium.ts';

const profile = mkdtempSync(join(tmpdir(), 'electron-stand-in-'));

export const browser = (async () => {
  const executablePath = chromiumPath();
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...chromiumArgs, '--remote-debugging-port=0'],
    viewport: null,
  });
  const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  process.stderr.write(`\nDevTools listening on ws://127.0.0.1:${port}${path}\n`);
  return context;
})();

export async function closeBrowser(): Promise<void> {
  await (await browser).close().catch(() => undefined);
  rmSync(profile, { recursive: true, force: true });
}
