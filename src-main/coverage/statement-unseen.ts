/** MariaDB announces every statement; one without rows, without definition change and without END is a trigger, a view, a user, a GRANT. */
import { dayOf } from './span.ts';
import { createWatch, report } from './watch.ts';

export const statementUnseen = createWatch<null>('statement-unseen', null, {
  superseded: (state, { transaction, rows, statements, connector, at }) => {
    if (connector !== 'mariadb' || rows > 0 || statements > 0) return null;
    return report(state, {
      do: 'open',
      kind: 'statement-unseen',
      severity: 'notice',
      mark: dayOf(transaction.at),
      table: null,
      from: transaction.at,
      to: at,
      facts: { transaction: transaction.name },
    });
  },
});
