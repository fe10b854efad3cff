/** A change of a table's structure: the statement as the source sent it. */

import { formatInteger } from '#shared/format.ts';
import { tableWords } from '#shared/table-name.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { useOperation } from '../api/use-operation.ts';
import { CodeBlock } from '../ui/code-block.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { Empty, ErrorState, Reading } from '../ui/states.tsx';

interface SchemaChangePanelProps {
  readonly leaf: number;
  readonly sourceId: string;
  readonly zone: string;
}

export function SchemaChangePanel({ leaf, sourceId, zone }: SchemaChangePanelProps) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const query = useOperation('getSource', { id: sourceId });
  if (query.error) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.data) return <Reading />;
  const change = query.data.schemaChanges.find((one) => one.leaf === leaf);
  if (!change) return <Empty>{t('sources.finding.gone')}</Empty>;
  return (
    <section>
      <h2>{t('sources.schema.of', { table: tableWords(change.table, language) })}</h2>
      <p className="caption">
        {change.at === null ? '—' : formatInstant(change.at, zone)} ·{' '}
        {t('detail.leaf', { leaf: formatInteger(change.leaf) })}
      </p>
      <CodeBlock text={change.ddl} />
      <CopyButton text={change.ddl} label={t('action.copySql')} />
    </section>
  );
}
