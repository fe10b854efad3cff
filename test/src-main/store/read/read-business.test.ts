/** Queries over business events of the demo: counts, spans and filters agree with counting the events by hand; every row finds the event that tells it. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BusinessEvent } from '#shared/business-event.ts';
import type { OperationInput } from '#shared/operations.ts';
import { openRecording } from '../../../../src-main/demo/read-recording.ts';
import { resourcesFolder } from '../../../../src-main/places.ts';
import { openInsightReader } from '../../../../src-main/store/insight/open-insight.ts';
import { getBusinessEvent, listBusinessEvents } from '../../../../src-main/store/read/business-events.ts';
import { getBusinessFacets } from '../../../../src-main/store/read/business-facets.ts';
import { getBusinessHistogram } from '../../../../src-main/store/read/business-histogram.ts';
import { getChangeEvent } from '../../../../src-main/store/read/get-change-event.ts';
import { getTransaction } from '../../../../src-main/store/read/transactions.ts';
import type { Sqlite } from '../../../../src-main/store/sqlite.ts';
import { createRecordedLedger, type RecordedLedger } from '../../../support/ledger/recorded-ledger.ts';
import { understand } from '../../../support/ledger/understood.ts';

let ledger: RecordedLedger;
let db: Sqlite;

beforeAll(async () => {
  ledger = createRecordedLedger();
  const recording = await openRecording(join(resourcesFolder, 'demo/botica.deliveries.zst'));
  for await (const { body } of recording.deliveries) ledger.deliver(Buffer.from(body), { source: 'botica' });
  db = openInsightReader(understand(ledger));
}, 120_000);
afterAll(() => {
  db.close();
  ledger.remove();
});

type Filter = Partial<OperationInput<'listBusinessEvents'>>;

function all(filter: Filter = {}): BusinessEvent[] {
  const events: BusinessEvent[] = [];
  for (let cursor: string | undefined; ; ) {
    const input = { limit: 1000, order: 'oldest' as const, ...filter, ...(cursor === undefined ? {} : { cursor }) };
    const page = listBusinessEvents(db, input);
    events.push(...page.items);
    if (page.next === null) return events;
    cursor = page.next;
  }
}

const histogram = (filter: Filter & { buckets?: number } = {}) => getBusinessHistogram(db, { buckets: 144, ...filter });
/** Rows of the events and of those that they gather, each once. */
function rowsOf(events: readonly BusinessEvent[]): Set<string> {
  return new Set(
    events.flatMap(({ eventId }) => {
      const { evidence, members } = getBusinessEvent(db, eventId);
      return [...evidence, ...members.flatMap((id) => getBusinessEvent(db, id).evidence)].map((row) => row.eventId);
    }),
  );
}

const day = { from: '2026-11-17T05:00:00.000Z', to: '2026-11-18T05:00:00.000Z' };

test('the histogram of a day holds each of its events once, in its own bucket', () => {
  const events = all(day);
  const { buckets, bucketMs, totals } = histogram({ ...day, buckets: 144 });
  expect(bucketMs).toBe(600_000);
  expect(totals).toEqual({
    events: events.length,
    sensitive: events.filter(({ sensitive }) => sensitive).length,
    rows: rowsOf(events).size,
  });
  const byHand = new Map<number, number>();
  for (const { at } of events) {
    const bucket = Math.floor((Date.parse(at) - Date.parse(day.from)) / bucketMs);
    byHand.set(bucket, (byHand.get(bucket) ?? 0) + 1);
  }
  expect(new Map(buckets.flatMap((bucket, index) => (bucket.events > 0 ? [[index, bucket.events]] : [])))).toEqual(
    new Map([...byHand].sort(([a], [b]) => a - b)),
  );
});

test('without a span it reaches from the first event to the last; of nothing it is empty', () => {
  const events = all();
  const { from, buckets, totals } = histogram({ buckets: 7 });
  expect(from).toBe(events.map(({ at }) => at).sort()[0]);
  expect(buckets.reduce((sum, bucket) => sum + bucket.events, 0)).toBe(events.length);
  expect(totals.events).toBe(events.length);
  expect(histogram({ type: ['-'] })).toMatchObject({ buckets: [], totals: { events: 0, sensitive: 0, rows: 0 } });
});

