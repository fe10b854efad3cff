/** A recorded day of the pharmacy in the business's words: the same however it is read, every row accounted for, packs taken from the ledger. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecording } from '../../../src-main/demo/read-recording.ts';
import { installedPacks } from '../../../src-main/packs/installed-packs.ts';
import { always } from '../../../src-main/packs/packs-in-force.ts';
import { resourcesFolder } from '../../../src-main/places.ts';
import { getBusinessEvent, listBusinessEvents } from '../../../src-main/store/read/business-events.ts';
import { getBusinessFacets } from '../../../src-main/store/read/business-facets.ts';
import { openUnderstanding } from '../../../src-main/understand.ts';
import { createRecordedLedger, type RecordedLedger } from '../../support/ledger/recorded-ledger.ts';
import { dump, look, understand } from '../../support/ledger/understood.ts';

/** Of the 777 deliveries of the day: the snapshot and the morning. */
const deliveries = 260;
let ledger: RecordedLedger;
let whole: string;

beforeAll(async () => {
  ledger = createRecordedLedger().at('2026-11-17T11:30:00.000Z');
  const recording = await openRecording(join(resourcesFolder, 'demo', 'botica.deliveries.zst'));
  let taken = 0;
  for await (const { headers, body } of recording.deliveries) {
    ledger.deliver(body, { source: recording.source, headers: { ...headers } });
    taken += 1;
    if (taken === deliveries) break;
  }
  whole = dump(understand(ledger));
});
afterAll(() => ledger.remove());

const page = { limit: 100, order: 'oldest' } as const;

describe('a morning at the pharmacy', () => {
  it('tells sales, prices and approvals in sentences made of facts', () => {
    look(ledger, (db) => {
      const { items } = listBusinessEvents(db, { ...page, type: ['Sale'], limit: 1 });
      expect(items[0]).toMatchObject({
        type: 'Sale',
        band: 'confirmed',
        confidence: 1,
        gaps: [],
        actor: { value: 'cajera11', origin: 'column', confidence: 'high' },
        sentence: {
          es: 'Venta: boleta B011-6263 por S/\u00a0176.40, 2 líneas, vendió cajera11',
          en: 'Sale: B011-6263 for S/\u00a0176.40, 2 lines, sold by cajera11',
        },
      });
      const { items: approvals } = listBusinessEvents(db, { ...page, type: ['PurchaseApproved'] });
      expect(approvals[0]?.payload).toMatchObject({
        requestedBy: 'compras01',
        approvedBy: 'gerente',
        samePerson: false,
      });
    });
  });

  it('proves each event by its rows, each under the part that it fills', () => {
    look(ledger, (db) => {
      const [sale] = listBusinessEvents(db, { ...page, type: ['Sale'], limit: 1 }).items;
      const { evidence, rows } = getBusinessEvent(db, sale?.eventId ?? '');
      expect(evidence.length).toBe(rows);
      expect(new Set(evidence.map(({ part }) => part))).toEqual(
        new Set(['anchor', 'lines', 'payments', 'kardex', 'stock', 'series']),
      );
      expect(evidence.find(({ part }) => part === 'anchor')).toMatchObject({
        table: 'bd_botica.venta_cab',
        operation: 'create',
      });
    });
  });

  it('folds a campaign of three hundred prices into one event, which names its members', () => {
    look(ledger, (db) => {
      const { items, total } = listBusinessEvents(db, { ...page, type: ['PriceCampaign', 'PriceChanged'] });
      expect(items[0]).toMatchObject({ type: 'PriceCampaign', payload: { count: 300, percent: '-12.0' } });
      expect(total).toBeLessThan(10);
      expect(getBusinessEvent(db, items[0]?.eventId ?? '').members.length).toBe(300);
      expect(listBusinessEvents(db, { ...page, type: ['PriceChanged'], absorbed: true }).total).toBeGreaterThan(299);
    });
  });

  it('accounts for every row change: told, unclassified or noise', () => {
    look(ledger, (db) => {
      const { rows } = getBusinessFacets(db, {});
      const activity = db
        .prepare<[], number>(
          "SELECT count(*) FROM change_event WHERE operation <> 'read' AND coalesce(flags, '') NOT LIKE '%synthetic-ddl%'",
        )
        .pluck()
        .get();
      expect(rows.told + rows.unclassified + rows.noise).toBe(activity);
      expect(rows.told).toBeGreaterThan(1000);
    });
  });

  it('counts by type what the list holds, each facet obeying the other filters', () => {
    look(ledger, (db) => {
      const { types, actors } = getBusinessFacets(db, { actor: ['cajera11'] });
      for (const { value, count } of types)
        expect(listBusinessEvents(db, { ...page, type: [value], actor: ['cajera11'] }).total).toBe(count);
      expect(actors.length).toBeGreaterThan(5);
    });
  });

  it('fills the business columns of the seed view from the event that a row anchors', () => {
    look(ledger, (db) => {
      const row = db
        .prepare("SELECT * FROM events WHERE source_table = 'venta_cab' AND operation = 'create' LIMIT 1")
        .get();
      expect(row).toMatchObject({ entity_type: 'document', business_event_type: 'Sale', confidence: 1 });
    });
  });

  it.each([1, 37, 400])(
    'is the same read in batches of %i, closed and opened again in between',
    (batch) => {
      const file = `insight-${1000 + batch}.db`;
      const records = ledger.records();
      const path = join(ledger.folder, file);
      for (let read = 1, round = 0; read > 0 && round < 40; round += 1) {
        const understanding = openUnderstanding(path, records, always(installedPacks()));
        for (let steps = 0; steps < 5; steps += 1) read = understanding.step(batch);
        understanding.close();
      }
      expect(dump(understand(ledger, { batch: 977, file })) === whole).toBe(true);
    },
    120_000,
  );
});
