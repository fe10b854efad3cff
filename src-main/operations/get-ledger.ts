/** The evidence ledger: size, root, kept checkpoints, and what Testigo and people did, page by page. */
import { z } from 'zod';
import type { OperationInput, OperationOutput } from '#shared/operations.ts';
import { leafKindSchema } from '#shared/record-kind.ts';
import { AuditError } from '../errors.ts';
import { encodeVerifierKey } from '../evidence/checkpoint.ts';
import type { LedgerReader } from '../store/evidence/ledger-reader.ts';
import type { ReadOperation } from './operation-kinds.ts';
import { currentCheckpoint, toCheckpoint } from './to-checkpoint.ts';

type Answer = OperationOutput<'getLedger'>;

const actLeafSchema = z.object({ act: z.record(z.string(), z.unknown()), who: z.string() });

export const getLedger: ReadOperation<'getLedger'> = ({ ledger, bodies }, input) => {
  const head = ledger.head();
  const current = currentCheckpoint(ledger);
  return {
    leaves: head?.size ?? 0,
    unsealed: bodies.countAfter(ledger.lastDelivery()),
    origin: head?.origin ?? '',
    rootHex: current?.rootHex ?? '',
    publicKey: head === null ? '' : encodeVerifierKey({ origin: head.origin, publicKey: head.publicKey }),
    keyId: head?.keyId ?? '',
    current,
    checkpoints: ledger.checkpoints({ limit: input.limit }).map((kept) => toCheckpoint(ledger, kept)),
    checkpointsTotal: ledger.checkpointCount(),
    acts: readActs(ledger, input),
    months: bodies.months().map(({ month, deliveries, bytes, dropped }) => ({ month, deliveries, bytes, dropped })),
  };
};

/** The cursor is the leaf of the last act of the page before. */
function readActs(ledger: LedgerReader, { order, limit, cursor }: OperationInput<'getLedger'>): Answer['acts'] {
  const after = cursor === undefined ? null : Number(cursor);
  if (after !== null && !Number.isSafeInteger(after)) throw new AuditError('bad-request', `cursor ${cursor}`);
  const rows =
    order === 'oldest'
      ? ledger.acts(after === null ? 0 : after + 1, limit)
      : ledger.actsBefore(after ?? Number.MAX_SAFE_INTEGER, limit);
  return rows.map(({ seq, kind, at, json }) => {
    const { act, who } = actLeafSchema.parse(JSON.parse(json));
    return { leaf: seq, kind: leafKindSchema.parse(kind), at, who, what: act };
  });
}
