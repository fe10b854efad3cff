/** Records that were not understood. */
import { listQuarantine } from '../store/read/quarantine.ts';
import type { ReadOperation } from './operation-kinds.ts';

export const listQuarantineOperation: ReadOperation<'listQuarantine'> = (view, input) =>
  listQuarantine(view.insight().db, input);
