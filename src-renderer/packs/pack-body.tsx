/** One pack: version, where in force, how its mapping came about; then its rules, or its tables. */
import { useId, useState } from 'react';
import type { PackSummary } from '#shared/business-operations.ts';
import { formatInteger } from '#shared/format.ts';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { PackTables } from './pack-tables.tsx';
import { Rules } from './rules.tsx';

export function PackBody({ pack }: { readonly pack: PackSummary }) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const panel = useId();
  const [tab, setTab] = useState<'rules' | 'tables'>(pack.rules.length > 0 ? 'rules' : 'tables');
  const [search, setSearch] = useState('');
  const events = pack.rules.reduce((sum, rule) => sum + rule.events, 0);
  return (
    <section className="pack-body" data-region tabIndex={-1} aria-label={pack.title[language]}>
      <header className="pack-head">
        <h2>
          {pack.title[language]} <span className="mono caption">{`${pack.id} ${pack.version}`}</span>
        </h2>
        <p className="caption">
          {pack.inForce.length > 0
            ? t('packs.inForce', { n: pack.inForce.length, places: pack.inForce.join(', ') })
            : t('packs.notInForce')}{' '}
          · {t(`packs.mapping.${pack.mapping}`)} ·{' '}
          {t('packs.counts', {
            rules: formatInteger(pack.rules.length),
            tables: formatInteger(pack.tables.length),
            events: formatInteger(events),
          })}
        </p>
      </header>
      <div className="pack-tools">
        <Tabs
          label={t('packs.tabs')}
          value={tab}
          panelId={panel}
          tabs={[
            { value: 'rules', label: `${t('packs.tab.rules')} ${pack.rules.length}` },
            { value: 'tables', label: `${t('packs.tab.tables')} ${pack.tables.length}` },
          ]}
          onChange={setTab}
        />
        <input
          type="search"
          value={search}
          aria-label={t('packs.search')}
          placeholder={t('packs.search')}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <div className="pack-panel" role="tabpanel" id={panel} tabIndex={0} key={tab}>
        {tab === 'rules' ? <Rules pack={pack} search={search} /> : <PackTables pack={pack} search={search} />}
      </div>
    </section>
  );
}
