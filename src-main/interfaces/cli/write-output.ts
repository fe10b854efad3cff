/** Text for stdout, or for the file that was named. */
import { writeFileSync } from 'node:fs';
import { AuditError } from '../../errors.ts';
import type { CommandContext } from './command-context.ts';

export function writeOutput(text: string, file: string | undefined, { print }: CommandContext): void {
  if (file === undefined) print(text.replace(/\n$/, ''));
  else writeText(file, text.endsWith('\n') ? text : `${text}\n`);
}

function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    throw new AuditError('output-unwritable', file, { cause });
  }
}
