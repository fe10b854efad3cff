/** One record's exact bytes, and the tables known at that point, to one normalized fact. Never throws; never changes the catalog. */
import type { QuarantineProblem } from '#shared/quarantine-reasons.ts';
import { type JsonObject, type JsonValue, numberText, stringOf } from './exact-json.ts';
import { normalizeBoundary } from './normalize-boundary.ts';
import { normalizeChange } from './normalize-change.ts';
import { normalizeMaxwell } from './normalize-maxwell.ts';
import { normalizeSchemaChange } from './normalize-schema-change.ts';
import type { NormalizedOther, NormalizedRecord, Outcome, RecordInput } from './normalized-record.ts';
import { type Body, readBody } from './read-body.ts';
import { instantFromMillis } from './source-block.ts';
import type { TableCatalog } from './table-catalog.ts';

export function normalizeRecord(record: RecordInput, catalog: TableCatalog): Outcome<NormalizedRecord> {
  try {
    return normalize(record, catalog);
  } catch (cause) {
    // A bug of ours must cost one record, shown as such, and not the reading of all that follow.
    return problem('internal-fault', { fault: String(cause).slice(0, 200) });
  }
}

function normalize(record: RecordInput, catalog: TableCatalog): Outcome<NormalizedRecord> {
  if (record.kind === 'act' || record.kind === 'empty') return other(record.kind, {});
  if (record.kind === 'oversize') return problem('too-large', {});
  const encoding = encodingOf(record.deliveryHead);
  if (record.opaque === true) return problem('broken-encoding', { encoding: encoding ?? 'gzip' });
  const body = readBody(record.bytes, catalog.plans.bodySchemas);
  if (body.ok) return byShape(record, body.value, catalog);
  return encoding === null || isGzip(encoding) ? body : problem('unknown-encoding', { encoding });
}

/** How the body was compressed, as the delivery's header says; null for not at all, or for a record that is not the delivery's first. */
function encodingOf(deliveryHead: string | undefined): string | null {
  const sent = /"content-encoding":"([^"\\]{1,60})"/
    .exec(deliveryHead ?? '')?.[1]
    ?.trim()
    .toLowerCase();
  return sent === undefined || sent === 'identity' ? null : sent;
}

/** Undone already when the record was taken from its delivery. */
function isGzip(encoding: string): boolean {
  return encoding === 'gzip' || encoding === 'x-gzip';
}

/** What a record is shows in the value alone: the sink sends neither key nor topic (debezium.md §2.4). */
function byShape(record: RecordInput, body: Body, catalog: TableCatalog): Outcome<NormalizedRecord> {
  const { payload } = body;
  if (payload.has('op')) return normalizeChange(record, body, catalog);
  if (payload.has('tableChanges') || (payload.has('ddl') && payload.has('source')))
    return normalizeSchemaChange(record, payload, catalog);
  if (payload.has('status') && payload.has('id')) return normalizeBoundary(payload);
  if (payload.has('aggregate_type')) return notification(payload);
  if (payload.has('database') && typeof payload.get('type') === 'string')
    return normalizeMaxwell(record, payload, catalog);
  if (payload.size === 1 && payload.has('ts_ms'))
    return { ok: true, value: { kind: 'heartbeat', at: instantFromMillis(payload.get('ts_ms')) } };
  return problem(unknownShape(body), { members: [...payload.keys()].slice(0, 8).join(', ').slice(0, 200) });
}

function notification(payload: JsonObject): Outcome<NormalizedOther> {
  const facts: Record<string, string> = {};
  for (const name of ['aggregate_type', 'type', 'id', 'timestamp']) {
    const text = factText(payload.get(name));
    if (text !== null) facts[name] = text;
  }
  return other('notification', facts);
}

function unknownShape({ payload, schema }: Body): QuarantineProblem['reason'] {
  if (payload.has('specversion')) return 'cloudevents';
  const isFlat = payload.has('__op') || payload.has('__deleted') || schema?.name?.endsWith('.Value') === true;
  return isFlat ? 'flattened' : 'unrecognised-shape';
}

function other(what: NormalizedOther['what'], facts: NormalizedOther['facts']): Outcome<NormalizedOther> {
  return { ok: true, value: { kind: 'other', what, facts } };
}

function problem(reason: QuarantineProblem['reason'], facts: QuarantineProblem['facts']): Outcome<never> {
  return { ok: false, problem: { reason, facts } };
}

function factText(value: JsonValue | undefined): string | null {
  return stringOf(value)?.slice(0, 200) ?? numberText(value);
}
