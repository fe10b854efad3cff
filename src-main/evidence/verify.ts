/** Verification, step by step: what was derived again from bytes against what is stored and signed. Pure: values in, faults out. */
import { z } from 'zod';
import type { VerificationFault } from '#shared/verification-faults.ts';
import { canonicalJson, jsonSchema } from './canonical-json.ts';
import { encodeVerifierKey, type LogKey, parseVerifierKey } from './checkpoint.ts';
import { type DeliveryRange, missingRange } from './irregularity.ts';
import { foldTile, hashBytes } from './tree.ts';

/** A leaf hash derived again; null where the bytes are gone (by retention, or by a fault already reported). */
export type DerivedHash = Buffer | null;

export interface TileCheck {
  /** Sequence number of the tile's first leaf. */
  readonly firstSeq: number;
  /** The leaf hashes kept, joined. */
  readonly stored: Buffer;
  readonly derived: readonly DerivedHash[];
  /** Whether it has a hash of its own in the level above. */
  readonly full: boolean;
  /** What a differing leaf is. */
  readonly kindOf: (seq: number) => 'record' | 'act';
  /** Whether leaf hashes lead to the signed root (by the level above, where the tile is full). */
  readonly fits: (hashes: Buffer) => boolean;
}

/** Compares one tile's leaves. Where bytes and tile disagree, the one that fits the rest of the tree is the intact one. */
export function checkLeafTile(check: TileCheck): VerificationFault[] {
  const { firstSeq, stored, derived } = check;
  const storedFits = check.fits(stored);
  const differing = derived.flatMap((hash, i) => (hash === null || hash.equals(hashAt(stored, i)) ? [] : [i]));
  if (differing.length === 0) {
    return storedFits || !check.full
      ? []
      : [
          {
            leaf: firstSeq,
            what: 'tile-changed',
            detail: `leaves ${firstSeq} to ${firstSeq + derived.length - 1}: the level above differs`,
          },
        ];
  }
  const bytesIntact = !storedFits && check.fits(withDerived(stored, derived));
  return differing.map((i) => {
    const leaf = firstSeq + i;
    if (bytesIntact) return { leaf, what: 'leaf-hash-changed', detail: `stored ${hashAt(stored, i).toString('hex')}` };
    return {
      leaf,
      what: check.kindOf(leaf) === 'act' ? 'act-changed' : 'record-changed',
      detail: `sealed ${hashAt(stored, i).toString('hex')}`,
    };
  });
}

/** Above the leaves: every full tile must fold to its hash in the level above. */
export function tileFits(tile: Buffer, hashAbove: Buffer): boolean {
  return foldTile(tile).equals(hashAbove);
}

export interface StoredAct {
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
  readonly json: string;
}

const actSchema = z.object({
  act: z.record(z.string(), jsonSchema),
  at: z.string(),
  format: z.literal(1),
  kind: z.string(),
  seq: z.number(),
  who: z.string(),
});

/** Whether an act's row says what its leaf says, canonically. Its hash is checked with its tile. */
export function isActConsistent(row: StoredAct): boolean {
  const leaf = parseAct(row.json);
  return (
    leaf !== null &&
    canonicalJson(leaf) === row.json &&
    leaf.seq === row.seq &&
    leaf.kind === row.kind &&
    leaf.at === row.at
  );
}

function parseAct(json: string): z.infer<typeof actSchema> | null {
  try {
    return actSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

export interface KeyInForce extends LogKey {
  readonly fromSize: number;
  /** The leaf that puts it in force. */
  readonly leaf: number;
}

/** The keys as the acts genesis, key-rotation and fork name them: the only source; the table of keys must agree. */
export function keysOfActs(acts: readonly StoredAct[]): KeyInForce[] {
  return acts.flatMap((row) => {
    const act = parseAct(row.json)?.act;
    const named = row.kind === 'genesis' ? act?.key : act?.newKey;
    const key = typeof named === 'string' ? parseVerifierKey(named) : null;
    const fromSize = { genesis: 0, fork: row.seq + 1, 'key-rotation': row.seq + 2 }[row.kind];
    return key === null || fromSize === undefined ? [] : [{ ...key, fromSize, leaf: row.seq }];
  });
}

export function checkKeys(
  stored: readonly { readonly fromSize: number; readonly origin: string; readonly publicKey: Uint8Array }[],
  named: readonly KeyInForce[],
): VerificationFault[] {
  const text = (key: { fromSize: number } & LogKey) => `${key.fromSize} ${encodeVerifierKey(key)}`;
  const known = new Set(named.map(text));
  const present = new Set(stored.map(text));
  const foreign = stored.filter((key) => !known.has(text(key)));
  const missing = named.filter((key) => !present.has(text(key)));
  return [
    ...foreign.map(
      (key): VerificationFault => ({
        leaf: Math.max(0, key.fromSize - 1),
        what: 'key-record',
        detail: `no leaf names ${text(key)}`,
      }),
    ),
    ...missing.map(
      (key): VerificationFault => ({ leaf: key.leaf, what: 'key-record', detail: `missing: ${text(key)}` }),
    ),
  ];
}

const retentionSchema = z.object({ ranges: z.array(z.tuple([z.number(), z.number()])) });

/** The deliveries whose bytes a retention leaf says are gone. */
export function retentionRanges(row: StoredAct): DeliveryRange[] {
  const parsed = retentionSchema.safeParse(parseAct(row.json)?.act);
  return row.kind === 'retention' && parsed.success ? parsed.data.ranges : [];
}

/** The deliveries that an act says are missing, if it does. */
export function missingDeliveries(row: StoredAct): DeliveryRange | null {
  return missingRange(row.kind, parseAct(row.json)?.act);
}

function hashAt(hashes: Buffer, index: number): Buffer {
  return hashes.subarray(index * hashBytes, (index + 1) * hashBytes);
}

function withDerived(stored: Buffer, derived: readonly DerivedHash[]): Buffer {
  return Buffer.concat(derived.map((hash, i) => hash ?? hashAt(stored, i)));
}
