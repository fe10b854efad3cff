/** A MariaDB table was defined whose first change stops the connector for good: system versioning, a sequence, an INET6 column. */
import { withMark, withoutMark } from './span.ts';
import { createWatch } from './watch.ts';

const poisons = [
  { what: 'SYSTEM VERSIONING', pattern: /(?<!DROP\s+)\b(?:WITH|ADD)\s+SYSTEM\s+VERSIONING\b/i },
  { what: 'SEQUENCE', pattern: /^\s*CREATE\s+(?:OR\s+REPLACE\s+)?SEQUENCE\b/i },
  { what: 'INET', pattern: /\bINET[46]\b/i },
];

export const poisonAhead = createWatch<{ open: readonly string[] }>(
  'poison-ahead',
  { open: [] },
  {
    schema: (state, { event, table, at, connector, redeliveryOf }) => {
      if (connector !== 'mariadb' || redeliveryOf !== null || event.ddl === null) return null;
      const ddl = withoutLiterals(event.ddl);
      const poison = poisons.find(({ pattern }) => pattern.test(ddl));
      if (poison) {
        return {
          state: { open: withMark(state.open, table) },
          effects: [
            {
              do: 'open',
              kind: 'poison-ahead',
              severity: 'alarm',
              mark: table,
              table,
              from: at,
              to: null,
              facts: { table, what: poison.what },
            },
          ],
        };
      }
      const gone = /^\s*DROP\b/i.test(ddl)
        ? 'dropped'
        : /\bDROP\s+SYSTEM\s+VERSIONING\b/i.test(ddl) || /^\s*CREATE\b/i.test(ddl)
          ? 'redefined'
          : null;
      if (gone === null || !state.open.includes(table)) return null;
      return {
        state: { open: withoutMark(state.open, table) },
        effects: [{ do: 'close', kind: 'poison-ahead', mark: table, by: gone, to: at, severity: 'notice' }],
      };
    },
  },
);

function withoutLiterals(ddl: string): string {
  return ddl.replace(/'(?:[^'\\]|\\.|'')*'|`[^`]*`/g, "''");
}
