/** Normalizes a recorded body record by record, as understanding does: each definition and lesson is in force for what follows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitBody } from '../../../../src-main/ingest/split-body.ts';
import { normalizeRecord } from '../../../../src-main/normalize/normalize-record.ts';
import type { NormalizedRecord, Outcome } from '../../../../src-main/normalize/normalized-record.ts';
import { createTableCatalog, type TableCatalog } from '../../../../src-main/normalize/table-catalog.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures');

/** `live/…` or `docs/…`. */
export function recordsOf(name: string): Buffer[] {
  const body = readFileSync(join(fixtures, name));
  return splitBody(body).map(({ start, end }) => body.subarray(start, end));
}

export function normalizeAll(records: readonly Buffer[], catalog: TableCatalog): Outcome<NormalizedRecord>[] {
  return records.map((bytes, index) => normalizeOne(bytes, catalog, index + 1));
}

export function normalizeOne(
  bytes: Buffer | string,
  catalog = createTableCatalog(),
  seq = 1,
  deliveryHead = '',
): Outcome<NormalizedRecord> {
  const record = { seq, kind: 'row', source: 'caja', deliveryHead, receivedAt: '2026-11-25T12:00:00.000Z' };
  const outcome = normalizeRecord({ ...record, bytes: Buffer.from(bytes) }, catalog);
  if (!outcome.ok) return outcome;
  if (outcome.value.kind === 'schema') for (const change of outcome.value.changes) catalog.apply(change);
  if (outcome.value.kind === 'change' && outcome.value.learned) catalog.apply(outcome.value.learned);
  return outcome;
}

/** The value, where a test has no use for a problem. */
export function expectChange(outcome: Outcome<NormalizedRecord>) {
  if (!outcome.ok || outcome.value.kind !== 'change') throw new Error(`not a change: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

/** Definitions in force where the recordings of this server begin: those of its snapshot. */
export function catalogOf(server: 'mysql97' | 'mariadb1011' | 'postgres15'): TableCatalog {
  const catalog = createTableCatalog({ configuredKeys: server === 'postgres15' ? { caja: postgresKeys } : {} });
  const snapshots = {
    mysql97: ['mysql97-snapshot-ddl', 'mysql97-snapshot-rows-types'],
    mariadb1011: ['mariadb1011-snapshot-rows-types'],
    postgres15: [],
  };
  for (const name of snapshots[server]) normalizeAll(recordsOf(`live/${name}.batch.json`), catalog);
  return catalog;
}

const postgresKeys = {
  'lab.cuenta': ['id'],
  'lab.cuenta_full': ['id'],
  'lab.padre': ['id'],
  'lab.hijo': ['id'],
  'lab.nums': ['n'],
  'lab.tipos': ['id'],
  'lab.Ventas Año 2026': ['Id Venta'],
};
