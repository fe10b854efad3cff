/** The files that IT takes away for a source, in each form; copied or saved. */

import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import { useOperation } from '../api/use-operation.ts';
import { CodeBlock } from '../ui/code-block.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { useWords } from '../ui/preferences.tsx';
import { saveFile } from '../ui/save-file.ts';
import { ErrorState, Reading } from '../ui/states.tsx';
import { Tabs } from '../ui/tabs.tsx';

const forms = ['properties', 'compose', 'systemd', 'windows', 'sql'] as const;

export function ConfigurationPanel({ sourceId }: { readonly sourceId: string }) {
  const t = useWords();
  const panel = useId();
  const [form, setForm] = useState<(typeof forms)[number]>('properties');
  const query = useOperation('getSourceConfiguration', { id: sourceId, form });
  return (
    <section className="configuration">
      <p className="caption">{t('sources.configuration.note')}</p>
      <Tabs
        label={t('sources.configuration')}
        value={form}
        panelId={panel}
        tabs={forms.map((value) => ({ value, label: t(`sources.form.${value}`) }))}
        onChange={setForm}
      />
      <div role="tabpanel" id={panel}>
        {query.error && <ErrorState error={query.error} onRetry={query.refetch} />}
        {!query.data && !query.error && <Reading />}
        {query.data && (
          <>
            <div className="file-line">
              <span className="mono">{query.data.fileName}</span>
              <span className="spring" />
              <CopyButton text={query.data.text} />
              <button
                type="button"
                className="button quiet"
                onClick={() => query.data && saveFile(query.data.fileName, query.data.text)}
              >
                <Download className="icon small" aria-hidden="true" />
                {t('action.download')}
              </button>
            </div>
            <CodeBlock text={query.data.text} className="code file" />
          </>
        )}
      </div>
    </section>
  );
}
