/** Business events, page by page, with every filter. */
import { listBusinessEvents } from '../store/read/business-events.ts';
import type { ReadOperation } from './operation-kinds.ts';

export const listBusinessEventsOperation: ReadOperation<'listBusinessEvents'> = (view, input) =>
  listBusinessEvents(view.insight().db, input);
