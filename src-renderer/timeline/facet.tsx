/** One facet: counts under every other filter; a click includes, Alt+click or the ≠ button excludes; an excluded value stays, struck. */
import { CircleSlash2 } from 'lucide-react';
import { type MouseEvent, type ReactNode, useState } from 'react';
import { formatInteger } from '#shared/format.ts';
import { useWords } from '../ui/preferences.tsx';
import { filterValueWords } from './filter-chips.tsx';
import { addFilter, type Filter, type FilterField, removeFilter } from './filter-syntax.ts';
import { useTableName } from './table-names.ts';
import type { TimelineController } from './use-view.ts';

const SEARCH_FROM = 8;

export interface FacetValue {
  readonly value: string;
  readonly words: string;
  readonly count: number;
  readonly mark?: ReactNode;
}

interface FacetProps {
  readonly controller: TimelineController;
  readonly field: FilterField;
  readonly title: string;
  readonly values: readonly FacetValue[];
  /** What is counted, for who hears it. */
  readonly of: 'changes' | 'events';
}

export function Facet({ controller, field, title, values, of }: FacetProps) {
  const t = useWords();
  const tableName = useTableName();
  const [search, setSearch] = useState('');
  const active = controller.view.filters.filter((filter) => filter.field === field);
  const missing = active
    .filter(({ value }) => !values.some((known) => known.value === value))
    .map((filter): FacetValue => ({ value: filter.value, words: filterValueWords(t, tableName, filter), count: 0 }));
  const all = [...values, ...missing].filter(({ words }) => words.toLowerCase().includes(search.toLowerCase()));
  const most = Math.max(1, ...all.map(({ count }) => count));
  const searchWords = t('timeline.facet.search.any', { facet: title.toLowerCase() });
  return (
    <div className="facet">
      <h2>{title}</h2>
      {values.length > SEARCH_FROM && (
        <input
          type="search"
          value={search}
          aria-label={searchWords}
          placeholder={searchWords}
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
            of={of}
            value={value}
            share={value.count / most}
            active={active.find((filter) => filter.value === value.value) ?? null}
          />
        ))}
      </ul>
    </div>
  );
}

interface FacetRowProps extends Pick<FacetProps, 'controller' | 'field' | 'of'> {
  readonly value: FacetValue;
  readonly share: number;
  readonly active: Filter | null;
}

function FacetRow({ controller: { view, change }, field, of, value, share, active }: FacetRowProps) {
  const t = useWords();
  const put = (exclude: boolean) => {
    const filters =
      active && active.exclude === exclude
        ? removeFilter(view.filters, active)
        : addFilter(view.filters, { field, value: value.value, exclude });
    change({ filters });
  };
  const state = active === null ? '' : active.exclude ? 'excluded' : 'included';
  const exclude = t(state === 'excluded' ? 'timeline.facet.restore' : 'timeline.facet.exclude', {
    value: value.words,
  });
  return (
    <li className={`facet-row ${state}`}>
      <button
        type="button"
        className="value"
        aria-pressed={state === 'included'}
        title={value.words === value.value ? value.value : `${value.words} · ${value.value}`}
        aria-label={t(of === 'events' ? 'timeline.facet.include.events' : 'timeline.facet.include', {
          value: value.words,
          n: value.count,
        })}
        onClick={(event: MouseEvent) => put(event.altKey || state === 'excluded')}
      >
        <span className={field === 'table' ? 'words mono' : 'words'}>
          {value.mark}
          {value.words}
        </span>
        <span className="share" aria-hidden="true" style={{ '--share': share }} />
        <span className="count">{formatInteger(value.count)}</span>
      </button>
      <button
        type="button"
        className="exclude"
        aria-pressed={state === 'excluded'}
        title={exclude}
        aria-label={exclude}
        onClick={() => put(true)}
      >
        <CircleSlash2 className="icon small" aria-hidden="true" />
      </button>
    </li>
  );
}
