/** Where the workspace is when nobody says: `Testigo/demo` in the data folder of the operating system. Plain JS, for start.mjs too. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export function defaultWorkspace() {
  const folders = {
    win32: process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'),
    darwin: join(homedir(), 'Library', 'Application Support'),
  };
  const base = folders[process.platform] ?? process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share');
  return join(base, 'Testigo', 'demo');
}
