/** The timeline's toolbar: level of detail, active filters as chips, a picker for more, the order, the link. */
import { ArrowDownNarrowWide, ArrowUpNarrowWide, Layers, Link2, Plus, TableProperties } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import { useWords } from '../ui/preferences.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { FilterChips } from './filter-chips.tsx';
import { FilterPicker } from './filter-picker.tsx';
import type { DayFacts } from './use-day-facts.ts';
import type { TimelineController } from './use-view.ts';

export function Toolbar({ controller, facts }: { readonly controller: TimelineController; readonly facts: DayFacts }) {
  const t = useWords();
  const { view, change } = controller;
  const [picking, setPicking] = useState(false);
  const [copied, setCopied] = useState(false);
  const copyLink = () => {
    navigator.clipboard?.writeText(location.href);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  useKeys({
    f: () => setPicking(true),
    c: copyLink,
    '1': () => change({ zoom: 'transactions' }),
    '2': () => change({ zoom: 'rows' }),
  });
  const newest = view.order === 'newest';
  return (
    <div className="toolbar" role="toolbar" aria-label={t('timeline.filters')} data-region tabIndex={-1}>
      <Segmented
        label={t('timeline.zoom')}
        value={view.zoom}
        options={[
          { value: 'transactions', label: t('timeline.zoom.transactions'), icon: Layers },
          { value: 'rows', label: t('timeline.zoom.rows'), icon: TableProperties },
        ]}
        onChange={(zoom) => change({ zoom })}
      />
      <FilterChips controller={controller} onEdit={() => setPicking(true)} />
      <div className="picker-anchor">
        <button type="button" className="button quiet" aria-expanded={picking} onClick={() => setPicking(!picking)}>
          <Plus className="icon small" aria-hidden="true" />
          {t('timeline.filter')}
        </button>
        {picking && <FilterPicker controller={controller} facets={facts.facets.data} onClose={() => setPicking(false)} />}
      </div>
      <span className="spring" />
      <IconButton
        icon={newest ? ArrowDownNarrowWide : ArrowUpNarrowWide}
        label={t(newest ? 'timeline.order.newest' : 'timeline.order.oldest')}
        onClick={() => change({ order: newest ? 'oldest' : 'newest' })}
      />
      <IconButton icon={Link2} label={t(copied ? 'state.copied' : 'action.copyLink')} onClick={copyLink} />
    </div>
  );
}
