/**
 * What the recorded company really did against what Testigo tells of it: precision and recall by type.
 *
 *   npm run bench:truth [FOLDER with NAME.deliveries.zst and NAME.journal.ndjson.zst …]
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { resourcesFolder } from '../../src-main/places.ts';
import { openInsightReader } from '../../src-main/store/insight/open-insight.ts';
import { readJournal } from '../support/truth/read-journal.ts';
import { scoreEvents, type TypeScore, together } from '../support/truth/score-events.ts';
import { understandRecording } from '../support/truth/understand-recording.ts';

const name = 'cadena';
const given = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const verbose = process.argv.includes('--verbose');
const folders = given.length > 0 ? given : [join(resourcesFolder, 'demo')];

for (const folder of folders) {
  const recording = join(folder, `${name}.deliveries.zst`);
  if (!existsSync(recording)) {
    process.stderr.write(`${recording} is not there: npm run demo:record makes it\n`);
    process.exitCode = 1;
    continue;
  }
  const understood = await understandRecording(recording);
  const db = openInsightReader(understood.insight);
  const scores = scoreEvents(db, readJournal(join(folder, `${name}.journal.ndjson.zst`)));
  print(folder, scores);
  const changes =
    db.prepare<[], number>("SELECT count(*) FROM change_event WHERE operation <> 'read'").pluck().get() ?? 0;
  const seconds = understood.understandMs / 1000;
  process.stdout.write(
    `${understood.records} records, ${changes} changes in ${seconds.toFixed(1)} s: ${Math.round(understood.records / seconds)} records/s\n\n`,
  );
  db.close();
  understood.remove();
}

function print(folder: string, scores: readonly TypeScore[]): void {
  const { precision, recall } = together(scores);
  process.stdout.write(`${folder}: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}\n`);
  for (const { type, facts, events, right, missed, invented } of scores) {
    const flag = facts === right && events === right ? ' ' : '*';
    process.stdout.write(
      `${flag} ${type.padEnd(24)} ${String(facts).padStart(6)} facts ${String(events).padStart(6)} events ${String(right).padStart(6)} right\n`,
    );
    if (!verbose) continue;
    for (const fact of missed) process.stdout.write(`    missed ${JSON.stringify(fact)}\n`);
    for (const event of invented) process.stdout.write(`    invented ${JSON.stringify(event)}\n`);
  }
}
