import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { verifyProof } from '../../../../resources/verifier/verify-proof.mjs';
import { encodeVerifierKey, rawPublicKey } from '../../../../src-main/evidence/checkpoint.ts';
import { discloseRecord } from '../../../../src-main/evidence/disclosure.ts';
import { encodeProof } from '../../../../src-main/evidence/proof.ts';
import { deriveLeaves } from '../../../../src-main/seal.ts';
import { openBodiesReader } from '../../../../src-main/store/evidence/bodies-reader.ts';
import { openBodiesWriter } from '../../../../src-main/store/evidence/bodies-writer.ts';
import { openLedgerReader } from '../../../../src-main/store/evidence/ledger-reader.ts';
import { openLedgerWriter } from '../../../../src-main/store/evidence/ledger-writer.ts';
import { verifyWorkspace } from '../../../../src-main/store/evidence/verify.ts';
import { incoming, newWorkspace } from './evidence-fixture.ts';

const live = join(import.meta.dirname, '../../../fixtures/live');

test('rows of a real Debezium body are sealed, verified, and proven to the independent verifier with a column withheld', async () => {
  const { folder, ledgerKey, settings } = newWorkspace();
  const writer = openBodiesWriter(folder);
  writer.append([incoming('', { bytes: readFileSync(join(live, 'mysql97-multi-row-update.batch.json')) })]);
  writer.close();
  const bodies = openBodiesReader(folder);
  const ledger = openLedgerWriter(folder, { key: ledgerKey, origin: settings.origin });
  const reader = openLedgerReader(folder);
  onTestFinished(() => {
    for (const opened of [bodies, ledger, reader]) opened.close();
  });

  const delivery = bodies.get(1);
  if (delivery === null) throw new Error('no delivery');
  const leaves = deriveLeaves(delivery, ledger.size);
  ledger.append([{ delivery: 1, firstSeq: ledger.size, leafHashes: leaves.hashes }]);
  const steps = verifyWorkspace({ workspaceFolder: folder, derive: deriveLeaves });
  for (let step = steps.next(); ; step = steps.next())
    if (step.done === true) {
      expect(step.value.faults).toEqual([]);
      break;
    }

  const vkey = encodeVerifierKey({ origin: settings.origin, publicKey: rawPublicKey(ledgerKey) });
  const rows = leaves.kinds.flatMap((kind, i) => (kind === 'row' ? [i] : []));
  expect(rows.length).toBeGreaterThan(1);
  for (const i of rows) {
    const record = leaves.record(i);
    const column = record.fields.at(-1)?.path.split('.').slice(1).join('.') ?? '';
    const { path, checkpoint } = reader.proof(1 + i);
    const proof = { index: 1 + i, path, checkpoint, leaf: leaves.leafJson(i) };
    expect(
      await verifyProof(encodeProof({ ...proof, disclosure: discloseRecord(record, []) }), { vkey }),
    ).toMatchObject({ ok: true, bytes: new Uint8Array(record.bytes ?? []) });
    const verdict = await verifyProof(encodeProof({ ...proof, disclosure: discloseRecord(record, [column]) }), {
      vkey,
    });
    expect(verdict).toMatchObject({ ok: true, withheld: [`before.${column}`, `after.${column}`] });
    const value = JSON.parse((record.bytes ?? '').toString());
    const { before, after } = value.payload ?? value;
    const shown = verdict.ok
      ? Object.fromEntries(verdict.shown.map((field) => [field.path, JSON.parse(field.text)]))
      : {};
    const { [column]: _hiddenBefore, ...restBefore } = before;
    const { [column]: _hiddenAfter, ...restAfter } = after;
    const prefixed = (side: string, row: object) =>
      Object.entries(row).map(([name, member]) => [`${side}.${name}`, member]);
    expect(shown).toEqual(Object.fromEntries([...prefixed('before', restBefore), ...prefixed('after', restAfter)]));
  }
});
