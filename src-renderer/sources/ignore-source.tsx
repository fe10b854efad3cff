/** A person says that a source is none of ours, or takes that back; asked for its reason, which is kept in a leaf. */
import { useQueryClient } from '@tanstack/react-query';
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { formatName } from '#shared/format.ts';
import type { Source } from '#shared/operations.ts';
import { call } from '../api/client.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { useWords } from '../ui/preferences.tsx';

export function IgnoreSource({ source: { id, ignored } }: { readonly source: Pick<Source, 'id' | 'ignored'> }) {
  const t = useWords();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const how = ignored ? 'heed' : 'ignore';
  const Icon = ignored ? Eye : EyeOff;
  const act = async (reason: string) => {
    await call('ignoreSource', { id, reason, ignored: !ignored });
    // Read again as understanding takes the leaf, a moment later; the lists follow by themselves.
    await queries.invalidateQueries();
  };
  return (
    <>
      <button type="button" className="button small" onClick={() => setAsking(true)}>
        <Icon className="icon small" aria-hidden="true" />
        {t(`sources.${how}.button`)}
      </button>
      {asking && (
        <ActDialog
          title={t(`sources.${how}.title`, { source: formatName(id) })}
          consequence={t(`sources.${how}.consequence`)}
          verb={t(`sources.${how}.verb`)}
          onAct={act}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
