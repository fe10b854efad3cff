import { generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rawPublicKey, signCheckpoint } from '../../../../src-main/evidence/checkpoint.ts';
import { openBodiesReader } from '../../../../src-main/store/evidence/bodies-reader.ts';
import { openBodiesWriter } from '../../../../src-main/store/evidence/bodies-writer.ts';
import { rotateLedgerKey } from '../../../../src-main/store/evidence/key-rotation.ts';
import { openLedgerReader } from '../../../../src-main/store/evidence/ledger-reader.ts';
import { openLedgerWriter } from '../../../../src-main/store/evidence/ledger-writer.ts';
import { deliveryRetention, monthRetention } from '../../../../src-main/store/evidence/retention.ts';
import { verifyWorkspace } from '../../../../src-main/store/evidence/verify.ts';
import type { VerifyOptions, VerifyProgress } from '../../../../src-main/store/evidence/verify-run.ts';
import { openWorkspace, readLedgerKey, readSettings } from '../../../../src-main/store/workspace.ts';
import { deriveLines, incoming, sealAll, testFolder, tick } from './evidence-fixture.ts';

/**
 * The ledger that every test bends a copy of. 400 deliveries of 3 records, in two months, packed up to delivery 256; leaf 0 genesis,
 * 1 to 600 the deliveries to 200, 601 a tick, 602 to 1201 the rest, 1202 a tick. Checkpoints kept at 601 and 1203.
 */
const parent = mkdtempSync(join(tmpdir(), 'testigo-verify-'));
const model = join(parent, 'model');
const files = { ledger: 'ledger.db', october: 'bodies-2026-10.db', november: 'bodies-2026-11.db' };
/** Most are small, and lie plain until they are packed; one is worth compressing at once. */
const compressed = 299;
const textOf = (i: number) => `a${i}\nb${i}\nc${i} ${'x'.repeat(i === compressed ? 10_000 : 500)}`;
let copyAt601 = '';
let copyAtEnd = '';

