/** Reads a password from the terminal without showing it; without a terminal, from the first line of stdin. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

export async function askPassword(question: string): Promise<string> {
  const { stdin, stderr } = process;
  const terminal = stdin.isTTY === true;
  if (terminal) stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal });
  try {
    return await new Promise<string>((resolve) => {
      lines.once('line', resolve);
      lines.once('close', () => resolve(''));
    });
  } finally {
    lines.close();
    if (terminal) stderr.write('\n');
  }
}
