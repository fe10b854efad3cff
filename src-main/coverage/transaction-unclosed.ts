/** Rows whose END never came although the next transaction did: the connector was cut in the middle. On MariaDB that means XA (see xa-unknown). */
import { withMark, withoutMark } from './span.ts';
import { createWatch } from './watch.ts';

export const transactionUnclosed = createWatch<{ open: readonly string[] }>(
  'transaction-unclosed',
  { open: [] },
  {
    superseded: (state, { transaction, rows, at, connector }) => {
      if (rows === 0 || connector === 'mariadb') return null;
      const { name, received } = transaction;
      return {
        state: { open: withMark(state.open, name) },
        effects: [
          {
            do: 'open',
            kind: 'transaction-unclosed',
            severity: 'gap',
            mark: name,
            table: null,
            from: transaction.at,
            to: at,
            facts: { transaction: name, received },
          },
        ],
      };
    },
    end: (state, { transaction, expected }) => {
      if (!state.open.includes(transaction.name)) return null;
      const whole = transaction.received === expected;
      return {
        state: { open: withoutMark(state.open, transaction.name) },
        effects: [
          {
            do: 'close',
            kind: 'transaction-unclosed',
            mark: transaction.name,
            by: 'ended',
            ...(whole ? { severity: 'notice' } : {}),
          },
        ],
      };
    },
  },
);
