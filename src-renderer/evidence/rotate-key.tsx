/** Another key signs from now on. */
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { useWords } from '../ui/preferences.tsx';
import { ActDone, LedgerAct } from './ledger-act.tsx';

export function RotateKey() {
  const t = useWords();
  const [done, setDone] = useState<string | null>(null);
  const [publicKey, setPublicKey] = useState('');
  const rotate = async (reason: string) => {
    const { keyId, previousKeyId, ...next } = await call('rotateLedgerKey', { reason });
    setPublicKey(next.publicKey);
    return t('evidence.rotate.done', { key: keyId, old: previousKeyId });
  };
  return (
    <>
      <div className="actions">
        <LedgerAct
          icon={KeyRound}
          label={t('evidence.rotate.button')}
          title={t('evidence.rotate.title')}
          consequence={t('evidence.rotate.consequence')}
          verb={t('evidence.rotate.verb')}
          act={rotate}
          onDone={setDone}
        />
      </div>
      <ActDone sentence={done} />
      {done !== null && <CopyButton text={publicKey} label={t('evidence.rotate.copyKey')} />}
    </>
  );
}
