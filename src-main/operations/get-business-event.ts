/** One business event with its evidence. */
import { getBusinessEvent } from '../store/read/business-events.ts';
import type { ReadOperation } from './operation-kinds.ts';

export const getBusinessEventOperation: ReadOperation<'getBusinessEvent'> = (view, { id }) =>
  getBusinessEvent(view.insight().db, id);
