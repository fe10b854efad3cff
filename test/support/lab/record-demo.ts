/**
 * Records the demo company: its life in a real MySQL, captured by a real Debezium Server, with what it really did written beside it.
 *
 * The clock is moved, not the data: MySQL and Debezium read the company's clock through a preloaded library, and each commit names its
 * exact time. Commits of less than a minute may be under way at once, then all are delivered before time goes on, so that capture
 * follows commit as on a real day.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createCompany, defaultSeed } from '../../../src-main/demo/company/company.ts';
import { countRecords, differences } from './demo/check-recording.ts';
import { compressText, readRecording, writeRecording } from './demo/framing.ts';
import { startRecorder } from './demo/recorder.ts';

const help = `npm run demo:record -- [options]     (needs the lab, see provision.sh, and a C compiler)

  --seed N       another company of the same kind                    default ${defaultSeed}
  --days N       1 to 60                                             default 60
  --commits HOW  transactions, or autocommit: each statement by itself   default transactions
  --out FOLDER   where cadena.deliveries.zst, cadena.journal.ndjson.zst and cadena.labels.jsonl go   default resources/demo
  --help

Sixty days take some ten minutes.
`;
const source = {
  connector: 'mysql',
  server: 'MySQL 9.7',
  debezium: '3.6.1.Final',
  topicPrefix: 'botica',
  database: 'bd_botica',
  zone: 'America/Lima',
};

const options = readOptions();
if (options === null) process.stderr.write(help);
else await record(options);

interface Options {
  readonly seed: number;
  readonly days: number;
  readonly commits: 'transactions' | 'autocommit';
  readonly out: string;
}

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: String(defaultSeed) },
      days: { type: 'string', default: '60' },
      commits: { type: 'string', default: 'transactions' },
      out: { type: 'string', default: join(import.meta.dirname, '../../../resources/demo') },
      help: { type: 'boolean', default: false },
    },
  });
  const { seed, days, commits, out } = values;
  const valid = Number.isInteger(Number(seed)) && Number(days) >= 1 && Number(days) <= 60;
  if (values.help || !valid || (commits !== 'transactions' && commits !== 'autocommit')) {
    if (!values.help) process.exitCode = 2;
    return null;
  }
  return { seed: Number(seed), days: Math.trunc(Number(days)), commits, out };
}

async function record({ seed, days, commits, out }: Options): Promise<void> {
  const company = createCompany({ seed, days, commits });
  const startedAtMs = company.startMs - 30 * 60_000;
  const recorder = await startRecorder({ startedAtMs, founding: company.founding });
  say('founded, first snapshot taken');
  let day = '';
  for (const told of company.life()) {
    const date = new Date(told.atMs - 5 * 3_600_000).toISOString().slice(0, 10);
    if (date !== day) say(`${date}: ${recorder.deliveries.length} deliveries`);
    day = date;
    await ('session' in told ? recorder.perform(told) : recorder.interrupt(told));
  }
  const counted = await recorder.countRows();
  await recorder.finish();
  say('the last day is over');
  const { rows, ...counts } = countRecords(recorder.deliveries);
  const wrong = differences(rows, counted);
  if (counts.wrongEnds > 0 || wrong.length > 0)
    throw new Error(`${counts.wrongEnds} END records differ; ${wrong.join('; ')}`);

  mkdirSync(out, { recursive: true });
  const { records, changes } = counts;
  const about = { startedAtMs, records, changes, seed, days, commits, batch: true, schemas: false, source };
  const file = writeRecording(about, recorder.deliveries);
  writeFileSync(join(out, 'cadena.deliveries.zst'), file);
  const journal = company.facts().map((fact) => `${JSON.stringify(fact)}\n`);
  writeFileSync(join(out, 'cadena.journal.ndjson.zst'), compressText(journal.join('')));
  const labels = company.labels().map((label) => `${JSON.stringify(label)}\n`);
  writeFileSync(join(out, 'cadena.labels.jsonl'), labels.join(''));
  if (readRecording(file).deliveries.length !== recorder.deliveries.length)
    throw new Error('the file does not read back');
  say(
    `${JSON.stringify(counts)}, ${recorder.deliveries.length} deliveries, ${journal.length} facts, ${labels.length} labels, ${file.length} bytes`,
  );
}

function say(text: string): void {
  process.stderr.write(`${Math.round(performance.now() / 1000)} s: ${text}\n`);
}
