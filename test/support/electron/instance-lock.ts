/** One running instance a folder: the first writes its process id, a later one leaves a note that the first one notices. */
import { existsSync, mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether this process is the first; then `onSecond` runs whenever another one tried. */
export function takeInstanceLock(folder: string, onSecond: () => void): boolean {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'instance.pid');
  const knock = join(folder, 'second-instance');
  if (existsSync(lock) && isAlive(Number(readFileSync(lock, 'utf8')))) {
    writeFileSync(knock, String(process.pid));
    return false;
  }
  writeFileSync(lock, String(process.pid));
  const watcher = watch(folder, () => {
    if (!existsSync(knock)) return;
    rmSync(knock, { force: true });
    onSecond();
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
