/** Change events, page by page, with every filter. */
import { listChangeEvents } from '../store/read/list-change-events.ts';
import type { ReadOperation } from './operation-kinds.ts';

export const listChangeEventsOperation: ReadOperation<'listChangeEvents'> = (view, input) =>
  listChangeEvents(view.insight().db, input);
