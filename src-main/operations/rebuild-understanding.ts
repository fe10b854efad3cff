/** Reads the whole ledger again into a new insight file, behind the one in force. */
import type { ActOperation } from './operation-kinds.ts';

export const rebuildUnderstanding: ActOperation<'rebuildUnderstanding'> = async ({ rebuild }) => ({
  reading: await rebuild(),
});