beforeAll(async () => {
  const workspace = openWorkspace(model, { create: true });
  const bodies = openBodiesWriter(model);
  const ledger = openLedgerWriter(model, { key: workspace.ledgerKey, origin: workspace.settings.origin });
  const deliveries = (from: number, to: number, receivedAt: string) =>
    bodies.append(Array.from({ length: to - from }, (_, i) => incoming(textOf(from + i), { receivedAt })));
  deliveries(0, 200, '2026-10-20T00:00:00.000Z');
  sealAll(model, ledger);
  copyAt601 = ledger.keepCheckpoint('daily').note;
  ledger.append([tick(1)]);
  deliveries(200, 400, '2026-11-20T00:00:00.000Z');
  sealAll(model, ledger);
  ledger.append([tick(2)]);
  copyAtEnd = ledger.keepCheckpoint('daily').note;
  while ((await bodies.pack(256)) > 0);
  ledger.close();
  bodies.close();
  workspace.release();
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

function copyOfModel(): string {
  const folder = join(testFolder(), 'workspace');
  cpSync(model, folder, { recursive: true });
  return folder;
}

/** Runs SQL on a file with its triggers gone, as someone with a SQLite tool would. */
function tamper(folder: string, file: keyof typeof files, work: string | ((db: Database.Database) => void)): void {
  const db = new Database(join(folder, 'evidence', files[file]));
  for (const trigger of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    db.exec(`DROP TRIGGER ${String(trigger)}`);
  db.pragma('ignore_check_constraints = ON');
  if (typeof work === 'string') db.exec(work);
  else work(db);
  db.close();
}

function verify(folder: string, options: Partial<VerifyOptions> = {}): VerifyProgress {
  const trusted = { publicKey: rawPublicKey(readLedgerKey(folder)), origin: readSettings(folder).origin };
  const steps = verifyWorkspace({ workspaceFolder: folder, derive: deriveLines, trusted, ...options });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** What was found, as `code leaf`. */
function found(folder: string, options: Partial<VerifyOptions> = {}): string[] {
  return verify(folder, options).faults.map(({ what, leaf }) => `${what} ${leaf}`);
}

function tamperedBy(file: keyof typeof files, work: string | ((db: Database.Database) => void)): string[] {
  const folder = copyOfModel();
  tamper(folder, file, work);
  return found(folder);
}

test('an untouched workspace has no fault: every leaf derived, both checkpoints and copies agree', () => {
  const folder = copyOfModel();
  const phases: string[] = [];
  const trusted = { publicKey: rawPublicKey(readLedgerKey(folder)), origin: readSettings(folder).origin };
  const steps = verifyWorkspace({
    workspaceFolder: folder,
    derive: deriveLines,
    trusted,
    copies: [copyAt601, copyAtEnd],
    sliceMs: 0,
  });
  let leaves = { checked: 0, total: 0 };
  for (const progress of steps) {
    if (phases.at(-1) !== progress.phase) phases.push(progress.phase);
    if (progress.phase === 'leaves-and-root') leaves = { checked: progress.checked, total: progress.total };
  }
  expect(phases).toEqual(['files-and-key', 'leaves-and-root', 'checkpoints']);
  expect(leaves).toEqual({ checked: 1203, total: 1203 });
  expect(verify(folder, { copies: [copyAt601, copyAtEnd] })).toEqual({
    phase: 'copies',
    checked: 2,
    total: 2,
    faults: [],
    hashOnly: 0,
  });
});

test('it can be cancelled between any two steps', () => {
  const steps = verifyWorkspace({ workspaceFolder: copyOfModel(), derive: deriveLines, sliceMs: 0 });
  steps.next();
  expect(steps.next().done).toBe(false);
  expect(steps.return({ phase: 'leaves-and-root', checked: 0, total: 0, faults: [], hashOnly: 0 }).done).toBe(true);
  expect(steps.next().done).toBe(true);
});

// ---- bodies --------------------------------------------------------------------------------------------------------------------

/** Delivery 300 is not packed, and holds leaves 899 to 901. */
const changeBody = (change: (text: string) => string) => (db: Database.Database) => {
  const stored = db.prepare('SELECT form, size FROM delivery WHERE id = 300').get();
  expect(stored).toMatchObject({ form: 'zstd' });
  const text = textOf(compressed);
  db.prepare("UPDATE delivery SET form = 'plain', body = ?, size = ? WHERE id = 300").run(
    Buffer.from(change(text)),
    change(text).length,
  );
};

test('a flipped byte in a body is reported at its record, and at the first of the delivery, whose digest it breaks', () => {
  expect(
    tamperedBy(
      'november',
      changeBody((text) => text),
    ),
  ).toEqual([]);
  expect(
    tamperedBy(
      'november',
      changeBody((text) => text.replace('b299', 'b298')),
    ),
  ).toEqual(['record-changed 899', 'record-changed 900']);
});

test('a record more or less in a body is reported at the delivery', () => {
  expect(
    tamperedBy(
      'november',
      changeBody((text) => `${text}\nd`),
    ),
  ).toEqual(['delivery-records 899']);
});

test('a flipped byte in compressed bytes is damage, and the deliveries beside it are still checked', () => {
  const flip = (db: Database.Database) => {
    const body = db.prepare('SELECT body FROM delivery WHERE id = 300').pluck().get();
    if (!Buffer.isBuffer(body)) throw new Error('no body');
    body[0] = (body[0] ?? 0) ^ 1;
    db.prepare('UPDATE delivery SET body = ? WHERE id = 300').run(body);
    db.prepare('DELETE FROM delivery WHERE id = 301').run();
  };
  expect(tamperedBy('november', flip)).toEqual(['delivery-unreadable 899', 'delivery-missing 902']);
});

test('a damaged block of packed deliveries is reported for each of them', () => {
  const faults = tamperedBy('october', "UPDATE pack SET block = CAST(x'00' || substr(block, 2) AS BLOB)");
  expect(faults).toEqual(Array.from({ length: 200 }, (_, i) => `delivery-unreadable ${1 + 3 * i}`));
});

test('metadata is bound too: source, time, head, id', () => {
  for (const [change, faults] of [
    ["source = 'otra'", ['record-changed 899', 'record-changed 900', 'record-changed 901']],
    ["received_at = '2026-11-20T00:00:00.001Z'", ['record-changed 899', 'record-changed 900', 'record-changed 901']],
    ["head = '{}'", ['record-changed 899']],
  ] as const) {
    expect(tamperedBy('november', `UPDATE delivery SET ${change} WHERE id = 300`)).toEqual(faults);
  }
});

test('a changed seed breaks every delivery that it gave a nonce to', () => {
  const faults = tamperedBy('november', 'UPDATE seed SET bytes = randomblob(32)');
  expect([faults.length, faults[0], faults.at(-1)]).toEqual([600, 'record-changed 602', 'record-changed 1201']);
  expect(tamperedBy('november', 'DELETE FROM seed')[0]).toBe('delivery-unreadable 602');
});

test('a deleted delivery is missing at its first leaf', () => {
  expect(tamperedBy('november', 'DELETE FROM delivery WHERE id = 300')).toEqual(['delivery-missing 899']);
  expect(tamperedBy('october', 'DELETE FROM pack')).toHaveLength(200);
});

test('an inserted delivery is found where it stands', () => {
  const insert = (id: number) =>
    `INSERT INTO delivery SELECT ${id}, source, received_at, head, encoding, size, form, body, chunks FROM delivery WHERE id = 300`;
  expect(tamperedBy('november', insert(0))).toEqual(['delivery-inserted 1']);
  expect(tamperedBy('november', insert(150))).toEqual(['delivery-twice 448']);
});

test('reordered deliveries are reported at all their leaves', () => {
  const swap =
    'UPDATE delivery SET id = -1 WHERE id = 300; UPDATE delivery SET id = 300 WHERE id = 301; UPDATE delivery SET id = 301 WHERE id = -1;';
  expect(tamperedBy('november', swap)).toEqual([899, 900, 901, 902, 903, 904].map((leaf) => `record-changed ${leaf}`));
});

test('a bodies file swapped for another workspace’s, emptied, or taken away', () => {
  const folder = copyOfModel();
  const other = openWorkspace(join(testFolder(), 'other'), { create: true });
  const bodies = openBodiesWriter(other.folder);
  bodies.append(
    Array.from({ length: 200 }, (_, i) => incoming(`a${i}\nb\nc`, { receivedAt: '2026-10-20T00:00:00.000Z' })),
  );
  bodies.close();
  other.release();
  const october = join(folder, 'evidence', files.october);
  cpSync(join(other.folder, 'evidence', files.october), october);
  const swapped = found(folder);
  expect([swapped.length, swapped[0], swapped.at(-1)]).toEqual([600, 'record-changed 1', 'record-changed 600']);
  rmSync(october);
  expect(found(folder)).toEqual(Array.from({ length: 200 }, (_, i) => `delivery-missing ${1 + 3 * i}`));
  writeFileSync(october, 'no database at all '.repeat(1000));
  expect(found(folder)).toEqual([
    'file-foreign null',
    ...Array.from({ length: 200 }, (_, i) => `delivery-missing ${1 + 3 * i}`),
  ]);
});

test('a bodies file damaged on the disk is reported, not passed over', () => {
  const folder = copyOfModel();
  const file = join(folder, 'evidence', files.november);
  const bytes = readFileSync(file);
  for (let at = 3 * 4096; at < bytes.length; at += 4096) bytes.fill(0xff, at, at + 64);
  writeFileSync(file, bytes);
  const faults = found(folder);
  expect(faults.length).toBeGreaterThan(0);
  expect(
    faults.every((fault) => /^(delivery-unreadable|delivery-missing|file-unreadable|record-changed) /.test(fault)),
  ).toBe(true);
});

// ---- ledger --------------------------------------------------------------------------------------------------------------------

test('a changed act is reported at its leaf, in its text as in its columns', () => {
  expect(tamperedBy('ledger', 'UPDATE act SET json = replace(json, \'"n":1\', \'"n":3\') WHERE seq = 601')).toEqual([
    'act-changed 601',
  ]);
  expect(tamperedBy('ledger', "UPDATE act SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 601")).toEqual([
    'act-changed 601',
  ]);
  expect(tamperedBy('ledger', 'DELETE FROM act WHERE seq = 601')).toEqual(['sequence-gap 601']);
});

test('a changed leaf hash is told apart from a changed record: the bytes fit the tree', () => {
  const flip = (db: Database.Database) => {
    const hashes = db.prepare('SELECT hashes FROM tile WHERE level = 0 AND idx = 1').pluck().get();
    if (!Buffer.isBuffer(hashes)) throw new Error('no tile');
    hashes[5 * 32] = (hashes[5 * 32] ?? 0) ^ 1;
    db.prepare('UPDATE tile SET hashes = ? WHERE level = 0 AND idx = 1').run(hashes);
  };
  expect(tamperedBy('ledger', flip)).toEqual(['leaf-hash-changed 261']);
});

test('a changed or missing part of the tree above the leaves', () => {
  const edge = 'UPDATE edge SET hashes = CAST(zeroblob(32) || substr(hashes, 33) AS BLOB) WHERE level = ';
  expect(tamperedBy('ledger', `${edge} 1`)).toEqual([
    'head-root 1202',
    'tile-changed 0',
    'checkpoint-root 1202',
    'checkpoint-root 600',
    'copy-differs 1202',
  ]);
  expect(tamperedBy('ledger', `${edge} 0`)).toEqual([
    'head-root 1202',
    'leaf-hash-changed 1024',
    'checkpoint-root 1202',
    'copy-differs 1202',
  ]);
  expect(tamperedBy('ledger', 'DELETE FROM tile WHERE idx = 1')).toEqual(['tile-missing 256']);
  expect(tamperedBy('ledger', 'DELETE FROM edge WHERE level = 0')).toContain('tile-missing 1024');
});

test('extents: deleted, inserted, renumbered, stretched', () => {
  expect(tamperedBy('ledger', 'DELETE FROM extent WHERE delivery = 300')).toEqual([
    'sequence-gap 899',
    'delivery-order 902',
    'delivery-inserted 902',
  ]);
  expect(tamperedBy('ledger', 'INSERT INTO extent VALUES (900, 1, 900)')).toEqual(['sequence-overlap 900']);
  expect(tamperedBy('ledger', 'UPDATE extent SET delivery = 900 WHERE delivery = 400')).toContain(
    'delivery-order 1199',
  );
  expect(tamperedBy('ledger', 'UPDATE extent SET count = 4 WHERE delivery = 300')).toEqual([
    'delivery-records 899',
    'sequence-overlap 902',
    'sequence-gap 903',
    'delivery-order 905',
    'delivery-inserted 905',
  ]);
});

test('a kept checkpoint that was changed, or signed by another key', () => {
  expect(tamperedBy('ledger', "UPDATE checkpoint SET note = replace(note, '601', '600') WHERE size = 601")).toEqual([
    'checkpoint-changed 600',
  ]);
  expect(tamperedBy('ledger', "UPDATE checkpoint SET note = 'x' WHERE size = 601")).toEqual(['checkpoint-changed 600']);
  const { privateKey } = generateKeyPairSync('ed25519');
  const forged = signCheckpoint({ origin: readSettings(model).origin, size: 601, root: Buffer.alloc(32) }, privateKey);
  expect(tamperedBy('ledger', `UPDATE checkpoint SET note = '${forged}' WHERE size = 601`)).toEqual([
    'checkpoint-signature 600',
  ]);
});

test('a rewritten past, rightly hashed but signed by a foreign key, names that key', () => {
  const folder = copyOfModel();
  const { privateKey } = generateKeyPairSync('ed25519');
  rmSync(join(folder, 'evidence', files.ledger));
  rmSync(join(folder, 'last-seen.json'));
  const ledger = openLedgerWriter(folder, { key: privateKey, origin: readSettings(folder).origin });
  sealAll(folder, ledger);
  ledger.close();
  expect(found(folder)).toEqual(['key-foreign 0']);
  expect(found(folder, { copies: [copyAtEnd] })).toEqual(['key-foreign 0', 'copy-key null']);
});

test('the same with the stolen key shows against a checkpoint kept elsewhere', () => {
  const folder = copyOfModel();
  rmSync(join(folder, 'evidence', files.ledger));
  rmSync(join(folder, 'last-seen.json'));
  tamper(
    folder,
    'november',
    changeBody((text) => text.replace('b299', 'b298')),
  );
  const ledger = openLedgerWriter(folder, { key: readLedgerKey(folder), origin: readSettings(folder).origin });
  sealAll(folder, ledger);
  ledger.append([tick(1), tick(2)]);
  ledger.close();
  expect(found(folder)).toEqual([]);
  expect(found(folder, { copies: [copyAt601, copyAtEnd] })).toEqual(['copy-differs 600', 'copy-differs 1202']);
});

test('another workspace’s whole ledger is foreign', () => {
  const folder = copyOfModel();
  const other = openWorkspace(join(testFolder(), 'other'), { create: true });
  openLedgerWriter(other.folder, { key: other.ledgerKey, origin: other.settings.origin }).close();
  other.release();
  for (const name of [files.ledger]) cpSync(join(other.folder, 'evidence', name), join(folder, 'evidence', name));
  expect(found(folder)).toEqual(['ledger-foreign 0', 'key-foreign 0', 'cut-tail 1']);
});

test('a key smuggled into the list of keys is found: no leaf names it', () => {
  expect(tamperedBy('ledger', "INSERT INTO key VALUES (1, 'x', 'o', 'eHh4')")).toContain('key-record 0');
  expect(tamperedBy('ledger', 'DELETE FROM key')).toContain('key-record 0');
});

test('a cut tail shows against the checkpoints that were signed before, wherever they are', () => {
  const folder = copyOfModel();
  cutTo601(folder);
  expect(found(folder)).toEqual(['cut-tail 601', 'cut-tail 601']);
  tamper(folder, 'ledger', 'DELETE FROM checkpoint WHERE size > 601');
  expect(found(folder)).toEqual(['cut-tail 601']);
  rmSync(join(folder, 'last-seen.json'));
  expect(found(folder)).toEqual([]);
  expect(found(folder, { copies: [copyAt601] })).toEqual([]);
  expect(found(folder, { copies: [copyAtEnd] })).toEqual(['cut-tail 601']);
  expect(found(folder, { copies: [copyAtEnd.replaceAll('\n', '\r\n').trimEnd(), 'nonsense'] })).toEqual([
    'cut-tail 601',
    'copy-unreadable null',
  ]);
});

test('rows beyond the signed head, and a head put back alone', () => {
  expect(
    tamperedBy(
      'ledger',
      "INSERT INTO act SELECT 1203, kind, at, replace(json, '1202', '1203') FROM act WHERE seq = 1202",
    ),
  ).toEqual(['log-end 1203']);
  const faults = tamperedBy('ledger', `UPDATE head SET note = '${copyAt601}'`);
  expect(faults).toContain('log-end 601');
  expect(tamperedBy('ledger', 'DELETE FROM head')).toContain('head-missing null');
});

test('several faults at once are all reported, in order of leaf', () => {
  const folder = copyOfModel();
  tamper(folder, 'november', 'DELETE FROM delivery WHERE id IN (300, 399)');
  tamper(folder, 'october', "UPDATE pack SET block = x'00'");
  tamper(folder, 'ledger', "UPDATE act SET json = '{}' WHERE seq = 601");
  const faults = verify(folder).faults;
  expect(faults).toHaveLength(204);
  expect(faults.slice(200).map(({ what, leaf }) => `${what} ${leaf}`)).toEqual([
    'act-changed 601',
    'act-changed 601',
    'delivery-missing 899',
    'delivery-missing 1196',
  ]);
});

// ---- what is not a fault ---------------------------------------------------------------------------------------------------------

test('bytes dropped by retention are checked by hash only; dropped without its leaf they are missing', () => {
  const folder = copyOfModel();
  const bodies = openBodiesWriter(folder);
  const reader = openBodiesReader(folder);
  const ledger = openLedgerWriter(folder, { key: readLedgerKey(folder), origin: readSettings(folder).origin });
  const act = monthRetention(reader, '2026-10', 'policy');
  expect(act).toMatchObject({ deliveries: 200, ranges: [[1, 200]] });
  bodies.dropMonth('2026-10', ledger.lastDelivery);
  expect(found(folder)).toHaveLength(200);
  ledger.append([{ kind: 'retention', at: '2026-11-25T00:00:00.000Z', who: 'ana', act }]);
  expect(verify(folder)).toMatchObject({ faults: [], hashOnly: 600 });
  ledger.append([
    { kind: 'retention', at: '2026-11-25T00:00:00.000Z', who: 'ana', act: deliveryRetention(300, 'request') },
  ]);
  bodies.erase(300);
  expect(verify(folder)).toMatchObject({ faults: [], hashOnly: 603 });
  reader.close();
  bodies.close();
  ledger.close();
});

test('rotated keys and a declared fork are followed; deliveries that wait to be sealed are no fault', async () => {
  const folder = copyOfModel();
  const ledger = openLedgerWriter(folder, { key: readLedgerKey(folder), origin: readSettings(folder).origin });
  await rotateLedgerKey(folder, (next) => ledger.rotateKey(next, 'a reason', 'ana'));
  ledger.append([tick(3)]);
  ledger.keepCheckpoint('daily');
  ledger.close();
  const again = openLedgerWriter(folder, { key: readLedgerKey(folder), origin: readSettings(folder).origin });
  again.declareFork('restored-copy', 'ana');
  again.append([tick(4)]);
  again.keepCheckpoint('daily');
  again.close();
  const bodies = openBodiesWriter(folder);
  bodies.append([incoming('waits')]);
  bodies.close();
  expect(found(folder, { copies: [copyAt601, copyAtEnd] })).toEqual([]);
});

test('leaves that are sealed while it runs do not disturb it', () => {
  const folder = copyOfModel();
  const ledger = openLedgerWriter(folder, { key: readLedgerKey(folder), origin: readSettings(folder).origin });
  const steps = verifyWorkspace({ workspaceFolder: folder, derive: deriveLines, sliceMs: 0 });
  let faults: readonly unknown[] = [];
  for (let step = steps.next(); ; step = steps.next()) {
    faults = step.value.faults;
    if (step.done === true) break;
    if (step.value.checked % 10 !== 0) continue;
    ledger.append(Array.from({ length: 20 }, (_, i) => tick(i)));
    ledger.keepCheckpoint('meanwhile');
  }
  expect(faults).toEqual([]);
  ledger.close();
});

test('without a ledger there is nothing to verify, and it says so', () => {
  const folder = copyOfModel();
  rmSync(join(folder, 'evidence', files.ledger));
  for (const tail of ['-wal', '-shm'])
    if (existsSync(join(folder, 'evidence', files.ledger + tail)))
      rmSync(join(folder, 'evidence', files.ledger + tail));
  expect(found(folder)).toEqual(['file-unreadable null']);
});

/** As a thief of the disk would: everything after leaf 600 gone, the old head put back. */
function cutTo601(folder: string): void {
  const reader = openLedgerReader(folder);
  const leafHashes = reader.hashes(0, 512, 89);
  const first = reader.hashes(1, 0, 2);
  reader.close();
  tamper(folder, 'ledger', (db) => {
    db.exec(
      'DELETE FROM extent WHERE first_seq >= 601; DELETE FROM act WHERE seq >= 601; DELETE FROM tile WHERE idx >= 2',
    );
    db.prepare('UPDATE edge SET hashes = ? WHERE level = 0').run(leafHashes);
    db.prepare('UPDATE edge SET hashes = ? WHERE level = 1').run(first);
    db.prepare('UPDATE head SET note = ?').run(copyAt601);
  });
}
