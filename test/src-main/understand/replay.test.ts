/** Understanding is a function of the ledger: however it is cut, stopped or done again, the same rows come of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installedPacks } from '../../../src-main/packs/installed-packs.ts';
import { always } from '../../../src-main/packs/packs-in-force.ts';
import { openUnderstanding } from '../../../src-main/understand.ts';
import { createRecordedLedger, type RecordedLedger, recorded } from '../../support/ledger/recorded-ledger.ts';
import { dump, forget, understand } from '../../support/ledger/understood.ts';

let ledger: RecordedLedger;
let whole: string;

beforeAll(() => {
  ledger = createRecordedLedger().at('2026-11-25T02:00:00.000Z');
  const names = readdirSync(join(import.meta.dirname, '../../fixtures/live')).filter(
    (name) => name.endsWith('.json') && !name.includes('headers'),
  );
  for (const round of [1, 2]) {
    for (const name of names) {
      ledger.at(40_000).deliver(name, { source: name.split('-')[0] ?? '', runId: round === 1 ? 'A' : 'B' });
      if (name.includes('pk')) ledger.act('tick');
    }
    ledger.act('sleep').at(3_600_000).act('resume');
  }
  const [begin, del, create] = recorded('mysql97-pk-update.batch.json');
  ledger
    .deliver([begin, del], { source: 'otra' })
    .act('tick')
    .deliver([create], { source: 'otra' })
    .deliver(Buffer.from('[{"a":'));
  whole = dump(understand(ledger, { batch: 100_000 }));
});
afterAll(() => ledger.remove());

test('deleted and read again, the same rows', () => {
  forget(ledger);
  expect(dump(understand(ledger, { batch: 1000 }))).toBe(whole);
  expect(whole.length).toBeGreaterThan(100_000);
});

test('whatever the batches, and wherever the reading is closed and opened again, the same rows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ batch: fc.integer({ min: 1, max: 60 }), reopen: fc.boolean() }), {
        minLength: 1,
        maxLength: 40,
      }),
      (cuts) => {
        const file = 'insight-7.db';
        forget(ledger, file);
        const records = ledger.records();
        let understanding = openUnderstanding(join(ledger.folder, file), records, always(installedPacks()));
        for (const { batch, reopen } of cuts) {
          understanding.step(batch);
          if (!reopen) continue;
          understanding.close();
          understanding = openUnderstanding(join(ledger.folder, file), records, always(installedPacks()));
        }
        understanding.close();
        expect(dump(understand(ledger, { batch: 77, file }))).toBe(whole);
      },
    ),
    { numRuns: 12 },
  );
});

test('one record at a time, the same rows', () => {
  const file = 'insight-8.db';
  expect(dump(understand(ledger, { batch: 1, file }))).toBe(whole);
});

test('killed anywhere, it loses nothing and doubles nothing', async () => {
  const file = 'insight-9.db';
  for (let kills = 0; kills < 8; kills++) {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, '../../support/ledger/understand-slowly.ts'), ledger.folder, file],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(child.stdout, 'data');
    await sleep(5 + kills * 17);
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  expect(dump(understand(ledger, { batch: 500, file }))).toBe(whole);
});
