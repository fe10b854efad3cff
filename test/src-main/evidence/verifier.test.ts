import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { verifyProof } from '../../../resources/verifier/verify-proof.mjs';
import { parseCheckpoint, rawPublicKey, signCheckpoint } from '../../../src-main/evidence/checkpoint.ts';
import { encodeProof, type Proof, type ProofField } from '../../../src-main/evidence/proof.ts';
import { leafHashes, makeProof, origin, otherKey, otherVkey, privateKey, record, size, vkey } from './proof-fixture.ts';

const verifierFile = join(import.meta.dirname, '../../../resources/verifier/verify-proof.mjs');
const folder = mkdtempSync(join(tmpdir(), 'proof-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const whole = makeProof();
const partly = makeProof(['after.dni']);

test('genuine proofs are accepted, with what they show and withhold', async () => {
  expect(await verifyProof(encodeProof(whole), { vkey })).toMatchObject({
    ok: true,
    index: 137,
    size,
    origin,
    withheld: [],
  });
  const verdict = await verifyProof(encodeProof(partly), { publicKey: rawPublicKey(privateKey) });
  expect(verdict).toMatchObject({
    ok: true,
    bytes: null,
    shown: [
      { path: 'before.id', text: '"7"' },
      { path: 'before.dni', text: '"70123456"' },
      { path: 'before.precio', text: '9.50' },
      { path: 'after.id', text: '"7"' },
      { path: 'after.precio', text: '12.50' },
    ],
    withheld: ['after.dni'],
  });
  expect(await verifyProof(encodeProof(makeProof(['*'])), { vkey })).toMatchObject({ ok: true, shown: [] });
  expect(await verifyProof(encodeProof({ ...whole, disclosure: { shown: 'leaf' } }), { vkey })).toMatchObject({
    ok: true,
    bytes: null,
  });
});

/** Every way to bend a proof that we could think of: name → file. */
const tampered: Record<string, string> = {
  'a byte of the record flipped': encodeProof({
    ...whole,
    disclosure: bytesChanged((bytes) => bytes.fill(0x39, 60, 61)),
  }),
  'a byte appended to the record': encodeProof({
    ...whole,
    disclosure: {
      shown: 'bytes',
      nonce: record.nonce,
      bytes: Buffer.concat([record.bytes ?? record.nonce, Buffer.of(32)]),
    },
  }),
  'another nonce': encodeProof({
    ...whole,
    disclosure: { shown: 'bytes', nonce: Buffer.alloc(32, 1), bytes: record.bytes ?? record.nonce },
  }),
  'a boundary moved between nonce and record': editExtra(whole, (extra) => {
    const { record: shown } = extra;
    extra.record = {
      nonce: `${shown?.nonce}${Buffer.from(shown?.bytes ?? '', 'base64')
        .toString('hex')
        .slice(0, 2)}`,
      bytes: Buffer.from(shown?.bytes ?? '', 'base64')
        .subarray(1)
        .toString('base64'),
    };
  }),
  'a value changed': fieldChanged(0, (field) => ({ ...field, text: Buffer.from('"8"') })),
  'a number written otherwise': fieldChanged(2, (field) => ({ ...field, text: Buffer.from('9.5') })),
  'a path relabelled': fieldChanged(1, (field) => ({ ...field, path: 'before.nombre' })),
  'before relabelled as after': fieldChanged(2, (field) => ({ ...field, path: 'after.precio' })),
  'a withheld field relabelled': fieldChanged(4, (field) => ({ ...field, path: 'after.telefono' })),
  'two fields reordered': fieldsChanged((fields) => [
    ...fields.slice(0, 1),
    ...fields.slice(1, 3).reverse(),
    ...fields.slice(3),
  ]),
  'a field left out': fieldsChanged((fields) => fields.slice(1)),
  'a withheld field left out': fieldsChanged((fields) => fields.filter((field) => !('commitment' in field))),
  'a field shown twice': fieldsChanged((fields) => [...fields, ...fields.slice(0, 1)]),
  'a field added': fieldsChanged((fields) => [
    ...fields,
    { path: 'after.nota', salt: Buffer.alloc(32), text: Buffer.from('"x"') },
  ]),
  'two salts swapped': fieldsChanged((fields) => swapSalts(fields)),
  'a salt changed': fieldChanged(0, (field) => ({ ...field, salt: Buffer.alloc(32, 3) })),
  'a commitment changed': fieldsChanged((fields) =>
    fields.map((field) => ('commitment' in field ? { ...field, commitment: Buffer.alloc(32, 3) } : field)),
  ),
  'a withheld field filled in by guessing': fieldsChanged((fields) =>
    fields.map((field) =>
      'commitment' in field ? { path: field.path, salt: Buffer.alloc(32), text: Buffer.from('"70123457"') } : field,
    ),
  ),
  'another leaf': encodeProof({ ...whole, leaf: whole.leaf.replace('botica', 'botika') }),
  'the kind changed in the leaf': encodeProof({ ...whole, leaf: whole.leaf.replace('"row"', '"heartbeat"') }),
  'the time changed in the leaf': encodeProof({ ...whole, leaf: whole.leaf.replace('2026', '2025') }),
  'the leaf written with a blank': encodeProof({ ...whole, leaf: whole.leaf.replace(':', ': ') }),
  'a member twice in the leaf': encodeProof({ ...whole, leaf: whole.leaf.replace('{', '{"seq":1,') }),
  'the number changed in the leaf': encodeProof({ ...whole, leaf: whole.leaf.replace('"seq":137', '"seq":138') }),
  'the number changed in the proof': encodeProof({ ...whole, index: 138 }),
  'the number changed in both': encodeProof({
    ...whole,
    index: 138,
    leaf: whole.leaf.replace('"seq":137', '"seq":138'),
  }),
  'the path cut at its end': encodeProof({ ...whole, path: whole.path.slice(0, -1) }),
  'the path cut at its start': encodeProof({ ...whole, path: whole.path.slice(1) }),
  'the path made longer': encodeProof({ ...whole, path: [...whole.path, Buffer.alloc(32)] }),
  'the path reordered': encodeProof({ ...whole, path: [...whole.path].reverse() }),
  'a hash of the path changed': encodeProof({
    ...whole,
    path: whole.path.map((hash, i) => (i === 2 ? Buffer.alloc(32) : hash)),
  }),
  'the path of another leaf': encodeProof({
    ...whole,
    path: whole.path.map((hash, i) => (i === 0 ? (leafHashes[137] ?? hash) : hash)),
  }),
  'a size of one more': checkpointChanged((note) => note.replace('\n300\n', '\n301\n')),
  'a size signed by another key': encodeProof({ ...whole, checkpoint: resigned({ size: 301 }, otherKey) }),
  'a root signed by another key': encodeProof({ ...whole, checkpoint: resigned({ root: Buffer.alloc(32) }, otherKey) }),
  'another root': checkpointChanged((note) =>
    note.replace(/\n[^\n]{44}\n\n/, `\n${Buffer.alloc(32).toString('base64')}\n\n`),
  ),
  'another root, rightly signed': encodeProof({ ...whole, checkpoint: resigned({ root: Buffer.alloc(32) }) }),
  'another size, rightly signed': encodeProof({ ...whole, checkpoint: resigned({ size: 137 }) }),
  'the origin changed': checkpointChanged((note) => note.replace('fixture\n', 'fixtura\n')),
  'the origin changed in text and signature line': checkpointChanged((note) => note.replaceAll('fixture', 'fixtura')),
  'the signature of another note': checkpointChanged((note) =>
    note.replace(/— .*\n$/, lastLine(resigned({ size: 299 }))),
  ),
  'a bit of the signature flipped': checkpointChanged((note) => flipSignature(note)),
  'no signature': checkpointChanged((note) => note.slice(0, note.indexOf('— '))),
  'the signature under another name': checkpointChanged((note) => note.replace('— testigo', '— testiga')),
  'an extension line': checkpointChanged((note) => note.replace('\n\n', '\nmore\n\n')),
  'the file cut in the middle': encodeProof(whole).slice(0, 400),
  'the file cut at its last character': encodeProof(whole).slice(0, -1),
  'another format line': encodeProof(whole).replace('@v1', '@v2'),
  'a number with a leading zero': encodeProof(whole).replace('index 137', 'index 0137'),
  'both bytes and fields': editExtra(whole, (extra) => Object.assign(extra, { fields: [] })),
  'an unknown member': editExtra(whole, (extra) => Object.assign(extra, { note: 'trust me' })),
  'no extra line': encodeProof(whole).replace(/extra .*\n/, ''),
  'a field neither before nor after': fieldChanged(0, (field) => ({ ...field, path: 'id' })),
  nothing: '',
};

test.for(Object.entries(tampered))('rejected: %s', async ([, file]) => {
  expect(Object.values(tampered).filter((other) => other === file)).toHaveLength(1);
  expect([encodeProof(whole), encodeProof(partly)]).not.toContain(file);
  expect(await verifyProof(file, { vkey })).toMatchObject({
    ok: false,
    es: expect.any(String),
    en: expect.any(String),
  });
});

test('the key of another log, another name, or a damaged key is rejected', async () => {
  const file = encodeProof(whole);
  for (const trusted of [
    { vkey: otherVkey },
    { vkey: vkey.replace('fixture', 'fixtura') },
    { vkey: '' },
    {},
    { publicKey: rawPublicKey(otherKey) },
    { publicKey: Buffer.alloc(3) },
  ]) {
    expect(await verifyProof(file, trusted)).toMatchObject({ ok: false });
  }
});

test('every single flipped bit of a proof is rejected, or changes nothing that is said', {
  timeout: 120_000,
}, async () => {
  const file = Buffer.from(encodeProof(partly));
  const genuine = await verifyProof(file.toString(), { vkey });
  for (let at = 0; at < file.length; at += 3) {
    const changed = Buffer.from(file);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 7));
    const verdict = await verifyProof(changed.toString(), { vkey });
    if (verdict.ok) expect([at, verdict]).toEqual([at, genuine]);
  }
});

