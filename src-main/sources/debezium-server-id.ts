/** The replica id under which Debezium reads a source: fixed by the source's name, far from the small numbers that people choose. */
import { hash } from 'node:crypto';

/** Between 100,000,000 and 999,999,999. */
export function debeziumServerId(sourceId: string): number {
  const digest = hash('sha256', `debezium:${sourceId}`, 'buffer');
  return 100_000_000 + (digest.readUInt32BE(0) % 900_000_000);
}
