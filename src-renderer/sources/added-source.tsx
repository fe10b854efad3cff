/** A source just added: where it sends, its secret (shown this once), its files, and the way to watch it begin. */
import { KeyRound } from 'lucide-react';
import { Link } from 'wouter';
import type { OperationOutput } from '#shared/operations.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { useWords } from '../ui/preferences.tsx';
import { ConfigurationPanel } from './configuration-panel.tsx';

export function AddedSource({ source }: { readonly source: OperationOutput<'addSource'> }) {
  const t = useWords();
  return (
    <>
      <dl className="facts wide">
        <div>
          <dt>{t('connect.ingestUrl')}</dt>
          <dd>
            <span className="mono">{source.ingestUrl}</span> <CopyButton text={source.ingestUrl} />
          </dd>
        </div>
        {source.secret !== null && (
          <div>
            <dt>{t('connect.secret')}</dt>
            <dd>
              <span className="mono">{source.secret}</span> <CopyButton text={source.secret} />
              <p className="caption">
                <KeyRound className="icon small" aria-hidden="true" /> {t('connect.secret.note')}
              </p>
            </dd>
          </div>
        )}
      </dl>
      <ConfigurationPanel sourceId={source.id} />
      <div className="actions">
        <Link className="button primary" href={`/fuentes/${encodeURIComponent(source.id)}`}>
          {t('connect.watch')}
        </Link>
      </div>
    </>
  );
}
