/** A transaction that declares no row at all: it touched only tables that are not captured, or its rows were written as a statement and are lost. */
import { dayOf } from './span.ts';
import { createWatch, report } from './watch.ts';

export const statementFormat = createWatch<null>('statement-format', null, {
  end: (state, { transaction, expected, at, repeated }) => {
    if (expected !== 0 || transaction.received !== 0 || repeated) return null;
    return report(state, {
      do: 'open',
      kind: 'statement-format',
      severity: 'notice',
      mark: dayOf(at),
      table: null,
      from: at,
      to: at,
      facts: { transaction: transaction.name },
    });
  },
});
