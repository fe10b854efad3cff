/** The thread that understands: follows a ledger that grows, tells how far it is, and makes a new reading when asked. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { captureLoad } from '../../../src-main/threads/capture-load.ts';
import type { Understood } from '../../../src-main/threads/understand-contract.ts';
import { startUnderstandThread, type UnderstandThread } from '../../../src-main/threads/understand-thread.ts';
import { waitFor } from '../../support/lab/wait-for.ts';
import { createRecordedLedger, type RecordedLedger } from '../../support/ledger/recorded-ledger.ts';

let ledger: RecordedLedger;
let thread: UnderstandThread;
let told: Understood[];
let readings: number[];

beforeEach(async () => {
  told = [];
  readings = [];
  ledger = createRecordedLedger()
    .deliver('mysql97-snapshot-ddl.batch.json')
    .deliver('mysql97-snapshot-rows-types.batch.json');
  thread = await startUnderstandThread(
    { folder: ledger.folder, load: captureLoad().shared },
    {
      understood: (news) => told.push(news),
      swapped: (reading) => readings.push(reading),
      appendReading: ({ reading, toLeaf }) => void ledger.act('reading', { reading, toLeaf }),
      storing: () => {},
      onTrouble: (what, error) => {
        throw new Error(what, { cause: error });
      },
    },
  );
});
afterEach(async () => {
  await thread.close();
  ledger.remove();
});

test('what is sealed is understood and told with its findings', async () => {
  await waitFor(() => thread.state().toLeaf === ledger.size(), { what: 'the first leaves' });
  told = [];
  ledger.deliver('mysql97-xa-commit.batch.json');
  thread.sealed();
  await waitFor(() => told.length > 0, { what: 'news' });
  expect(told[0]).toMatchObject({
    reading: 1,
    toLeaf: ledger.size(),
    behind: 0,
    rebuilding: false,
    records: 1,
    findings: [expect.stringMatching(/^G-\d+/)],
  });
});

test('a new reading is asked for, made, told, and written down', async () => {
  expect(await thread.rebuild()).toEqual({ reading: 2 });
  await waitFor(() => readings.length > 0, { what: 'the new reading' });
  expect(readings).toEqual([2]);
  thread.sealed();
  await waitFor(() => thread.state().reading === 2 && thread.state().toLeaf === ledger.size(), {
    what: 'the leaf that says so',
  });
  expect(thread.state().rebuilding).toBe(false);
});
