/** The checkpoints kept; seal one now, take one away, compare with one that was kept elsewhere. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, GitCompareArrows, Stamp } from 'lucide-react';
import { useState } from 'react';
import { formatHash, formatInteger } from '#shared/format.ts';
import type { Checkpoint } from '#shared/ledger.ts';
import { isMessageKey } from '#shared/messages/translate.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { call } from '../api/client.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { useWords, type Words } from '../ui/preferences.tsx';
import { saveFile } from '../ui/save-file.ts';
import { ErrorState } from '../ui/states.tsx';
import { CompareForm } from './compare-form.tsx';
import type { VerificationControl } from './use-verification.ts';

interface CheckpointsProps {
  readonly ledger: OperationOutput<'getLedger'>;
  readonly control: VerificationControl;
  readonly zone: string;
}

export function Checkpoints({ ledger, control, zone }: CheckpointsProps) {
  const t = useWords();
  const [comparing, setComparing] = useState(false);
  const { checkpoints, checkpointsTotal, current } = ledger;
  return (
    <section>
      <h3>
        {t('evidence.checkpoints')}
        <span className="caption">
          {t('timeline.count.shown', { shown: checkpoints.length, total: checkpointsTotal })}
        </span>
      </h3>
      {checkpoints.length === 0 ? (
        <p className="caption">{t('evidence.checkpoints.none')}</p>
      ) : (
        <Table checkpoints={checkpoints} control={control} zone={zone} />
      )}
      <Actions current={current} comparing={comparing} onCompare={() => setComparing(!comparing)} />
      {comparing && (
        <CompareForm
          busy={control.busy || control.verification?.state === 'running'}
          onCompare={(checkpoint) => {
            control.start(checkpoint);
            setComparing(false);
            document.getElementById('verification-title')?.scrollIntoView();
          }}
        />
      )}
    </section>
  );
}

interface ActionsProps {
  readonly current: Checkpoint | null;
  readonly comparing: boolean;
  readonly onCompare: () => void;
}

function Actions({ current, comparing, onCompare }: ActionsProps) {
  const t = useWords();
  const queries = useQueryClient();
  const seal = useMutation({
    mutationFn: () => call('sealNow', { reason: 'manual' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['getLedger'] }),
  });
  const save = () => current && saveFile(`checkpoint-${current.size}.txt`, current.note);
  return (
    <>
      <div className="actions">
        <button type="button" className="button small" disabled={seal.isPending} onClick={() => seal.mutate()}>
          <Stamp className="icon small" aria-hidden="true" />
          {t('evidence.sealNow')}
        </button>
        {current && <CopyButton text={current.note} label={t('evidence.copyCheckpoint')} quiet={false} />}
        {current && (
          <button type="button" className="button small" onClick={save}>
            {t('evidence.saveCheckpoint')}
          </button>
        )}
        <button type="button" className="button small" aria-expanded={comparing} onClick={onCompare}>
          <GitCompareArrows className="icon small" aria-hidden="true" />
          {t('evidence.compare')}
        </button>
        <span role="status" className="caption">
          {seal.data && t('evidence.sealed', { n: seal.data.size })}
        </span>
      </div>
      {seal.error && <ErrorState error={seal.error} onRetry={() => seal.mutate()} />}
    </>
  );
}

interface TableProps {
  readonly checkpoints: readonly Checkpoint[];
  readonly control: VerificationControl;
  readonly zone: string;
}

function Table({ checkpoints, control, zone }: TableProps) {
  const t = useWords();
  const { verification } = control;
  const isProven = ({ size }: Checkpoint) =>
    verification?.state === 'done' && verification.faults.length === 0 && size <= verification.total;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('evidence.date')}</th>
          <th scope="col">{t('evidence.reason')}</th>
          <th scope="col" className="number">
            {t('evidence.leaves')}
          </th>
          <th scope="col">{t('proof.root')}</th>
          <th scope="col">{t('evidence.consistency')}</th>
          <th scope="col">
            <span className="hidden">{t('action.copy')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {checkpoints.map((checkpoint) => (
          <tr key={checkpoint.size}>
            <td>{formatInstant(checkpoint.signedAt, zone).slice(0, 16)}</td>
            <td>
              {reasonWords(t, checkpoint.reason)}
              {!checkpoint.proven && <span className="caption"> {t('evidence.reason.unproven')}</span>}
            </td>
            <td className="number">{formatInteger(checkpoint.size)}</td>
            <td className="mono" title={checkpoint.rootHex}>
              {formatHash(checkpoint.rootHex, 3)}
            </td>
            <td>
              {isProven(checkpoint) ? (
                <span className="ok-words">
                  <Check className="icon small" aria-hidden="true" /> {t('evidence.consistent')}
                </span>
              ) : (
                <span className="caption">{t('evidence.notVerified')}</span>
              )}
            </td>
            <td className="number">
              <CopyButton text={checkpoint.note} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function reasonWords(t: Words, reason: string): string {
  const key = `evidence.reason.${reason}`;
  return isMessageKey(key) ? t(key) : reason;
}
