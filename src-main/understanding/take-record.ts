/** One leaf of the ledger, whatever it is: normalized, recognised, placed, told to coverage; or kept in quarantine with its reason. */

import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import type { QuarantineProblem } from '#shared/quarantine-reasons.ts';
import { laterOf } from '../coverage/span.ts';
import { normalizeRecord } from '../normalize/normalize-record.ts';
import type { NormalizedRecord, RecordInput } from '../normalize/normalized-record.ts';
import type { TableChange } from '../normalize/table-schema.ts';
import type { SealedRecord } from '../record-source.ts';
import { isSigned, originOf, runIdOf, snapshotText } from './delivery-signs.ts';
import { normalizerVersion } from './normalizer-version.ts';
import { type Arrival, arrivalOf, type Reading, tell } from './reading.ts';
import { takeAct } from './take-act.ts';
import { endSnapshot, takeBaseline } from './take-baseline.ts';
import { takeChange } from './take-change.ts';
import { takeSchema } from './take-schema.ts';
import { takeBegin, takeEnd } from './transactions.ts';

export function takeRecord(reading: Reading, record: SealedRecord): void {
  if (record.kind === 'act') takeAct(reading, record);
  else takeReceived(reading, arrivalOf(reading, record));
}

/** We fail on this record: it is kept with that reason, and tried again by a later version. */
export function setAside(reading: Reading, record: SealedRecord): void {
  if (record.kind === 'act') return;
  const arrival = arrivalOf(reading, record);
  noteReceipt(reading, arrival);
  quarantine(reading, arrival, { reason: 'internal-fault', facts: {} });
}

function takeReceived(reading: Reading, arrival: Arrival): void {
  noteReceipt(reading, arrival);
  const outcome = normalizeRecord(inputOf(arrival.record), reading.catalog);
  if (outcome.ok) takeNormalized(reading, arrival, outcome.value);
  else quarantine(reading, arrival, outcome.problem);
}

function takeNormalized(reading: Reading, arrival: Arrival, value: NormalizedRecord): void {
  arrival.source.dirty = true;
  if (value.kind === 'change' || value.kind === 'schema') noteConnector(arrival, value.event);
  if (value.kind === 'change') learn(reading, arrival, value.learned);
  if (value.kind === 'change' && value.event.operation === 'read') {
    takeBaseline(reading, arrival, value);
    return;
  }
  if (endsSnapshot(value)) endSnapshot(reading, arrival);
  takeStreamed(reading, arrival, value);
}

/** Whatever comes after the rows of a snapshot, but for what the snapshot itself makes up. */
function endsSnapshot(value: NormalizedRecord): boolean {
  if (value.kind === 'schema') return value.event !== null && !value.event.flags.includes('synthetic-ddl');
  return value.kind !== 'other';
}

function takeStreamed(reading: Reading, arrival: Arrival, value: NormalizedRecord): void {
  if (value.kind === 'change') takeChange(reading, arrival, value);
  else if (value.kind === 'schema') takeSchema(reading, arrival, value);
  else if (value.kind === 'boundary') (value.status === 'BEGIN' ? takeBegin : takeEnd)(reading, arrival, value);
  else if (value.kind === 'heartbeat') takeHeartbeat(reading, arrival, value.at);
}

/** With nothing open, the connector has read all there is up to its own clock. */
function takeHeartbeat(reading: Reading, arrival: Arrival, at: string | null): void {
  const { known } = arrival.source;
  reading.inference.pass(arrival.source, arrival.memory.openTransaction !== null);
  if (arrival.memory.openTransaction === null && known.reconciledTo !== null)
    known.reconciledTo = laterOf(known.reconciledTo, at);
  tell(reading, arrival, { type: 'heartbeat', at });
}

/** `record` was not understood before; returns whether it is now. */
export function retakeRecord(reading: Reading, record: SealedRecord, cursor: number): boolean {
  const arrival = arrivalOf(reading, record);
  const outcome = normalizeRecord(inputOf(record), reading.catalog);
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

/** The headers of a delivery belong to its first record. */
function inputOf({ deliveryHead, ...record }: SealedRecord): RecordInput {
  return deliveryHead === '' ? record : { ...record, deliveryHead };
}

function noteReceipt(reading: Reading, { record, source }: Arrival): void {
  const { known } = source;
  if (record.deliveryHead !== '') {
    const text = record.kind === 'row' ? snapshotText(record.bytes) : null;
    const runId = runIdOf(record.deliveryHead);
    tell(
      reading,
      { record, source },
      {
        type: 'delivery',
        previousReceivedAt: known.lastReceivedAt,
        runId,
        snapshotText: text,
        origin: originOf(record.deliveryHead),
        signed: isSigned(record.deliveryHead),
      },
    );
    reading.insight.spans.received(source.id, record.seq, record.receivedAt);
  }
  known.endedAt = null;
  known.firstReceivedAt ??= record.receivedAt;
  known.lastReceivedAt = laterOf(known.lastReceivedAt, record.receivedAt);
  reading.insight.progress.aliveAt = laterOf(reading.insight.progress.aliveAt, record.receivedAt);
  source.dirty = true;
}

function noteConnector({ source }: Arrival, event: CanonicalChangeEvent | null): void {
  if (event === null) return;
  if (event.connector !== 'unknown') source.connector = event.connector;
  source.known.connectorVersion = event.metadata.connectorVersion ?? source.known.connectorVersion;
  source.known.lastCapturedAt = laterOf(source.known.lastCapturedAt, event.capturedAt);
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
