/** One source with its tables and changes of definition. */
import { AuditError } from '../errors.ts';
import { getSource } from '../store/read/sources.ts';
import { sourceContext, waitingSource } from './list-sources.ts';
import type { ReadOperation } from './operation-kinds.ts';
import { registeredSources } from './registered-sources.ts';

export const getSourceOperation: ReadOperation<'getSource'> = (view, input) => {
  try {
    return getSource(view.insight().db, input, sourceContext(view));
  } catch (cause) {
    // Registered a moment ago, or understanding has not come so far.
    const registered = registeredSources(view.ledger).get(input.id);
    if (registered === undefined || !(cause instanceof AuditError && cause.code === 'not-found')) throw cause;
    return { ...waitingSource(registered, view.hasSecret(input.id)), tables: [], schemaChanges: [] };
  }
};
