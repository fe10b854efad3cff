/** Reads sealed leaves in order, records with their exact bytes and acts alike: what understanding and readers see of the evidence. */
import type { RecordKind } from '#shared/record-kind.ts';
import { createSchemaPrefixes } from './ingest/schema-prefix.ts';
import { createPacksInForce, type PacksInForce } from './packs/packs-in-force.ts';
import { rememberActs } from './remember-acts.ts';
import { readSealedDelivery, type SealedDeliveryReader } from './sealed-delivery.ts';
import { type BodiesReader, openBodiesReader } from './store/evidence/bodies-reader.ts';
import type { Delivery } from './store/evidence/delivery.ts';
import { type LedgerReader, openLedgerReader } from './store/evidence/ledger-reader.ts';

export interface SealedRecord {
  readonly seq: number;
  /** An act's own kind stands in its leaf. */
  readonly kind: RecordKind | 'act';
  /** Empty for an act. */
  readonly source: string;
  /** When it was received; for an act, when it was done. */
  readonly receivedAt: string;
  /** Exact bytes; an act's leaf; empty for an oversize record, which is proven and not read. */
  readonly bytes: Buffer;
  /**
   * With the first record of a delivery, whose headers they are: canonical JSON, see `interfaces/ingest/delivery-head.ts`.
   * Empty for the others, and for an act.
   */
  readonly deliveryHead: string;
  /** The delivery's compression could not be undone: these are its bytes as received. */
  readonly opaque?: true;
}

export interface RecordSource {
  /** In order, nothing left out but what retention destroyed; at most `limit`, fewer where many bytes come together; none only at the end. */
  read(fromSeq: number, limit: number): SealedRecord[];
  /** Leaves in the ledger. */
  size(): number;
  /** Packs by the position from which they are in force. */
  readonly packs: PacksInForce;
  close(): void;
}

/** Bytes handed out by one reading, about. */
const PAGE_BYTES = 16 * 1024 * 1024;
const READ_AHEAD = 64;

/** Throws `not-found` where there is no ledger yet. */
export function openRecordSource(workspaceFolder: string): RecordSource {
  const ledger = openLedgerReader(workspaceFolder);
  const bodies = openBodiesReader(workspaceFolder);
  const recordAt = createRecordReader(ledger, bodies);
  const remember = rememberActs(ledger, ['pack']);
  const rememberedPacks = () => remember('pack');
  return {
    read(fromSeq, limit) {
      const records: SealedRecord[] = [];
      const end = ledger.end();
      let bytes = 0;
      for (let seq = fromSeq; seq < end && records.length < limit && bytes < PAGE_BYTES; ) {
        const found = recordAt(seq, limit);
        if (found.record !== null) {
          records.push(found.record);
          bytes += found.record.bytes.length;
        }
        seq = found.next;
      }
      return records;
    },
    size: () => ledger.end(),
    packs: createPacksInForce(rememberedPacks),
    close() {
      ledger.close();
      bodies.close();
    },
  };
}

interface OpenDelivery {
  readonly firstSeq: number;
  readonly count: number;
  /** Null where its bytes are gone. */
  readonly reader: SealedDeliveryReader | null;
}

/** The last delivery stays open: its neighbours are what is asked for next. */
function createRecordReader(ledger: LedgerReader, bodies: BodiesReader) {
  const prefixes = createSchemaPrefixes();
  const delivery = createReadAhead(bodies);
  let open: OpenDelivery | null = null;

  function openAt(seq: number, limit: number): OpenDelivery | null {
    if (open !== null && seq >= open.firstSeq && seq < open.firstSeq + open.count) return open;
    const extent = ledger.extentOf(seq);
    if (extent === null) return null;
    const found = delivery(extent.delivery, Math.min(limit, READ_AHEAD));
    const reader = found === null ? null : readSealedDelivery(found, extent.firstSeq, prefixes);
    open = { firstSeq: extent.firstSeq, count: extent.count, reader };
    return open;
  }

  return (seq: number, limit: number): { record: SealedRecord | null; next: number } => {
    const holding = openAt(seq, limit);
    if (holding === null) return { record: readAct(ledger, seq), next: seq + 1 };
    if (holding.reader === null) return { record: null, next: holding.firstSeq + holding.count };
    return { record: holding.reader.record(seq - holding.firstSeq), next: seq + 1 };
  };
}

function readAct(ledger: LedgerReader, seq: number): SealedRecord | null {
  const act = ledger.act(seq);
  if (act === null) return null;
  return {
    seq,
    kind: 'act',
    source: '',
    receivedAt: act.at,
    bytes: Buffer.from(act.json),
    deliveryHead: '',
  };
}

/** Deliveries are asked for in order: the next ones come along. Null for one that was destroyed. */
function createReadAhead(bodies: BodiesReader): (id: number, ahead: number) => Delivery | null {
  let page = new Map<number, Delivery>();
  return (id, ahead) => {
    const known = page.get(id);
    if (known === undefined)
      page = new Map(bodies.after(id - 1, Math.max(ahead, 1)).map((delivery) => [delivery.id, delivery]));
    const found = known ?? page.get(id) ?? null;
    return found === null || found.erased ? null : found;
  };
}
