/** A self-contained inclusion proof of one leaf: its record derived again from the bytes, shown whole or with chosen fields withheld. */

import type { LeafKind } from '#shared/record-kind.ts';
import { leafKindSchema } from '#shared/record-kind.ts';
import { AuditError } from '../errors.ts';
import { discloseRecord } from '../evidence/disclosure.ts';
import { hashLeaf } from '../evidence/leaf.ts';
import { type Disclosure, encodeProof } from '../evidence/proof.ts';
import { deriveLeaves } from '../seal.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import type { ReadOperation } from './operation-kinds.ts';
import { toCheckpoint } from './to-checkpoint.ts';

interface ProvenLeaf {
  readonly kind: LeafKind;
  readonly leafJson: string;
  readonly receivedAt: string;
  readonly disclosure: Disclosure;
}

/** Throws `not-found`, `bad-request` for a field that is not there, `ledger-mismatch` when the bytes give another leaf than the tree holds. */
export const getProof: ReadOperation<'getProof'> = (view, { id, withhold, size }) => {
  const { ledger } = view;
  const leaf = leafOf(id);
  const withheld = (withhold ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const proof = ledger.proof(leaf, size);
  const { kind, leafJson, receivedAt, disclosure } =
    ledger.extentOf(leaf) === null ? provenAct(view, leaf) : provenRecord(view, leaf, withheld);
  if (!hashLeaf(leafJson).equals(proof.leafHash)) throw new AuditError('ledger-mismatch', `${leaf}`);
  const kept = ledger
    .checkpoints({ limit: 1, beforeSize: proof.size + 1 })
    .find((checkpoint) => checkpoint.size === proof.size);
  const signedAt = kept?.signedAt ?? ledger.head()?.signedAt ?? '';
  return {
    leaf,
    kind,
    leafJson,
    leafHashHex: proof.leafHash.toString('hex'),
    receivedAt,
    inclusion: proof.path.map((hash) => hash.toString('hex')),
    checkpoint: toCheckpoint(ledger, { note: proof.checkpoint, signedAt, reason: kept?.reason ?? 'head' }),
    file: encodeProof({ index: leaf, path: proof.path, checkpoint: proof.checkpoint, leaf: leafJson, disclosure }),
    withheld,
  };
};

/** `EV-12`, or `12`. */
function leafOf(id: string): number {
  const digits = /^(?:EV-)?(\d{1,15})$/.exec(id)?.[1];
  if (digits === undefined) throw new AuditError('not-found', id);
  return Number(digits);
}

function provenRecord({ ledger, bodies }: WorkspaceView, leaf: number, withheld: readonly string[]): ProvenLeaf {
  const extent = ledger.extentOf(leaf);
  const delivery = extent === null ? null : bodies.get(extent.delivery);
  if (extent === null || delivery === null || delivery.erased)
    throw new AuditError('not-found', `bytes of leaf ${leaf}`);
  const leaves = deriveLeaves(delivery, extent.firstSeq);
  const index = leaf - extent.firstSeq;
  const record = leaves.record(index);
  return {
    kind: record.kind,
    leafJson: leaves.leafJson(index),
    receivedAt: delivery.receivedAt,
    disclosure: discloseRecord(record, withheld),
  };
}

function provenAct({ ledger }: WorkspaceView, leaf: number): ProvenLeaf {
  const act = ledger.act(leaf);
  if (act === null) throw new AuditError('not-found', `leaf ${leaf}`);
  return {
    kind: leafKindSchema.parse(act.kind),
    leafJson: act.json,
    receivedAt: act.at,
    disclosure: { shown: 'leaf' },
  };
}
