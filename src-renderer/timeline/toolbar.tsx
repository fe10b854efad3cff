/** The timeline's toolbar: level of detail, active filters as chips, a picker for more. */
import { CalendarDays, Layers, Plus, Rows3, TableProperties } from 'lucide-react';
import { useState } from 'react';
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
  useKeys({
    f: () => setPicking(true),
    '1': () => change({ zoom: 'day' }),
    '2': () => change({ zoom: 'events' }),
    '3': () => change({ zoom: 'rows' }),
    '4': () => change({ zoom: 'transactions' }),
  });
  return (
    <div className="toolbar" role="toolbar" aria-label={t('timeline.filters')} data-region tabIndex={-1}>
      <Segmented
        label={t('timeline.zoom')}
        value={view.zoom}
        options={[
          { value: 'day', label: t('timeline.zoom.day'), icon: CalendarDays },
          { value: 'events', label: t('timeline.zoom.events'), icon: Rows3 },
          { value: 'rows', label: t('timeline.zoom.rows'), icon: TableProperties },
          { value: 'transactions', label: t('timeline.zoom.transactions'), icon: Layers },
        ]}
        onChange={(zoom) => change({ zoom })}
      />
      <FilterChips controller={controller} onEdit={() => setPicking(true)} />
      <div className="picker-anchor">
        <button type="button" className="button quiet" aria-expanded={picking} onClick={() => setPicking(!picking)}>
          <Plus className="icon small" aria-hidden="true" />
          {t('timeline.filter')}
        </button>
        {picking && (
          <FilterPicker
            controller={controller}
            facets={facts.facets.data}
            events={facts.events.facets.data}
            onClose={() => setPicking(false)}
          />
        )}
      </div>
    </div>
  );
}
