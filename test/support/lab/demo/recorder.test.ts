/** A day of the company, recorded through real servers, in the habit that the shipped recording does not have. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { createCompany } from '../../../../src-main/demo/company/company.ts';
import { labAvailability } from '../availability.ts';
import { countRecords, differences } from './check-recording.ts';
import { startRecorder } from './recorder.ts';

const { mysql, debezium } = labAvailability();
const ready = mysql.ok && debezium.ok && spawnSync('cc', ['--version']).status === 0;

test.skipIf(!ready)(
  'a day of another company, statement by statement, is recorded as the database has it',
  async () => {
    const company = createCompany({ seed: 99, days: 1, commits: 'autocommit' });
    const recorder = await startRecorder({ startedAtMs: company.startMs - 60_000, founding: company.founding });
    let commits = 0;
    for (const told of company.life()) {
      if (!('session' in told)) continue;
      await recorder.perform(told);
      commits += 1;
    }
    const counted = await recorder.countRows();
    await recorder.finish();
    const { rows, wrongEnds, changes } = countRecords(recorder.deliveries);
    expect({ wrongEnds, differences: differences(rows, counted) }).toEqual({ wrongEnds: 0, differences: [] });
    expect([changes > 1500, commits > 1500]).toEqual([true, true]);
  },
);