const filters: readonly [Filter, (event: BusinessEvent) => boolean][] = [
  [{ branch: ['3', '4'] }, ({ branch }) => branch === '3' || branch === '4'],
  [{ excludeBranch: ['3'] }, ({ branch }) => branch !== '3'],
  [{ excludeActor: ['cajera02'] }, ({ actor }) => actor.value !== 'cajera02'],
  [{ origin: ['session', 'none'] }, ({ actor }) => actor.origin === 'session' || actor.origin === 'none'],
  [{ excludeOrigin: ['column'] }, ({ actor }) => actor.origin !== 'column'],
  [{ entity: ['adjustment:1', 'adjustment:2'] }, ({ entity }) => entity?.type === 'adjustment'],
  [{ excludeEntity: ['adjustment:1'] }, ({ entity }) => `${entity?.type}:${entity?.id}` !== 'adjustment:1'],
  [{ excludeType: ['Sale'], sensitive: false }, ({ type, sensitive }) => type !== 'Sale' && !sensitive],
  [{ band: ['possible'] }, ({ band }) => band === 'possible'],
  [{ source: ['other'] }, () => false],
  [{ excludeSource: ['other'] }, () => true],
];

test.each(filters)('%j leaves what it says, and counts it alike', (filter, holds) => {
  const expected = all().filter(holds);
  expect(all(filter).map(({ eventId }) => eventId)).toEqual(expected.map(({ eventId }) => eventId));
  expect(histogram(filter).totals.events).toBe(expected.length);
});

test('each facet obeys every filter but its own, and its excluded values stay', () => {
  const filter = { excludeBranch: ['3'], excludeOrigin: ['session' as const], excludeType: ['Sale'] };
  const facets = getBusinessFacets(db, filter);
  const count = (events: readonly BusinessEvent[], of: (event: BusinessEvent) => string | null) => {
    const counts = new Map<string, number>();
    for (const event of events) {
      const value = of(event);
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  };
  const asMap = (values: readonly { value: string; count: number }[]) =>
    new Map(values.map(({ value, count: n }) => [value, n]));
  const { excludeBranch: _branch, ...butBranch } = filter;
  const { excludeOrigin: _origin, ...butOrigin } = filter;
  const { excludeType: _type, ...butType } = filter;
  expect(asMap(facets.branches)).toEqual(count(all(butBranch), ({ branch }) => branch));
  expect(asMap(facets.origins)).toEqual(count(all(butOrigin), ({ actor }) => actor.origin));
  expect(asMap(facets.types)).toEqual(count(all(butType), ({ type }) => type));
  expect(asMap(facets.bands)).toEqual(count(all(filter), ({ band }) => band));
  expect(facets.sensitive).toBe(all({ ...filter, sensitive: true }).length);
});

test('an event that gathers others lists them as its members do it, page by page', () => {
  const [campaign] = all({ type: ['PriceCampaign'] });
  const detail = getBusinessEvent(db, campaign?.eventId ?? '');
  const members = all({ gatheredBy: detail.eventId });
  expect(detail.members.length).toBeGreaterThan(100);
  expect(members.map(({ eventId }) => eventId)).toEqual(detail.members);
  expect(new Set(members.map(({ absorbedBy }) => absorbedBy))).toEqual(new Set([detail.eventId]));
  expect(all({ gatheredBy: 'BE-1-Sale' })).toEqual([]);
});

test('a row names the events that tell it, and they name the row, its part and its transaction', () => {
  const [sale] = all({ type: ['Sale'] });
  const { eventId, evidence } = getBusinessEvent(db, sale?.eventId ?? '');
  expect(evidence.length).toBeGreaterThan(3);
  for (const row of evidence) {
    const { told, event } = getChangeEvent(db, { id: row.eventId });
    expect(told).toContainEqual({ eventId, type: 'Sale', part: row.part });
    const { transaction } = getTransaction(db, { id: row.transaction ?? '', limit: 1, order: 'oldest' });
    expect(transaction.sourceTransactionId).toBe(event.transactionId);
  }
});

test('a row that no rule claims is told as unclassified, noise by nobody', () => {
  const [unclassified] = all({ type: ['UnclassifiedChange'] });
  const [row] = getBusinessEvent(db, unclassified?.eventId ?? '').evidence;
  expect(getChangeEvent(db, { id: row?.eventId ?? '' }).told).toMatchObject([{ type: 'UnclassifiedChange' }]);
  const noise = db.prepare<[], number>('SELECT leaf FROM noise LIMIT 1').pluck().get();
  expect(getChangeEvent(db, { id: `EV-${noise}` }).told).toEqual([]);
});
