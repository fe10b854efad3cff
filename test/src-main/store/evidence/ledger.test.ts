import { generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { parseCheckpoint, rawPublicKey, verifyCheckpoint } from '../../../../src-main/evidence/checkpoint.ts';
import { hashLeaf } from '../../../../src-main/evidence/leaf.ts';
import { isConsistent, rootFromInclusion } from '../../../../src-main/evidence/tree-proof.ts';
import { rotateLedgerKey } from '../../../../src-main/store/evidence/key-rotation.ts';
import { openLedgerReader } from '../../../../src-main/store/evidence/ledger-reader.ts';
import { type LedgerWriter, openLedgerWriter } from '../../../../src-main/store/evidence/ledger-writer.ts';
import { readLedgerKey, type Workspace } from '../../../../src-main/store/workspace.ts';
import { newWorkspace, tick } from './evidence-fixture.ts';

const code = (expected: string) => expect.objectContaining({ code: expected });
const leaves = (from: number, count: number) => Array.from({ length: count }, (_, i) => hashLeaf(`leaf ${from + i}`));

function openLedger({ folder, settings }: Workspace): LedgerWriter {
  const ledger = openLedgerWriter(folder, { key: readLedgerKey(folder), origin: settings.origin });
  onTestFinished(() => ledger.close());
  return ledger;
}

function fill(ledger: LedgerWriter, deliveries: number, perDelivery = 7): void {
  for (let i = 0; i < deliveries; i++) {
    ledger.append([
      { delivery: ledger.lastDelivery + 1, firstSeq: ledger.size, leafHashes: leaves(ledger.size, perDelivery) },
    ]);
  }
}

test('a new ledger begins with a genesis leaf that names its key, and a signed head', () => {
  const workspace = newWorkspace();
  const ledger = openLedger(workspace);
  const reader = openLedgerReader(workspace.folder);
  expect([ledger.size, ledger.lastDelivery, ledger.mismatch, ledger.restored]).toEqual([1, 0, null, false]);
  const genesis = JSON.parse(reader.act(0)?.json ?? '');
  expect(genesis).toMatchObject({ kind: 'genesis', seq: 0, act: { origin: workspace.settings.origin } });
  const head = reader.head();
  expect(
    verifyCheckpoint(head?.note ?? '', {
      origin: workspace.settings.origin,
      publicKey: rawPublicKey(workspace.ledgerKey),
    }),
  ).toMatchObject({ size: 1 });
  reader.close();
});

test('deliveries and acts take their places in order, in one commit', () => {
  const workspace = newWorkspace();
  const ledger = openLedger(workspace);
  const acts = ledger.append([
    tick(1),
    { delivery: 1, firstSeq: 2, leafHashes: leaves(2, 3) },
    { delivery: 2, firstSeq: 5, leafHashes: leaves(5, 1) },
    tick(2),
  ]);
  const reader = openLedgerReader(workspace.folder);
  expect([acts, ledger.size, ledger.lastDelivery]).toEqual([[1, 6], 7, 2]);
  expect(reader.extents(0, 10)).toEqual([
    { firstSeq: 2, count: 3, delivery: 1 },
    { firstSeq: 5, count: 1, delivery: 2 },
  ]);
  expect([
    reader.extentOf(4)?.delivery,
    reader.extentOf(6),
    reader.extentOf(1),
    reader.extents(3, 1)[0]?.delivery,
  ]).toEqual([1, null, null, 1]);
  expect([reader.extentOfDelivery(2)?.firstSeq, reader.lastDelivery(), reader.end()]).toEqual([5, 2, 7]);
  expect(reader.acts(0, 10).map(({ seq, kind }) => [seq, kind])).toEqual([
    [0, 'genesis'],
    [1, 'tick'],
    [6, 'tick'],
  ]);
  expect(reader.actsBefore(6, 1).map(({ seq }) => seq)).toEqual([1]);
  expect(JSON.parse(reader.act(6)?.json ?? '')).toEqual({
    act: { n: 2 },
    at: tick(2).at,
    format: 1,
    kind: 'tick',
    seq: 6,
    who: 'testigo',
  });
  reader.close();
});

test('a delivery out of order, or sealed for another place, is a fault and leaves nothing', () => {
  const ledger = openLedger(newWorkspace());
  expect(() => ledger.append([tick(1), { delivery: 2, firstSeq: 2, leafHashes: leaves(2, 1) }])).toThrow();
  expect(() => ledger.append([tick(1), { delivery: 1, firstSeq: 1, leafHashes: leaves(1, 1) }])).toThrow();
  expect([ledger.size, ledger.lastDelivery]).toEqual([1, 0]);
});

test('every leaf is proven against the head and against kept checkpoints; sizes are consistent', () => {
  const workspace = newWorkspace();
  const ledger = openLedger(workspace);
  fill(ledger, 40);
  const kept = ledger.keepCheckpoint('manual');
  fill(ledger, 60);
  const reader = openLedgerReader(workspace.folder);
  const head = reader.head();
  const old = parseCheckpoint(kept.note);
  if (head === null || old === null) throw new Error('missing');
  for (let seq = 1; seq < head.size; seq += 13) {
    const proof = reader.proof(seq);
    expect([proof.leafHash, rootFromInclusion(seq, proof.size, hashLeaf(`leaf ${seq}`), proof.path)]).toEqual([
      hashLeaf(`leaf ${seq}`),
      head.root,
    ]);
    if (seq >= kept.size) continue;
    const earlier = reader.proof(seq, kept.size);
    expect([rootFromInclusion(seq, kept.size, hashLeaf(`leaf ${seq}`), earlier.path), earlier.checkpoint]).toEqual([
      old.root,
      kept.note,
    ]);
  }
  expect(isConsistent(old, head, reader.consistency(old.size, head.size))).toBe(true);
  expect(() => reader.proof(head.size)).toThrow(code('not-found'));
  expect(() => reader.proof(0, 17)).toThrow(code('not-found'));
  expect([
    reader.tile(0, 0)?.length,
    reader.tile(0, 2)?.length,
    reader.tile(1, 0)?.length,
    reader.tile(0, 3),
    reader.tile(2, 0),
  ]).toEqual([8192, (701 % 256) * 32, 64, null, null]);
  expect(reader.checkpoints({ limit: 10 }).map(({ size, reason }) => [size, reason])).toEqual([[281, 'manual']]);
  reader.close();
});

test('rewriting is refused by the file itself', () => {
  const workspace = newWorkspace();
  const ledger = openLedger(workspace);
  fill(ledger, 40);
  ledger.keepCheckpoint('manual');
  const db = new Database(join(workspace.folder, 'evidence', 'ledger.db'));
  for (const table of ['about', 'extent', 'act', 'tile', 'checkpoint', 'key']) {
    const column = db.prepare('SELECT name FROM pragma_table_info(?) LIMIT 1').pluck().get(table);
    expect(() => db.exec(`UPDATE ${table} SET ${String(column)} = ${String(column)}`)).toThrow('append-only');
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only');
  }
  db.close();
});

test('closed and opened again it goes on where it was', () => {
  const workspace = newWorkspace();
  const first = openLedger(workspace);
  fill(first, 300, 3);
  first.close();
  const second = openLedger(workspace);
  expect([second.size, second.lastDelivery, second.mismatch, second.restored]).toEqual([901, 300, null, false]);
  fill(second, 10, 3);
  const reader = openLedgerReader(workspace.folder);
  expect([reader.mismatch(), reader.head()?.size, reader.checkpointCount()]).toEqual([null, 931, 0]);
  reader.close();
});

test('after a key rotation the leaf that names the new key is signed by the old one, and the rest by the new', async () => {
  const workspace = newWorkspace();
  const { folder, settings } = workspace;
  const oldKey = { origin: settings.origin, publicKey: rawPublicKey(workspace.ledgerKey) };
  const ledger = openLedger(workspace);
  fill(ledger, 10);
  await rotateLedgerKey(folder, (next) => ledger.rotateKey(next, 'a reason', 'ana'));
  const newKey = { origin: settings.origin, publicKey: rawPublicKey(readLedgerKey(folder)) };
  const reader = openLedgerReader(folder);
  const kept = reader.checkpoints({ limit: 1 })[0];
  expect([kept?.reason, kept?.size]).toEqual(['key-rotation', 72]);
  expect(verifyCheckpoint(kept?.note ?? '', oldKey)).not.toBeNull();
  ledger.append([tick(1)]);
  expect(verifyCheckpoint(reader.head()?.note ?? '', oldKey)).toBeNull();
  expect(verifyCheckpoint(reader.head()?.note ?? '', newKey)).toMatchObject({ size: 73 });
  expect([existsSync(join(folder, 'keys', 'ledger-next.pem')), reader.mismatch()]).toEqual([false, null]);
  reader.close();
  ledger.close();
  const again = openLedger(workspace);
  again.append([tick(2)]);
  expect(again.mismatch).toBeNull();
});

test('an evidence folder put back from a copy is noticed, and goes on as a declared fork under an origin of its own', () => {
  const workspace = newWorkspace();
  const { folder, settings } = workspace;
  const ledger = openLedger(workspace);
  fill(ledger, 10);
  ledger.close();
  cpSync(join(folder, 'evidence'), join(folder, 'copy'), { recursive: true });
  const later = openLedger(workspace);
  fill(later, 10);
  later.close();
  rmSync(join(folder, 'evidence'), { recursive: true });
  cpSync(join(folder, 'copy'), join(folder, 'evidence'), { recursive: true });

  const restored = openLedger(workspace);
  expect([restored.restored, restored.mismatch, restored.size]).toEqual([true, null, 72]);
  expect(restored.origin).toMatch(new RegExp(`^${settings.origin}/[0-9a-f]{8}$`));
  const reader = openLedgerReader(folder);
  expect(JSON.parse(reader.actsOfKind('fork')[0]?.json ?? '').act).toMatchObject({
    reason: 'restored-copy',
    fromSize: 71,
    lastSeenSize: 141,
    oldOrigin: settings.origin,
    newOrigin: restored.origin,
  });
  expect([reader.head()?.origin, reader.mismatch()]).toEqual([restored.origin, null]);
  fill(restored, 5);
  restored.close();
  const again = openLedger(workspace);
  expect([again.restored, again.origin]).toEqual([false, restored.origin]);
  reader.close();
});

test('a ledger that does not match its head opens and reads, but signs nothing more until a fork is declared', () => {
  const workspace = newWorkspace();
  const ledger = openLedger(workspace);
  fill(ledger, 50);
  ledger.close();
  const db = new Database(join(workspace.folder, 'evidence', 'ledger.db'));
  db.exec(`UPDATE edge SET hashes = CAST(zeroblob(32) || substr(hashes, 33) AS BLOB) WHERE level = 0`);
  db.close();
  const opened = openLedger(workspace);
  expect(opened.mismatch).toContain('head-root');
  expect(() => opened.append([tick(1)])).toThrow(code('ledger-mismatch'));
  expect(() => opened.keepCheckpoint('manual')).toThrow(code('ledger-mismatch'));
  const reader = openLedgerReader(workspace.folder);
  expect(reader.mismatch()).toMatchObject({ what: 'head-root', leaf: 350 });
  opened.declareFork('auditor decided', 'ana');
  opened.append([tick(1)]);
  expect(reader.mismatch()).toBeNull();
  expect(JSON.parse(reader.actsOfKind('fork')[0]?.json ?? '').act.mismatch).toContain('head-root');
  reader.close();
});

test('another key does not go on with a ledger', () => {
  const workspace = newWorkspace();
  openLedger(workspace).close();
  const { privateKey } = generateKeyPairSync('ed25519');
  const ledger = openLedgerWriter(workspace.folder, { key: privateKey, origin: workspace.settings.origin });
  expect(ledger.mismatch).toContain('another key');
  ledger.close();
});

test('a commit cut short by the death of the process is there whole or not at all', () => {
  const workspace = newWorkspace();
  const ledger = openLedger(workspace);
  fill(ledger, 40);
  // The files as a kill would leave them: main file and log as they are, nothing closed.
  const evidence = join(workspace.folder, 'evidence');
  const cut = newWorkspace();
  cpSync(join(workspace.folder, 'keys'), join(cut.folder, 'keys'), { recursive: true });
  const wal = readFileSync(join(evidence, 'ledger.db-wal'));
  expect(wal.length).toBeGreaterThan(100_000);
  for (const part of [1, 0.9, 0.61, 0.3]) {
    rmSync(join(cut.folder, 'evidence'), { recursive: true });
    cpSync(evidence, join(cut.folder, 'evidence'), { recursive: true });
    rmSync(join(cut.folder, 'evidence', 'ledger.db-shm'), { force: true });
    const log = new Uint8Array(wal.subarray(0, Math.floor(wal.length * part)));
    cpSync(join(evidence, 'ledger.db'), join(cut.folder, 'evidence', 'ledger.db'));
    writeFileSync(join(cut.folder, 'evidence', 'ledger.db-wal'), log);
    const opened = openLedgerWriter(cut.folder, { key: workspace.ledgerKey, origin: workspace.settings.origin });
    expect(opened.mismatch).toBeNull();
    expect(opened.size % 7).toBe(opened.restored ? 2 : 1);
    opened.close();
  }
});

test('a commit that was reported as failed and is there after all is read back: what comes next goes behind it', () => {
  const workspace = newWorkspace();
  const ledger = openLedger(workspace);
  const other = openLedger(workspace);
  const lock = new Database(join(workspace.folder, 'evidence', 'ledger.db'));
  lock.exec('BEGIN IMMEDIATE');
  expect(() => ledger.append([tick(1)])).toThrow(expect.objectContaining({ code: 'cannot-store' }));
  lock.exec('ROLLBACK');
  lock.close();
  const [first = -1] = other.append([tick(1)]);
  expect(ledger.append([tick(2)])).toEqual([first + 1]);
  expect([ledger.size, ledger.mismatch]).toEqual([first + 2, null]);
});
