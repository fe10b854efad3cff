/** One change event, with its columns and neighbours. */
import { getChangeEvent } from '../store/read/get-change-event.ts';
import type { ReadOperation } from './operation-kinds.ts';

export const getChangeEventOperation: ReadOperation<'getChangeEvent'> = (view, input) =>
  getChangeEvent(view.insight().db, input);
