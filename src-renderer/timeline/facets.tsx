/** The facets: counts under every other filter; a click includes, Alt+click or the ≠ button excludes; an excluded value stays, struck. */
import { CircleSlash2 } from 'lucide-react';
import { type MouseEvent, useState } from 'react';
import { formatInteger } from '#shared/format.ts';
import { useWords } from '../ui/preferences.tsx';
import { ErrorState, Reading } from '../ui/states.tsx';
import { filterValueWords, operationWords } from './filter-chips.tsx';
import { addFilter, type Filter, removeFilter } from './filter-syntax.ts';
import { useTableName } from './table-names.ts';
import type { DayFacts } from './use-day-facts.ts';
import type { TimelineController } from './use-view.ts';

const SEARCH_FROM = 8;

interface FacetValue {
  readonly value: string;
  readonly words: string;
  readonly count: number;
  /** Without its source. */
  readonly table?: string;
}

export function Facets({ controller, facts }: { readonly controller: TimelineController; readonly facts: DayFacts }) {
  const t = useWords();
  const tableName = useTableName();
  const { data, error, refetch } = facts.facets;
  return (
    <section className="facets" aria-label={t('timeline.facets')} data-region tabIndex={-1}>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <Reading />}
      {data && (
        <>
          <Facet
            controller={controller}
            field="operation"
            title={t('timeline.facet.operation')}
            values={data.operations.map(({ operation, count }) => ({
              value: operation,
              words: operationWords(t, operation),
              count,
            }))}
          />
          <Facet
            controller={controller}
            field="table"
            title={t('timeline.facet.table')}
            values={data.tables.map(({ table, filter, count }) => ({
              value: filter,
              words: tableName(filter),
              count,
              table,
            }))}
          />
        </>
      )}
    </section>
  );
}

interface FacetProps {
  readonly controller: TimelineController;
  readonly field: 'table' | 'operation';
  readonly title: string;
  readonly values: readonly FacetValue[];
}

function Facet({ controller, field, title, values }: FacetProps) {
  const t = useWords();
  const tableName = useTableName();
  const [search, setSearch] = useState('');
  const active = controller.view.filters.filter((filter) => filter.field === field);
  const missing = active
    .filter(({ value }) => !values.some((known) => known.value === value))
    .map((filter) => ({
      value: filter.value,
      words: filterValueWords(t, tableName, filter),
      count: countOfName(values, filter.value),
    }));
  const all = [...values, ...missing].filter(({ words }) => words.toLowerCase().includes(search.toLowerCase()));
  const most = Math.max(1, ...all.map(({ count }) => count));
  return (
    <div className="facet">
      <h2>{title}</h2>
      {values.length > SEARCH_FROM && (
        <input
          type="search"
          value={search}
          aria-label={t('timeline.facet.search')}
          placeholder={t('timeline.facet.search')}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {all.length === 0 && <p className="caption">{t('timeline.facet.none')}</p>}
      <ul>
        {all.map((value) => (
          <FacetRow
            key={value.value}
            controller={controller}
            field={field}
            value={value}
            share={value.count / most}
            active={active.find((filter) => filter.value === value.value) ?? null}
          />
        ))}
      </ul>
    </div>
  );
}

/** A name with its source is the longer for it, and what tells it apart stands at its end. */
function wordsClass(field: FacetProps['field'], { value, table }: FacetValue): string {
  if (field !== 'table') return 'words';
  return table === undefined || table === value ? 'words mono' : 'words mono of-source';
}

/** A table named without its database or source stands for all that are called so. */
function countOfName(values: readonly FacetValue[], name: string): number {
  const called = values.filter(({ table }) => table === name || table?.endsWith(`.${name}`));
  return called.reduce((sum, { count }) => sum + count, 0);
}

interface FacetRowProps {
  readonly controller: TimelineController;
  readonly field: 'table' | 'operation';
  readonly value: FacetValue;
  readonly share: number;
  readonly active: Filter | null;
}

function FacetRow({ controller: { view, change }, field, value, share, active }: FacetRowProps) {
  const t = useWords();
  const put = (exclude: boolean) => {
    const filters =
      active && active.exclude === exclude
        ? removeFilter(view.filters, active)
        : addFilter(view.filters, { field, value: value.value, exclude });
    change({ filters });
  };
  const state = active === null ? '' : active.exclude ? 'excluded' : 'included';
  return (
    <li className={`facet-row ${state}`}>
      <button
        type="button"
        className="value"
        aria-pressed={state === 'included'}
        title={value.value}
        aria-label={t('timeline.facet.include', { value: value.words, n: value.count })}
        onClick={(event: MouseEvent) => put(event.altKey || state === 'excluded')}
      >
        <span className={wordsClass(field, value)}>{value.words}</span>
        <span className="share" aria-hidden="true" style={{ '--share': share }} />
        <span className="count">{formatInteger(value.count)}</span>
      </button>
      <button
        type="button"
        className="exclude"
        aria-pressed={state === 'excluded'}
        title={t(state === 'excluded' ? 'timeline.facet.restore' : 'timeline.facet.exclude', { value: value.words })}
        aria-label={t(state === 'excluded' ? 'timeline.facet.restore' : 'timeline.facet.exclude', {
          value: value.words,
        })}
        onClick={() => put(true)}
      >
        <CircleSlash2 className="icon small" aria-hidden="true" />
      </button>
    </li>
  );
}
