/** Run under a limit on file size: appends groups of three until one is refused, lifts the limit, appends one more; tells what happened. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { AuditError } from '../../../../src-main/errors.ts';
import { openBodiesWriter } from '../../../../src-main/store/evidence/bodies-writer.ts';

const writer = openBodiesWriter(process.argv[2] ?? '');
const group = () =>
  Array.from({ length: 3 }, () => ({
    source: 'botica',
    receivedAt: '2026-11-25T04:36:34.513Z',
    head: '{}',
    encoding: 'identity' as const,
    bytes: randomBytes(20_000),
  }));

let stored = 0;
let code = '';
try {
  for (let n = 0; n < 1000; n++) stored = writer.append(group()).at(-1) ?? stored;
} catch (error) {
  code = error instanceof AuditError ? error.code : String(error);
}
execFileSync('prlimit', ['--pid', String(process.pid), '--fsize=unlimited']);
const afterwards = writer.append(group());
console.log(JSON.stringify({ stored, code, afterwards }));
