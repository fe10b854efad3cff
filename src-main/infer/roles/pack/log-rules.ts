/** Notes of the application are only ever added: that they are changed or taken away is told. */
import type { RuleDraft, RuleInput } from './pack-draft.ts';

export function logAltered({ table, names }: RuleInput): readonly RuleDraft[] {
  const { es, en } = names.words;
  return [
    {
      id: `${names.rule}-altered`,
      type: `${names.type}Altered`,
      kind: 'T',
      anchor: { table: table.table, on: ['update', 'delete', 'truncate'] },
      group: ['anchorTable'],
      groupWithin: '60s',
      payload: { rows: 'size(rows)', operation: 'operation' },
      sensitive: true,
      sentence: {
        es: `Bitácora alterada, ${es}: {rows} {rows|fila|filas} ({operation})[, por {actor}]`,
        en: `Log altered, ${en}: {rows} {rows|row|rows} ({operation})[, by {actor}]`,
      },
    },
  ];
}
