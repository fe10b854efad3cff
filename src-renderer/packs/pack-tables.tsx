/** The tables that a pack describes: the role of each, what one row is in words, which thing of the business it stands for. */
import type { PackSummary } from '#shared/business-operations.ts';
import { nameWords } from '../timeline/events/words.ts';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { Empty } from '../ui/states.tsx';
import { includesText } from './includes-text.ts';

interface PackTablesProps {
  readonly pack: PackSummary;
  readonly search: string;
}

export function PackTables({ pack, search }: PackTablesProps) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  if (pack.tables.length === 0) return <Empty>{t('packs.tables.none')}</Empty>;
  const shown = pack.tables.filter(({ table, role, name }) =>
    includesText(search, [table, name[language], nameWords(t, 'pack.role', role)]),
  );
  return (
    <table className="pack-table">
      <thead>
        <tr>
          <th scope="col">{t('packs.col.table')}</th>
          <th scope="col">{t('packs.col.name')}</th>
          <th scope="col">{t('packs.col.role')}</th>
          <th scope="col">{t('packs.col.entity')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ table, role, name, entity }) => (
          <tr key={table}>
            <th scope="row" className="mono">
              {table}
            </th>
            <td>{name[language]}</td>
            <td>{nameWords(t, 'pack.role', role)}</td>
            <td>{entity === null ? '' : nameWords(t, 'event.thing', entity)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
