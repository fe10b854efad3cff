/** The address that goes into a source's Debezium configuration. */
import { defaultPort } from '../config.ts';

/** While nothing runs: where it listens when it is started without options. */
export function ingestUrlOf(ingestAddress: string, source: string): string {
  return `${ingestAddress === '' ? `http://127.0.0.1:${defaultPort + 1}` : ingestAddress}/ingest/${source}`;
}
