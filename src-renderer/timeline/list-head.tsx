/** The heads of the list's columns. */
import type { MessageKey } from '#shared/messages/translate.ts';
import { useWords } from '../ui/preferences.tsx';
import type { Zoom } from './view-state.ts';

type Heads = readonly (readonly [name: string, words?: MessageKey])[];

const heads: Record<Zoom, { readonly before: Heads; readonly after: Heads }> = {
  events: {
    before: [
      ['time', 'timeline.col.time'],
      ['sign'],
      ['flag-cell'],
      ['event', 'timeline.col.event'],
      ['branch', 'timeline.col.branch'],
      ['actor', 'timeline.col.actor'],
    ],
    after: [
      ['number', 'timeline.col.amount'],
      ['number count', 'timeline.col.rows'],
    ],
  },
  rows: {
    before: [
      ['time', 'timeline.col.time'],
      ['sign'],
      ['table', 'timeline.col.table'],
      ['key', 'timeline.col.key'],
      ['what', 'timeline.col.what'],
    ],
    after: [],
  },
  transactions: {
    before: [
      ['time', 'timeline.col.time'],
      ['sign'],
      ['transaction', 'timeline.col.transaction'],
      ['statement', 'timeline.col.statement'],
    ],
    after: [['number', 'timeline.col.rows']],
  },
  // Days have a table of their own.
  day: { before: [], after: [] },
};

export function ListHead({ zoom, manySources }: { readonly zoom: Zoom; readonly manySources: boolean }) {
  const t = useWords();
  const { before, after } = heads[zoom];
  const source: Heads = manySources ? [['source', 'timeline.col.source']] : [];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid is no table
    <div role="row" tabIndex={-1} aria-rowindex={1} className={`list-head ${zoom}`}>
      {[...before, ...source, ...after].map(([name, words]) => (
        // biome-ignore lint/a11y/useSemanticElements: a virtual grid is no table
        <span role="columnheader" tabIndex={-1} key={name} className={name}>
          {words ? t(words) : ''}
        </span>
      ))}
    </div>
  );
}
