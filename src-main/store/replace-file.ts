/** A small file written whole or not at all: beside it, flushed, then renamed over it. */
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { AuditError } from '../errors.ts';

/** Throws `workspace-unwritable`. */
export function replaceFile(file: string, content: string | Buffer, mode: number): void {
  try {
    const beside = `${file}.new`;
    const handle = openSync(beside, 'w', mode);
    try {
      writeSync(handle, typeof content === 'string' ? Buffer.from(content) : content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, file);
    flushFolder(dirname(file));
  } catch (error) {
    throw new AuditError('workspace-unwritable', file, { cause: error });
  }
}

/** Windows can't open a folder and needs no flush of it. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
