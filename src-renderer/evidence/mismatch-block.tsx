/** While the ledger does not match: what to do first, and the way on, as a log of its own. */
import { GitFork, ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { useWords } from '../ui/preferences.tsx';
import { ActDone, LedgerAct } from './ledger-act.tsx';

export function MismatchBlock({ mismatch }: { readonly mismatch: boolean }) {
  const t = useWords();
  const [done, setDone] = useState<string | null>(null);
  const fork = async (reason: string) => {
    const { origin, previousOrigin } = await call('declareFork', { reason });
    return t('evidence.fork.done', { origin, old: previousOrigin });
  };
  if (!mismatch && done === null) return null;
  return (
    <section className={mismatch ? 'mismatch' : ''} aria-label={t('evidence.fork.title')}>
      {mismatch && (
        <>
          <p className="what-to-do">
            <ShieldAlert className="icon small" aria-hidden="true" />
            {t('evidence.fork.first')}
          </p>
          <p>{t('evidence.fork.why')}</p>
          <div className="actions">
            <LedgerAct
              icon={GitFork}
              label={t('evidence.fork.button')}
              title={t('evidence.fork.title')}
              consequence={t('evidence.fork.consequence')}
              verb={t('evidence.fork.verb')}
              act={fork}
              onDone={setDone}
            />
          </div>
        </>
      )}
      <ActDone sentence={done} />
    </section>
  );
}
