/** Verification of every leaf: the log's order, each delivery derived again, each act, tile by tile against what is stored. */
import type { DeliveryRange } from '../../evidence/irregularity.ts';
import { hashLeaf } from '../../evidence/leaf.ts';
import { hashBytes, tileWidth } from '../../evidence/tree.ts';
import { rootAt } from '../../evidence/tree-proof.ts';
import {
  checkLeafTile,
  type DerivedHash,
  isActConsistent,
  missingDeliveries,
  retentionRanges,
  tileFits,
} from '../../evidence/verify.ts';
import type { BodiesReader } from './bodies-reader.ts';
import type { Delivery } from './delivery.ts';
import { createDeliveryCursor, type DeliveryCursor } from './delivery-cursor.ts';
import { readLastTime } from './last-time.ts';
import type { LedgerReader } from './ledger-reader.ts';
import { type LogEntry, logEntries } from './log-entries.ts';
import type { VerifyProgress, VerifyRun } from './verify-run.ts';

export interface SealedTree {
  readonly size: number;
  /** The signed root; null without a readable head. */
  readonly root: Buffer | null;
}

export function sealedTree(ledger: LedgerReader): SealedTree {
  const head = ledger.head();
  return head === null ? { size: ledger.end(), root: null } : { size: head.size, root: head.root };
}

interface Walk {
  readonly run: VerifyRun;
  readonly ledger: LedgerReader;
  readonly bodies: BodiesReader;
  readonly cursor: DeliveryCursor;
  readonly dropped: readonly DeliveryRange[];
  readonly tree: SealedTree;
  /** Next sequence number, and next delivery. */
  seq: number;
  delivery: number;
  /** Leaves of the tile that is being filled. */
  pending: DerivedHash[];
  pendingActs: Set<number>;
}

export function* verifyLeaves(
  run: VerifyRun,
  ledger: LedgerReader,
  bodies: BodiesReader,
  tree: SealedTree,
): Generator<VerifyProgress> {
  const dropped = ledger.actsOfKind('retention').flatMap(retentionRanges);
  const cursor = createDeliveryCursor(bodies);
  const start = { seq: 0, delivery: 1, pending: [], pendingActs: new Set<number>() };
  const walk: Walk = { run, ledger, bodies, cursor, dropped, tree, ...start };
  run.total = tree.size;
  for (const entry of logEntries(ledger, 0)) {
    if (entry.firstSeq >= tree.size) break;
    if (entry.firstSeq > walk.seq) addGap(walk, entry.firstSeq);
    if (entry.firstSeq < walk.seq)
      run.report('sequence-overlap', entry.firstSeq, `${entry.type}: expected ${walk.seq}`);
    else addEntry(walk, entry);
    if (run.isDue()) yield run.progress();
  }
  if (walk.seq < tree.size) addGap(walk, tree.size);
  flushTile(walk);
  reportAfterStop(walk);
  yield* verifyUpperTiles(run, ledger, tree.size);
}

/** At most so many are named. */
const namedAtMost = 100;

/** After an orderly stop, and before the next start, nothing can have been received: a row beyond what that stop named was put in. */
function reportAfterStop({ run, ledger, bodies, tree, delivery }: Walk): void {
  const last = readLastTime(ledger);
  if (last?.kind !== 'stop' || ledger.end() !== tree.size) return;
  try {
    for (const { id } of bodies.after(Math.max(last.lastDelivery, delivery - 1), namedAtMost))
      run.report('delivery-inserted', last.seq, `delivery ${id}: the stop named ${last.lastDelivery} as the newest`);
  } catch (error) {
    run.report('delivery-unreadable', last.seq, String(error));
  }
}

function addGap(walk: Walk, toSeq: number): void {
  walk.run.report('sequence-gap', walk.seq, `leaves ${walk.seq} to ${toSeq - 1}`);
  for (let seq = walk.seq; seq < toSeq; seq++) addLeaf(walk, null);
}

function addEntry(walk: Walk, entry: LogEntry): void {
  if (entry.type === 'act') {
    if (!isActConsistent(entry.act))
      walk.run.report('act-changed', entry.firstSeq, 'the row does not agree with its leaf');
    walk.pendingActs.add(entry.firstSeq);
    passMissing(walk, entry);
    addLeaf(walk, hashLeaf(entry.act.json));
    return;
  }
  for (const hash of deliveryHashes(walk, entry.extent.delivery, entry.firstSeq, entry.count)) addLeaf(walk, hash);
}

/** Ids that the ledger itself says are missing: sealing went on behind them. */
function passMissing(walk: Walk, { act, firstSeq }: Extract<LogEntry, { type: 'act' }>): void {
  const missing = missingDeliveries(act);
  if (missing === null) return;
  const [first, last] = missing;
  if (first !== walk.delivery)
    walk.run.report('delivery-order', firstSeq, `missing ${first}, expected ${walk.delivery}`);
  walk.delivery = last + 1;
  try {
    const { unnamed } = walk.cursor.take(last);
    // The last of the range comes back as found, and is as little named as the others.
    for (const id of [...unnamed, last])
      if (walk.bodies.get(id)?.erased === false) walk.run.report('delivery-inserted', firstSeq, `delivery ${id}`);
  } catch (error) {
    walk.run.report('delivery-unreadable', firstSeq, `delivery ${last}: ${String(error)}`);
  }
}

