/** Packs: what teaches Testigo the application: which are in force where, their rules and what each has told, their tables in words. Read-only. */
import { Link } from 'wouter';
import type { PackSummary } from '#shared/business-operations.ts';
import { useOperation } from '../api/use-operation.ts';
import { ScreenMain, TopBar } from '../frame/top-bar.tsx';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { Empty, ErrorState, Reading } from '../ui/states.tsx';
import { PackBody } from './pack-body.tsx';

export function PacksView({ packId }: { readonly packId: string | null }) {
  const t = useWords();
  const query = useOperation('listPacks', {});
  const packs = query.data?.items ?? [];
  const shown = packs.find(({ id }) => id === packId) ?? packs[0];
  return (
    <>
      <TopBar title={t('nav.packs')}>
        <span className="caption">{t('packs.readOnly')}</span>
      </TopBar>
      <ScreenMain className="packs">
        {query.error && <ErrorState error={query.error} onRetry={query.refetch} />}
        {!query.data && !query.error && <Reading />}
        {query.data && packs.length === 0 && <Empty>{t('packs.empty')}</Empty>}
        {shown && (
          <>
            <PackList packs={packs} shown={shown} />
            <PackBody key={shown.id} pack={shown} />
          </>
        )}
      </ScreenMain>
    </>
  );
}

interface PackListProps {
  readonly packs: readonly PackSummary[];
  readonly shown: PackSummary;
}

function PackList({ packs, shown }: PackListProps) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  return (
    <nav className="pack-list" aria-label={t('packs.list')} data-region tabIndex={-1}>
      <ul>
        {packs.map((pack) => (
          <li key={pack.id}>
            <Link
              href={`/paquetes/${encodeURIComponent(pack.id)}`}
              className={pack.id === shown.id ? 'here' : ''}
              aria-current={pack.id === shown.id ? 'page' : undefined}
            >
              <b>{pack.title[language]}</b>
              <span className="caption">
                <span className="mono">{pack.id}</span> · {t('packs.version', { version: pack.version })}
              </span>
              <span className={pack.inForce.length > 0 ? 'caption ok-words' : 'caption'}>{useForce(pack)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function useForce({ inForce }: PackSummary): string {
  const t = useWords();
  return inForce.length > 0
    ? t('packs.inForce', { n: inForce.length, places: inForce.join(', ') })
    : t('packs.notInForce');
}