test('on the command line it says so in two languages and by its exit code', () => {
  const good = join(folder, 'good.tlog-proof');
  const bad = join(folder, 'bad.tlog-proof');
  writeFileSync(good, encodeProof(partly));
  writeFileSync(bad, tampered['a value changed'] ?? '');
  expect(execFileSync(process.execPath, [verifierFile, good, '--key', vkey]).toString()).toContain('PROBADO · PROVEN');
  const refused = spawnSync(process.execPath, [verifierFile, bad, '--key', vkey]);
  expect([refused.status, refused.stdout.toString()]).toEqual([
    1,
    expect.stringMatching(/NO PROBADO · NOT PROVEN\nLos campos.*\nThe fields/),
  ]);
  expect(spawnSync(process.execPath, [verifierFile]).status).toBe(2);
  expect(spawnSync(process.execPath, [verifierFile, join(folder, 'missing'), '--key', vkey]).status).toBe(2);
});

test('the verifier is one file that shares no code with the writer', () => {
  const source = readFileSync(verifierFile, 'utf8');
  const imports = [...source.matchAll(/^import .*|import\('([^']+)'\)/gm)].map((match) => match[1] ?? match[0]);
  expect(imports.every((name) => name.startsWith('node:'))).toBe(true);
});

// ---- tampering -----------------------------------------------------------------------------------------------------------------

function bytesChanged(change: (bytes: Buffer) => void): Proof['disclosure'] {
  const bytes = Buffer.from(record.bytes ?? '');
  change(bytes);
  return { shown: 'bytes', nonce: record.nonce, bytes };
}

function fieldsChanged(change: (fields: readonly ProofField[]) => readonly ProofField[]): string {
  const { disclosure } = partly;
  return encodeProof({
    ...partly,
    disclosure: { shown: 'fields', fields: disclosure.shown === 'fields' ? change(disclosure.fields) : [] },
  });
}

function fieldChanged(at: number, change: (field: ProofField) => ProofField): string {
  return fieldsChanged((fields) => fields.map((field, i) => (i === at ? change(field) : field)));
}

function swapSalts(fields: readonly ProofField[]): readonly ProofField[] {
  const [first, second, ...rest] = fields;
  if (first === undefined || second === undefined || 'commitment' in first || 'commitment' in second) return fields;
  return [{ ...first, salt: second.salt }, { ...second, salt: first.salt }, ...rest];
}

function checkpointChanged(change: (note: string) => string): string {
  return encodeProof({ ...whole, checkpoint: change(whole.checkpoint) });
}

function resigned(change: { size?: number; root?: Buffer }, key = privateKey): string {
  const signed = parseCheckpoint(whole.checkpoint);
  return signCheckpoint({ origin, size: signed?.size ?? 0, root: signed?.root ?? Buffer.alloc(32), ...change }, key);
}

function lastLine(note: string): string {
  return note.slice(note.indexOf('— '));
}

function flipSignature(note: string): string {
  const line = lastLine(note);
  const [dash = '', name = '', encoded = ''] = line.trim().split(' ');
  const bytes = Buffer.from(encoded, 'base64');
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  return note.replace(line, `${dash} ${name} ${bytes.toString('base64')}\n`);
}

interface Extra {
  record?: { nonce: string; bytes: string };
}

function editExtra(proof: Proof, change: (extra: Extra) => void): string {
  const file = encodeProof(proof);
  const [, encoded = ''] = /\nextra (.*)\n/.exec(file) ?? [];
  const extra: Extra = JSON.parse(Buffer.from(encoded, 'base64').toString());
  change(extra);
  const sorted = Object.fromEntries(Object.entries(extra).sort(([a], [b]) => (a < b ? -1 : 1)));
  return file.replace(encoded, Buffer.from(JSON.stringify(sorted)).toString('base64'));
}
