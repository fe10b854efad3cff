/** The tables of a day: what each brought, by kind, its key, what it cannot show; the sum ruled above. */
import { Link } from 'wouter';
import { formatDay, formatInteger } from '#shared/format.ts';
import { blindSpotWords } from '#shared/messages/code-words.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { formatFilters } from '../timeline/filter-syntax.ts';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import type { SourcesController } from './use-sources-view.ts';

type SourceTable = OperationOutput<'getSource'>['tables'][number];

export function TablesOfDay({
  controller: { day },
  sourceId,
  tables,
}: {
  readonly controller: SourcesController;
  readonly sourceId: string;
  readonly tables: readonly SourceTable[];
}) {
  const t = useWords();
  const sum: Sum = (count) => tables.reduce((total, table) => total + table[count], 0);
  const changes = sum('creates') + sum('updates') + sum('deletes');
  const sorted = [...tables].sort((a, b) => changesOf(b) - changesOf(a));
  return (
    <section className="tables">
      <h3>
        {t('sources.tables', { day: formatDay(day) })}
        <span className="caption">
          {t('sources.tables.sum', {
            n: tables.length,
            changes,
            creates: sum('creates'),
            updates: sum('updates'),
            deletes: sum('deletes'),
          })}
        </span>
      </h3>
      {tables.length === 0 ? (
        <p className="caption">{t('sources.tables.none')}</p>
      ) : (
        <table>
          <Heads />
          <tbody>
            {sorted.map((table) => (
              <TableRow key={`${table.database}.${table.table}`} sourceId={sourceId} table={table} day={day} />
            ))}
          </tbody>
          <Totals sum={sum} changes={changes} />
        </table>
      )}
    </section>
  );
}

type Sum = (count: 'creates' | 'updates' | 'deletes' | 'baseline') => number;

function Heads() {
  const t = useWords();
  const counts = [
    'timeline.lane.creates',
    'timeline.lane.updates',
    'timeline.lane.deletes',
    'timeline.lane.changes',
    'sources.tables.baseline',
  ] as const;
  return (
    <thead>
      <tr>
        <th scope="col">{t('timeline.col.table')}</th>
        {counts.map((words) => (
          <th key={words} scope="col" className="number">
            {t(words)}
          </th>
        ))}
        <th scope="col">{t('timeline.col.key')}</th>
        <th scope="col">{t('sources.tables.blind')}</th>
      </tr>
    </thead>
  );
}

function Totals({ sum, changes }: { readonly sum: Sum; readonly changes: number }) {
  const t = useWords();
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('sources.tables.total')}</th>
        {(['creates', 'updates', 'deletes'] as const).map((count) => (
          <td key={count} className="number">
            {formatInteger(sum(count))}
          </td>
        ))}
        <td className="number">{formatInteger(changes)}</td>
        <td className="number">{formatInteger(sum('baseline'))}</td>
        <td colSpan={2} />
      </tr>
    </tfoot>
  );
}

interface TableRowProps {
  readonly sourceId: string;
  readonly table: SourceTable;
  readonly day: string;
}

function TableRow({ sourceId, table, day }: TableRowProps) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const filters = formatFilters([
    { field: 'table', value: `${table.database}.${table.table}`, exclude: false },
    { field: 'source', value: sourceId, exclude: false },
  ]);
  const filter = new URLSearchParams({ dia: day, zoom: 'fila', f: filters });
  const blind = table.blindSpots.map((code) => blindSpotWords(language, code));
  return (
    <tr>
      <th scope="row" className="mono">
        <Link href={`/linea?${filter}`} title={`${table.database}.${table.table}`}>
          {table.table}
        </Link>
      </th>
      <td className="number">{formatInteger(table.creates)}</td>
      <td className="number">{formatInteger(table.updates)}</td>
      <td className="number">{formatInteger(table.deletes)}</td>
      <td className="number">{formatInteger(changesOf(table))}</td>
      <td className="number">{formatInteger(table.baseline)}</td>
      <td className="mono small-words">{table.key.length === 0 ? t('sources.tables.noKey') : table.key.join(', ')}</td>
      <td className="small-words">{[...new Set(blind)].join(' · ')}</td>
    </tr>
  );
}

function changesOf({ creates, updates, deletes }: SourceTable): number {
  return creates + updates + deletes;
}
