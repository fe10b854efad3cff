/** The navigation: what works now, and how many findings wait. */
import { Keyboard, PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { useStatus } from '../api/use-status.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useWords } from '../ui/preferences.tsx';
import { type Screen, screens } from './screens.ts';

interface NavigationProps {
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onKeys: () => void;
}

export function Navigation({ open, onToggle, onKeys }: NavigationProps) {
  const t = useWords();
  const { status } = useStatus();
  return (
    <nav className="navigation" aria-label={t('nav.main')} data-region tabIndex={-1}>
      <div className="brand">
        <Logo />
        <span className="words">
          Testigo
          <span className="workspace">{status ? baseName(status.workspace) : ''}</span>
        </span>
      </div>
      <Items group="day" />
      <h2 className="words">{t('nav.craft')}</h2>
      <Items group="work" />
      <h2 className="words">{t('nav.trust')}</h2>
      <Items group="trust" />
      <div className="foot">
        <Items group="foot" />
        <div className="tools">
          <IconButton icon={Keyboard} label={t('top.keys')} onClick={onKeys} />
          <IconButton
            icon={open ? PanelLeftClose : PanelLeftOpen}
            label={t(open ? 'nav.collapse' : 'nav.expand')}
            onClick={onToggle}
          />
        </div>
      </div>
    </nav>
  );
}

function Items({ group }: { readonly group: Screen['group'] }) {
  return (
    <ul>
      {screens
        .filter((screen) => screen.group === group)
        .map((screen) => (
          <li key={screen.path}>
            <Item screen={screen} />
          </li>
        ))}
    </ul>
  );
}

function Item({ screen }: { readonly screen: Screen }) {
  const t = useWords();
  const [location] = useLocation();
  const here = location === screen.path || location.startsWith(`${screen.path}/`);
  const title = t(screen.title);
  return (
    <Link href={screen.path} className={here ? 'here' : ''} aria-current={here ? 'page' : undefined} title={title}>
      <screen.icon className="icon" aria-hidden="true" />
      <span className="words">{title}</span>
      <Badge path={screen.path} />
    </Link>
  );
}

function Badge({ path }: { readonly path: string }) {
  const t = useWords();
  const { status } = useStatus();
  if (!status) return null;
  const open = status.openGaps + status.openAlarms;
  if (path === '/fuentes' && open > 0) {
    return (
      <span className="badge gap">
        <span aria-hidden="true">{open}</span>
        <span className="hidden">{t('nav.gaps', { n: open })}</span>
      </span>
    );
  }
  if (path === '/evidencia' && status.ledger.state === 'mismatch') return <span className="badge crit">!</span>;
  return null;
}

function Logo() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <rect x="1" y="1" width="18" height="18" rx="3" fill="var(--accent)" />
      <path d="M5 6h10M10 6v9" stroke="var(--on-accent)" strokeWidth="2.2" strokeLinecap="square" />
    </svg>
  );
}

function baseName(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
}
