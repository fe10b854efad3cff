/** A signed note with what is known about it, as every face shows it. */
import type { Checkpoint } from '#shared/ledger.ts';
import { AuditError } from '../errors.ts';
import { keyId, parseCheckpoint } from '../evidence/checkpoint.ts';
import { checkpointRecord } from '../store/evidence/checkpoint-record.ts';
import type { LedgerReader } from '../store/evidence/ledger-reader.ts';

export interface SignedNote {
  readonly note: string;
  readonly signedAt: string;
  readonly reason: string;
}

type Ledger = Pick<LedgerReader, 'keys' | 'actsBefore' | 'checkpoints'>;

export function toCheckpoint(ledger: Ledger, { note, signedAt, reason }: SignedNote): Checkpoint {
  const parsed = parseCheckpoint(note);
  if (parsed === null) throw new AuditError('ledger-mismatch', note);
  const { origin, size, root } = parsed;
  const key = ledger.keys().findLast(({ fromSize }) => fromSize <= size);
  return {
    origin,
    size,
    rootHex: root.toString('hex'),
    signedAt,
    reason,
    proven: checkpointRecord(ledger, { size, reason, signedAt }) === 'proven',
    keyId: key === undefined ? '' : keyId({ origin, publicKey: key.publicKey }),
    note,
  };
}

/** The newest signed head, which is replaced at every commit. Null in a ledger without any leaf. */
export function currentCheckpoint(ledger: Ledger & Pick<LedgerReader, 'head'>): Checkpoint | null {
  const head = ledger.head();
  return head === null ? null : toCheckpoint(ledger, { note: head.note, signedAt: head.signedAt, reason: 'head' });
}
