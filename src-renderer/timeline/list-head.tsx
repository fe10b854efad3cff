/** The heads of the list's columns. */
import { useWords } from '../ui/preferences.tsx';
import type { Zoom } from './view-state.ts';

export function ListHead({ zoom, manySources }: { readonly zoom: Zoom; readonly manySources: boolean }) {
  const t = useWords();
  const heads =
    zoom === 'rows'
      ? ([
          ['time'],
          ['sign'],
          ['table', 'timeline.col.table'],
          ['key', 'timeline.col.key'],
          ['what', 'timeline.col.what'],
        ] as const)
      : ([
          ['time'],
          ['sign'],
          ['transaction', 'timeline.col.transaction'],
          ['statement', 'timeline.col.statement'],
        ] as const);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid is no table
    <div role="row" tabIndex={-1} aria-rowindex={1} className={`list-head ${zoom}`}>
      {heads.map(([name, words]) => (
        // biome-ignore lint/a11y/useSemanticElements: a virtual grid is no table
        <span role="columnheader" tabIndex={-1} key={name} className={name}>
          {name === 'time' ? t('timeline.col.time') : words ? t(words) : ''}
        </span>
      ))}
      {manySources && <Head words={t('timeline.col.source')} name="source" />}
      {zoom === 'transactions' && <Head words={t('timeline.col.rows')} name="number" />}
    </div>
  );
}

function Head({ words, name }: { readonly words: string; readonly name: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid is no table
    <span role="columnheader" tabIndex={-1} className={name}>
      {words}
    </span>
  );
}
