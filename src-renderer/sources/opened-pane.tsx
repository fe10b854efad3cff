/** At the right: the opened finding, quarantined record, change of structure, check or configuration. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import { Pane } from '../ui/pane.tsx';
import { useWords } from '../ui/preferences.tsx';
import { CheckPanel } from './check-panel.tsx';
import { ConfigurationPanel } from './configuration-panel.tsx';
import { FindingPanel } from './finding-panel.tsx';
import { QuarantinePanel } from './quarantine-panel.tsx';
import { SchemaChangePanel } from './schema-change-panel.tsx';
import type { Opened, SourcesController } from './use-sources-view.ts';

interface OpenedPaneProps {
  readonly controller: SourcesController;
  readonly opened: Opened;
  readonly sourceId: string;
}

const titles = {
  finding: 'sources.opened.finding',
  quarantined: 'sources.quarantine',
  'schema-change': 'sources.schema',
  check: 'sources.check',
  configuration: 'sources.configuration',
} as const;

export function OpenedPane({ controller, opened, sourceId }: OpenedPaneProps) {
  const t = useWords();
  const close = () => controller.open(null);
  return (
    <Pane label={t(titles[opened.kind])} onClose={close}>
      <header className="pane-head">
        <div className="pane-tags">
          <span className="tag">{t(titles[opened.kind])}</span>
          <span className="spring" />
          <IconButton icon={X} label={t('action.close')} onClick={close} />
        </div>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section className="pane-body" tabIndex={0} aria-label={t(titles[opened.kind])}>
        {panelOf(controller, opened, sourceId)}
      </section>
    </Pane>
  );
}

function panelOf(controller: SourcesController, opened: Opened, sourceId: string): ReactNode {
  switch (opened.kind) {
    case 'finding':
      return <FindingPanel id={opened.id} controller={controller} />;
    case 'quarantined':
      return <QuarantinePanel leaf={opened.leaf} zone={controller.zone} />;
    case 'schema-change':
      return <SchemaChangePanel leaf={opened.leaf} sourceId={sourceId} zone={controller.zone} />;
    case 'check':
      return <CheckPanel sourceId={sourceId} />;
    case 'configuration':
      return <ConfigurationPanel sourceId={sourceId} />;
  }
}
