/** Checks of the database server: asked with the account's password, which is never kept; each row with what was found, needed, and the SQL. */
import { useMutation } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { formatInstant } from '#shared/zoned-time.ts';
import { call } from '../api/client.ts';
import { useStatus } from '../api/use-status.ts';
import { useWords } from '../ui/preferences.tsx';
import { ErrorState } from '../ui/states.tsx';
import { CheckTable } from './check-table.tsx';

export function CheckPanel({ sourceId }: { readonly sourceId: string }) {
  const t = useWords();
  const { zone } = useStatus();
  const [password, setPassword] = useState('');
  const check = useMutation({
    mutationFn: () => call('checkSource', { id: sourceId, ...(password === '' ? {} : { password }) }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate();
  };
  const checks = check.data?.checks ?? [];
  const count = (state: string) => checks.filter((one) => one.state === state).length;
  return (
    <>
      <form className="check-form" onSubmit={submit}>
        <label>
          {t('sources.check.password')}
          <input
            type="password"
            autoComplete="off"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </label>
        <button type="submit" className="button primary" disabled={check.isPending}>
          <RefreshCw className="icon small" aria-hidden="true" />
          {t(check.isPending ? 'sources.check.running' : check.data ? 'sources.check.again' : 'sources.check.now')}
        </button>
        <p className="caption">{t('sources.check.passwordNote')}</p>
      </form>
      {check.error && <ErrorState error={check.error} onRetry={() => check.mutate()} />}
      {check.data && (
        <>
          <p className="caption" role="status">
            {t('sources.check.sum', {
              n: checks.length,
              ok: count('ok'),
              warning: count('warning'),
              missing: count('missing'),
            })}{' '}
            · {formatInstant(check.data.checkedAt, zone)}
          </p>
          <CheckTable checks={checks} />
        </>
      )}
    </>
  );
}
