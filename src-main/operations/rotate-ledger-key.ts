/** Replaces the key that signs checkpoints: the old one signs the leaf that names the new one, and nothing after it. */
import { encodeVerifierKey } from '../evidence/checkpoint.ts';
import { rotateLedgerKey } from '../store/evidence/key-rotation.ts';
import type { ActOperation } from './operation-kinds.ts';
import { withLedger } from './with-ledger.ts';

export const rotateLedgerKeyOperation: ActOperation<'rotateLedgerKey'> = async (
  { folder, capture, who },
  { reason },
) => {
  const previousKeyId = withLedger(folder, ({ head }) => head?.keyId ?? '');
  await rotateLedgerKey(folder, (next) => capture.rotateKey(next, reason, who));
  return withLedger(folder, ({ keys, newestKept }) => {
    const key = keys.at(-1);
    return {
      publicKey: key === undefined ? '' : encodeVerifierKey(key),
      keyId: key?.id ?? '',
      previousKeyId,
      checkpoint: newestKept('key-rotation'),
    };
  });
};
