/** The recorded demo day that ships with the product is whole. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRecording, writeRecording } from './framing.ts';
import { storyTitles } from './stories.ts';

const folder = join(import.meta.dirname, '../../../../resources/demo');

interface Told {
  readonly status?: string;
  readonly id?: string;
  readonly event_count?: number;
  readonly op?: string;
  readonly transaction?: { readonly id: string } | null;
  readonly source?: { readonly ts_ms: number };
}

test('every END of the recording counts exactly the rows that were recorded for its transaction', () => {
  const { header, deliveries } = readRecording(readFileSync(join(folder, 'botica.deliveries.zst')));
  const records = deliveries.flatMap(({ body }) => JSON.parse(body.toString('utf8')) as Told[]);
  const rows = new Map<string, number>();
  for (const { op, transaction } of records)
    if (op && transaction) rows.set(transaction.id, (rows.get(transaction.id) ?? 0) + 1);
  const wrong = records.filter(({ status, id, event_count }) => status === 'END' && rows.get(id ?? '') !== event_count);
  expect({ records: records.length, wrong }).toEqual({ records: header.records, wrong: [] });
});

test('every seeded story left its commits in the recording', () => {
  const { deliveries } = readRecording(readFileSync(join(folder, 'botica.deliveries.zst')));
  const times = new Set(
    deliveries.flatMap(({ body }) => (JSON.parse(body.toString('utf8')) as Told[]).map(({ source }) => source?.ts_ms)),
  );
  const stories = JSON.parse(readFileSync(join(folder, 'botica.stories.json'), 'utf8')) as {
    id: string;
    committedMs: number[];
  }[];
  expect(stories.map(({ id }) => id)).toEqual(Object.keys(storyTitles));
  expect(
    stories.filter(({ committedMs }) => committedMs.length === 0 || !committedMs.every((ms) => times.has(ms))),
  ).toEqual([]);
});

test('a body with newlines and bytes that are no text comes back as it was written', () => {
  const deliveries = [
    { offsetMs: 0, headers: [['content-type', 'application/json']] as const, body: Buffer.from('[1,\n2]\n') },
    { offsetMs: 7, headers: [], body: Buffer.from([0, 255, 10, 13]) },
    { offsetMs: 7, headers: [], body: Buffer.alloc(0) },
  ];
  const again = readRecording(writeRecording({ startedAtMs: 1 }, deliveries));
  expect(again).toEqual({ header: { format: 'testigo-deliveries/1', deliveries: 3, startedAtMs: 1 }, deliveries });
});
