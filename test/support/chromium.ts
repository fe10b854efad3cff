/** The Chromium that tests drive: TESTIGO_CHROMIUM, else the system's; `undefined` leaves the choice to Playwright. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

export function chromiumPath(): string | undefined {
  const chosen = process.env.TESTIGO_CHROMIUM;
  if (chosen !== undefined && isExecutable(chosen)) return chosen;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** Quiet and offline: no first-run pages, no background traffic; works as root in a container. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
