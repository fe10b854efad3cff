/** Where the connector now stands in the source's log, and whether that log is still the one it was. */
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import { type LogPlace, moveBetween } from '../coverage/log-place.ts';
import type { Located } from './locate.ts';
import { type Arrival, type Reading, tell } from './reading.ts';

export interface PlaceInput {
  readonly event: CanonicalChangeEvent;
  readonly at: string;
  readonly located: Exclude<Located, { is: 'redelivered' }>;
}

/** Only a new transaction moves the place: a late row of a known one says nothing. */
export function takePlace(
  reading: Reading,
  arrival: Arrival,
  { event, at, located }: PlaceInput,
): { readonly newEpoch: boolean } {
  const { source, memory } = arrival;
  const place = placeOf(event);
  source.known.gtid = event.coordinate.gtid ?? source.known.gtid;
  source.known.position = place === null ? source.known.position : `${place.file}:${place.pos}`;
  if (located.is === 'other') {
    startEpoch(reading, arrival, { event, at, knownLeaf: located.knownLeaf });
    memory.place = place;
    return { newEpoch: true };
  }
  if (located.tx !== null && located.tx.received > 0) {
    if (located.tx.expected === null && place !== null) memory.place = place;
    return { newEpoch: false };
  }
  const move = place === null ? 'forward' : moveBetween(memory.place, place);
  if (move === 'backward') reading.insight.sources.newEpoch(source, arrival.record.seq);
  tell(reading, arrival, {
    type: 'place',
    at,
    gtid: event.coordinate.gtid ?? null,
    move,
    from: text(memory.place),
    to: text(place),
    previousAt: memory.lastAt ?? at,
  });
  memory.place = place ?? memory.place;
  // The transaction may already have begun under the epoch before; its record stays.
  return { newEpoch: false };
}

function startEpoch(
  reading: Reading,
  arrival: Arrival,
  { event, at, knownLeaf }: { event: CanonicalChangeEvent; at: string; knownLeaf: number },
): void {
  const { source, memory, record } = arrival;
  reading.insight.sources.newEpoch(source, record.seq);
  tell(reading, arrival, {
    type: 'epoch',
    at,
    previousAt: memory.lastAt ?? at,
    epoch: source.epoch,
    place: event.coordinate.gtid ?? text(placeOf(event)),
    knownLeaf,
  });
}

export function placeOf({ coordinate: { file, pos, serverId } }: CanonicalChangeEvent): LogPlace | null {
  if (file === undefined || pos === undefined) return null;
  return { file, pos: Number(pos), serverId: serverId ?? '' };
}

function text(place: LogPlace | null): string {
  return place === null ? '–' : `${place.file}:${place.pos}`;
}