/** The delivery's leaf hashes, or as many nulls where they can't be had; says why. */
function deliveryHashes(walk: Walk, id: number, firstSeq: number, count: number): readonly DerivedHash[] {
  const { run } = walk;
  if (id !== walk.delivery) run.report('delivery-order', firstSeq, `delivery ${id}, expected ${walk.delivery}`);
  walk.delivery = id + 1;
  const unknown = (): DerivedHash[] => Array.from({ length: count }, () => null);
  try {
    const { delivery, unnamed, twice } = walk.cursor.take(id);
    for (const other of unnamed) run.report('delivery-inserted', firstSeq, `delivery ${other}`);
    if (twice) run.report('delivery-twice', firstSeq, `delivery ${id}`);
    if (delivery === null || delivery.erased) {
      if (isDropped(walk.dropped, id)) run.hashOnly += count;
      else run.report('delivery-missing', firstSeq, `delivery ${id}`);
      return unknown();
    }
    const hashes = derive(run, delivery, firstSeq);
    if (hashes.length === count) return hashes;
    run.report('delivery-records', firstSeq, `delivery ${id}: ${hashes.length} records, sealed ${count}`);
    return unknown();
  } catch (error) {
    run.report('delivery-unreadable', firstSeq, `delivery ${id}: ${String(error)}`);
    return unknown();
  }
}

function derive(run: VerifyRun, delivery: Delivery, firstSeq: number): readonly Buffer[] {
  if (delivery.nonce.length === 0) throw new Error('its nonce is missing');
  return run.options.derive(delivery, firstSeq).hashes;
}

function isDropped(ranges: readonly DeliveryRange[], id: number): boolean {
  return ranges.some(([first, last]) => id >= first && id <= last);
}

function addLeaf(walk: Walk, hash: DerivedHash): void {
  // A delivery that claims more leaves than the signed tree has is reported by its count.
  if (walk.seq >= walk.tree.size) return;
  walk.pending.push(hash);
  walk.seq++;
  walk.run.checked = walk.seq;
  if (walk.pending.length === tileWidth) flushTile(walk);
}

function flushTile(walk: Walk): void {
  const { run, ledger, pending, tree } = walk;
  if (pending.length === 0) return;
  const firstSeq = walk.seq - pending.length;
  const stored = ledger.hashes(0, firstSeq, pending.length);
  if (stored === null) {
    run.report('tile-missing', firstSeq, `tile 0/${Math.floor(firstSeq / tileWidth)}`);
  } else {
    const acts = walk.pendingActs;
    const kindOf = (seq: number) => (acts.has(seq) ? 'act' : 'record');
    const full = pending.length === tileWidth;
    const fits = full ? fitsAbove(ledger, firstSeq) : fitsRoot(ledger, firstSeq, tree);
    for (const { what, leaf, detail } of checkLeafTile({ firstSeq, stored, derived: pending, full, kindOf, fits }))
      run.report(what, leaf, detail);
  }
  walk.pending = [];
  walk.pendingActs = new Set();
}

function fitsAbove(ledger: LedgerReader, firstSeq: number): (hashes: Buffer) => boolean {
  const above = ledger.hashes(1, firstSeq / tileWidth, 1);
  // A missing level above is reported on its own; it says nothing of this one.
  return (hashes) => above === null || tileFits(hashes, above);
}

/** The last, partial tile: the only thing above it is the signed root. */
function fitsRoot(ledger: LedgerReader, firstSeq: number, tree: SealedTree): (hashes: Buffer) => boolean {
  return (leaves) => {
    const read = (level: number, index: number, count: number) => {
      const from = (index - firstSeq) * hashBytes;
      const hashes = level === 0 ? leaves.subarray(from, from + count * hashBytes) : ledger.hashes(level, index, count);
      if (hashes === null) throw new RangeError('missing above');
      return hashes;
    };
    try {
      return tree.root === null || rootAt(read, tree.size).equals(tree.root);
    } catch {
      return true;
    }
  };
}

function* verifyUpperTiles(run: VerifyRun, ledger: LedgerReader, size: number): Generator<VerifyProgress> {
  let width = Math.floor(size / tileWidth);
  for (let level = 1; width > 0; level++) {
    const full = Math.floor(width / tileWidth);
    for (let index = 0; index < full; index++) {
      const leaf = index * tileWidth ** (level + 1);
      const tile = ledger.hashes(level, index * tileWidth, tileWidth);
      const above = ledger.hashes(level + 1, index, 1);
      if (tile === null) run.report('tile-missing', leaf, `tile ${level}/${index}`);
      else if (above !== null && !tileFits(tile, above)) run.report('tile-changed', leaf, `tile ${level}/${index}`);
      if (run.isDue()) yield run.progress();
    }
    if (ledger.hashes(level, full * tileWidth, width % tileWidth) === null) {
      run.report('tile-missing', full * tileWidth ** (level + 1), `tile ${level}/${full}`);
    }
    width = full;
  }
}
