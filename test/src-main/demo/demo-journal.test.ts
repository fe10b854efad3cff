import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDemoJournal } from '../../../src-main/demo/demo-journal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'testigo-demo-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function noteTo(count: number): void {
  const journal = openDemoJournal(folder, 'a');
  for (let posted = journal.posted + 1; posted <= count; posted += 1) journal.note(posted);
  journal.close();
}

test('a later start knows how far an earlier one came', () => {
  noteTo(7);
  noteTo(23);
  expect(openDemoJournal(folder, 'a').posted).toBe(23);
});

test('a start that was killed forgets fewer than ten posts', () => {
  const journal = openDemoJournal(folder, 'a');
  for (let posted = 1; posted <= 19; posted += 1) journal.note(posted);
  expect(openDemoJournal(folder, 'a').posted).toBe(10);
});

test('that it was played to its end is kept at once, and only for this recording', () => {
  const journal = openDemoJournal(folder, 'a');
  journal.note(12);
  journal.noteEnd();
  const again = openDemoJournal(folder, 'a');
  expect([again.posted, again.ended]).toEqual([12, true]);
  expect(openDemoJournal(folder, 'b').ended).toBe(false);
});

test('another recording, or a file that is not a journal, begins from the start', () => {
  noteTo(7);
  expect(openDemoJournal(folder, 'b').posted).toBe(0);
  writeFileSync(join(folder, 'demo.json'), '{"posted":-1}');
  expect(openDemoJournal(folder, 'a').posted).toBe(0);
});
