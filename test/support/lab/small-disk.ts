/** A small disk of its own that can be filled, freed and made read-only: a tmpfs, which takes Linux and root. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder, temporaryFolder } from './daemon.ts';

export interface SmallDisk {
  readonly folder: string;
  /** Takes away all space but so much, until `free`. */
  fillBut(megabytes: number): void;
  free(): void;
  readOnly(yes: boolean): void;
  remove(): void;
}

const megabyte = 1024 * 1024;

export const canMount = process.platform === 'linux' && process.getuid?.() === 0;

export function makeSmallDisk(megabytes: number): SmallDisk {
  const base = temporaryFolder('disk');
  const folder = join(base, 'disk');
  mkdirSync(folder);
  mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'testigo-test', folder);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fillBut(left) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left * megabyte), 1));
    },
    free: () => rmSync(ballast, { force: true }),
    readOnly: (yes) => mount('-o', `remount,${yes ? 'ro' : 'rw'},size=${megabytes}m`, folder),
    remove() {
      spawnSync('umount', ['--lazy', folder]);
      removeFolder(base);
    },
  };
}

function mount(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mount ${args.join(' ')}: ${stderr}`);
}
