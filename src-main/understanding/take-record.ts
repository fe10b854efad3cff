/** One leaf of the ledger, whatever it is: normalized, recognised, placed, told to coverage; or kept in quarantine with its reason. */

import type { QuarantineProblem } from '#shared/quarantine-reasons.ts';
import { actKindSchema } from '#shared/record-kind.ts';
import { laterOf } from '../coverage/span.ts';
import { normalizeRecord } from '../normalize/normalize-record.ts';
import type { NormalizedRecord, RecordInput } from '../normalize/normalized-record.ts';
import type { TableChange } from '../normalize/table-schema.ts';
import type { SealedRecord } from '../record-source.ts';
import { runIdOf, snapshotText } from './delivery-signs.ts';
import { normalizerVersion } from './normalizer-version.ts';
import { type Arrival, arrivalOf, type Reading, tell } from './reading.ts';
import { takeAct } from './take-act.ts';
import { endSnapshot, takeBaseline } from './take-baseline.ts';
import { takeChange } from './take-change.ts';
import { takeSchema } from './take-schema.ts';
import { takeBegin, takeEnd } from './transactions.ts';

export function takeRecord(reading: Reading, record: SealedRecord): void {
  if (isAct(record.kind)) return takeAct(reading, record);
  const arrival = arrivalOf(reading, record);
  const isFirst = noteReceipt(reading, arrival);
  const outcome = normalizeRecord(inputOf(record, isFirst), reading.catalog);
  if (!outcome.ok) return quarantine(reading, arrival, outcome.problem);
  takeNormalized(reading, arrival, outcome.value);
}

function isAct(kind: string): boolean {
  return actKinds.has(kind);
}

const actKinds: ReadonlySet<string> = new Set(actKindSchema.options);

export function takeNormalized(reading: Reading, arrival: Arrival, value: NormalizedRecord): void {
  const { source, memory } = arrival;
  source.dirty = true;
  if (value.kind === 'change') {
    learn(reading, arrival, value.learned);
    noteConnector(arrival, value.event.connector, value.event.metadata.connectorVersion);
    source.known.lastCapturedAt = laterOf(source.known.lastCapturedAt, value.event.capturedAt);
    if (value.event.operation === 'read') return takeBaseline(reading, arrival, value);
  }
  const isSynthetic = value.kind === 'schema' && (value.event === null || value.event.flags.includes('synthetic-ddl'));
  if (memory.snapshot !== null && !isSynthetic && value.kind !== 'other') endSnapshot(reading, arrival);
  switch (value.kind) {
    case 'change':
      return takeChange(reading, arrival, value);
    case 'schema':
      if (value.event !== null) noteConnector(arrival, value.event.connector, value.event.metadata.connectorVersion);
      return takeSchema(reading, arrival, value);
    case 'boundary':
      return value.status === 'BEGIN' ? takeBegin(reading, arrival, value) : takeEnd(reading, arrival, value);
    case 'heartbeat':
      // With nothing open, the connector has read all there is up to its own clock.
      if (memory.openTransaction === null && source.known.reconciledTo !== null)
        source.known.reconciledTo = laterOf(source.known.reconciledTo, value.at);
      return tell(reading, arrival, { type: 'heartbeat', at: value.at });
    case 'other':
      return;
  }
}

/** `record` was not understood before; returns whether it is now. */
export function retakeRecord(reading: Reading, record: SealedRecord, cursor: number): boolean {
  const arrival = arrivalOf(reading, record);
  const outcome = normalizeRecord(inputOf(record, false), reading.catalog);
  if (!outcome.ok) {
    reading.insight.quarantine.add(quarantined(arrival), outcome.problem, normalizerVersion);
    return false;
  }
  takeNormalized(reading, arrival, outcome.value);
  reading.insight.quarantine.resolve(record.seq, cursor, normalizerVersion);
  arrival.source.known.quarantined -= 1;
  tell(reading, arrival, {
    type: 'quarantined',
    reason: '',
    open: reading.insight.quarantine.open(record.source),
    resolved: true,
  });
  return true;
}

/** The headers of a delivery belong to its first record; an oversize record has nothing to read. */
function inputOf({ deliveryHead, ...record }: SealedRecord, isFirst: boolean): RecordInput {
  return isFirst ? { ...record, deliveryHead } : record;
}

/** Returns whether it is the first record of its delivery. */
function noteReceipt(reading: Reading, { record, source, memory }: Arrival): boolean {
  const { known } = source;
  const isFirst = memory.delivery?.head !== record.deliveryHead || memory.delivery.at !== record.receivedAt;
  if (isFirst) {
    memory.delivery = { head: record.deliveryHead, at: record.receivedAt };
    const text = record.kind === 'row' ? snapshotText(record.bytes) : null;
    tell(
      reading,
      { record, source },
      {
        type: 'delivery',
        previousReceivedAt: known.lastReceivedAt,
        runId: runIdOf(record.deliveryHead),
        snapshotText: text,
      },
    );
    reading.insight.spans.received(source.id, record.seq, record.receivedAt);
  }
  known.firstReceivedAt ??= record.receivedAt;
  known.lastReceivedAt = laterOf(known.lastReceivedAt, record.receivedAt);
  reading.insight.progress.aliveAt = laterOf(reading.insight.progress.aliveAt, record.receivedAt);
  source.dirty = true;
  return isFirst;
}

function noteConnector({ source }: Arrival, connector: string, version: string | undefined): void {
  if (connector !== 'unknown') source.connector = connector;
  if (version !== undefined) source.known.connectorVersion = version;
}

function learn(reading: Reading, { record }: Arrival, change: TableChange | undefined): void {
  if (change === undefined) return;
  reading.catalog.apply(change);
  reading.insight.catalog.keep(reading.catalog.all(), record.seq);
}

function quarantine(reading: Reading, arrival: Arrival, problem: QuarantineProblem): void {
  const { record, source } = arrival;
  if (record.kind === 'empty') return;
  reading.insight.quarantine.add(quarantined(arrival), problem, normalizerVersion);
  source.known.quarantined += 1;
  tell(reading, arrival, {
    type: 'quarantined',
    reason: problem.reason,
    open: reading.insight.quarantine.open(record.source),
    resolved: false,
  });
}

function quarantined({ record }: Arrival) {
  return {
    leaf: record.seq,
    source: record.source,
    receivedAt: record.receivedAt,
    kind: record.kind,
    bytes: record.bytes,
  };
}
