/** The recordings that ship with the product are whole, and what lies beside them agrees with them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createCompany } from '../../../../src-main/demo/company/company.ts';
import { type Fact, factTypes } from '../../../../src-main/demo/company/journal.ts';
import { countRecords } from './check-recording.ts';
import { type RecordedDelivery, readRecording, writeRecording } from './framing.ts';

const folder = join(import.meta.dirname, '../../../../resources/demo');
const readFile = (name: string) => readFileSync(join(folder, name));

interface Told {
  readonly status?: string;
  readonly ts_ms?: number;
  readonly ddl?: string;
  readonly op?: string;
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
  readonly source?: { readonly ts_ms: number; readonly table: string };
}

test.each(['botica.deliveries.zst', 'cadena.deliveries.zst'])(
  'every END of %s counts exactly the rows that were recorded for its transaction',
  (name) => {
    const { header, deliveries } = readRecording(readFile(name));
    const { records, wrongEnds } = countRecords(deliveries);
    expect({ records, wrongEnds }).toEqual({ records: header.records, wrongEnds: 0 });
  },
);

test('every seeded story of the one day left its commits in the recording', () => {
  const { deliveries } = readRecording(readFile('botica.deliveries.zst'));
  const times = new Set([...recordsOf(deliveries)].map(({ source }) => source?.ts_ms));
  const stories = JSON.parse(String(readFile('botica.stories.json'))) as { committedMs: number[] }[];
  expect(stories.length).toBe(13);
  expect(
    stories.filter(({ committedMs }) => committedMs.length === 0 || !committedMs.every((ms) => times.has(ms))),
  ).toEqual([]);
});

test('sixty days: about three thousand changes a day in at most fifteen megabytes, captured within a minute', () => {
  const file = readFile('cadena.deliveries.zst');
  const { header, deliveries } = readRecording(file);
  const { changes } = countRecords(deliveries);
  expect([header.days, header.changes, header.commits]).toEqual([60, changes, 'transactions']);
  expect([changes > 165_000 && changes < 200_000, file.length <= 15_000_000]).toEqual([true, true]);
  const lags = deliveries.flatMap(({ offsetMs, body }) =>
    [...recordsOf([{ offsetMs, headers: [], body }])].flatMap(({ op, source }) =>
      op && op !== 'r' && source ? [header.startedAtMs + offsetMs - source.ts_ms] : [],
    ),
  );
  expect([lags.every((ms) => ms >= 0), lags.every((ms) => ms < 60_000)]).toEqual([true, true]);
});

test('every fact of the journal is in the recording, at its times, with its key, unless nothing of it could be captured', () => {
  const { deliveries } = readRecording(readFile('cadena.deliveries.zst'));
  const times = new Set<number>();
  const rows = new Map<string, Readonly<Record<string, unknown>>[]>();
  for (const { status, ts_ms, ddl, op, before, after, source } of recordsOf(deliveries)) {
    if (status === 'END' && ts_ms !== undefined) times.add(ts_ms);
    if (!source || op === 'r' || (!op && ddl === undefined)) continue;
    times.add(source.ts_ms);
    const at = `${source.ts_ms} ${source.table}`;
    const seen = [before, after, ddl === undefined ? null : {}].filter((row) => row !== null && row !== undefined);
    rows.set(at, [...(rows.get(at) ?? []), ...seen]);
  }
  const facts = journal();
  const absent = facts.filter(({ captured, atMs, table, key, commitsMs }) => {
    if (captured === false) return false;
    const found = rows.get(`${atMs} ${table}`)?.some((row) => carries(row, key));
    return !found || !commitsMs.every((ms) => times.has(ms));
  });
  expect(absent).toEqual([]);
  expect(factTypes.filter((type) => !facts.some((fact) => fact.type === type))).toEqual([]);
});

test('journal and labels that ship are what the company tells today', () => {
  const { header } = readRecording(readFile('cadena.deliveries.zst'));
  const company = createCompany({ seed: Number(header.seed), days: Number(header.days), commits: 'transactions' });
  for (const _ of company.life());
  const lines = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
  expect(lines(company.facts()) === String(zstdDecompressSync(readFile('cadena.journal.ndjson.zst')))).toBe(true);
  expect(lines(company.labels())).toBe(String(readFile('cadena.labels.jsonl')));
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

function* recordsOf(deliveries: readonly RecordedDelivery[]): Generator<Told> {
  for (const { body } of deliveries) yield* JSON.parse(body.toString('utf8')) as Told[]; // what the sink sends in batch mode
}

function journal(): Fact[] {
  const lines = String(zstdDecompressSync(readFile('cadena.journal.ndjson.zst')))
    .trimEnd()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Fact);
}

function carries(row: Readonly<Record<string, unknown>>, key: Fact['key']): boolean {
  return key === null || Object.entries(key).every(([name, value]) => String(row[name]) === value);
}
