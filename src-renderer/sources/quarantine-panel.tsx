/** A record that was not understood: why, how it begins, and that its bytes are kept and proven. */

import { formatBytes, formatInteger } from '#shared/format.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { useOperation } from '../api/use-operation.ts';
import { ProofTab } from '../timeline/detail/proof-tab.tsx';
import { CodeBlock } from '../ui/code-block.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { Empty, ErrorState, Reading } from '../ui/states.tsx';
import { quarantineReason, quarantineTitle } from './quarantine-words.ts';

export function QuarantinePanel({ leaf, zone }: { readonly leaf: number; readonly zone: string }) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const query = useOperation('listQuarantine', { limit: 100, order: 'newest' });
  if (query.error) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.data) return <Reading />;
  const one = query.data.items.find((item) => item.leaf === leaf);
  if (!one) return <Empty>{t('sources.finding.gone')}</Empty>;
  return (
    <>
      <section>
        <h2>{quarantineTitle(t, one)}</h2>
        <p className="caption">
          {formatInstant(one.receivedAt, zone)} · {one.source} · {formatBytes(one.bytes)} ·{' '}
          {t('detail.leaf', { leaf: formatInteger(one.leaf) })}
        </p>
      </section>
      <section>
        <h3>{t('sources.quarantine.why')}</h3>
        <p>{quarantineReason(language, one.reason, one.facts)}</p>
        <p className="caption">{t('sources.quarantine.kept')}</p>
      </section>
      <section>
        <h3>{t('sources.quarantine.excerpt')}</h3>
        <CodeBlock text={one.excerpt} />
        <CopyButton text={one.excerpt} />
      </section>
      <ProofTab id={String(one.leaf)} paths={[]} zone={zone} />
    </>
  );
}
