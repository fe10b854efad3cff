/** One running instance a folder: the first writes its process id, a later one leaves a note with its command line, which the first one notices. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether this process is the first; then `onSecond` runs whenever another one tried, with its command line. */
export function takeInstanceLock(folder: string, onSecond: (argv: readonly string[]) => void): boolean {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'instance.pid');
  const knock = join(folder, 'second-instance');
  if (existsSync(lock) && isAlive(Number(readFileSync(lock, 'utf8')))) {
    writeFileSync(`${knock}.new`, JSON.stringify(process.argv));
    renameSync(`${knock}.new`, knock);
    return false;
  }
  writeFileSync(lock, String(process.pid));
  const watcher = watch(folder, () => {
    if (!existsSync(knock)) return;
    const argv: readonly string[] = JSON.parse(readFileSync(knock, 'utf8'));
    rmSync(knock, { force: true });
    onSecond(argv);
  });
  watcher.unref();
  return true;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
