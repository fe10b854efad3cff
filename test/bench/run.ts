/** npm run bench [-- --only NAME] [--json FILE]: the figures of the README, ratios within one run. BENCH_SCALE makes it smaller or larger. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { answered } from './answered.ts';
import { latency } from './latency.ts';
import { ledgerSize } from './ledger-size.ts';
import type { Figure } from './measure.ts';
import { memory } from './memory.ts';
import { realDebezium } from './real-debezium.ts';
import { sealed } from './sealed.ts';

const benches = { answered, sealed, memory, latency, ledgerSize, realDebezium } satisfies Record<
  string,
  (folder: string) => Promise<Figure[]>
>;

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } });
const figures: Figure[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (values.only !== undefined && values.only !== name) continue;
  const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), `testigo-bench-${name}-`));
  process.stderr.write(`${name} …\n`);
  try {
    const found = await bench(folder);
    figures.push(...found);
    for (const figure of found) process.stdout.write(`${line(figure)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);

function line({ name, target, measured, ok }: Figure): string {
  return `${ok === null ? ' ' : ok ? '✓' : '✗'} ${name.padEnd(48)} ${target.padEnd(14)} ${measured}`;
}
