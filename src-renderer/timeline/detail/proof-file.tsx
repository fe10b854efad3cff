/** The file that leaves: fields ticked are withheld; it is saved, or verified here by the independent verifier. */
import { useMutation } from '@tanstack/react-query';
import { Download, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { formatInteger } from '#shared/format.ts';
import { call } from '../../api/client.ts';
import { usePreferences, useWords } from '../../ui/preferences.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { ErrorState } from '../../ui/states.tsx';
import { verifyProofHere } from './verify-proof-here.ts';

interface ProofFileProps {
  readonly id: string;
  readonly paths: readonly string[];
  readonly leaf: number;
}

export function ProofFile({ id, paths, leaf }: ProofFileProps) {
  const t = useWords();
  const [withheld, setWithheld] = useState<ReadonlySet<string>>(new Set());
  const read = () => call('getProof', { id, ...(withheld.size === 0 ? {} : { withhold: [...withheld].join(',') }) });
  const save = useMutation({ mutationFn: async () => saveFile(`${id}.tlog-proof`, (await read()).file) });
  const verify = useMutation({
    mutationFn: async () => {
      const [proof, ledger] = await Promise.all([read(), call('getLedger', { limit: 1 })]);
      return verifyProofHere(proof.file, ledger.publicKey, proof.checkpoint.origin);
    },
  });
  const toggle = (path: string) => {
    verify.reset();
    setWithheld((before) =>
      before.has(path) ? new Set([...before].filter((other) => other !== path)) : new Set(before).add(path),
    );
  };
  const error = save.error ?? verify.error;
  return (
    <section>
      {paths.length > 0 && <Withhold paths={paths} withheld={withheld} onToggle={toggle} />}
      <div className="actions">
        <button type="button" className="button primary" disabled={save.isPending} onClick={() => save.mutate()}>
          <Download className="icon small" aria-hidden="true" />
          {t('proof.download')}
        </button>
        <button type="button" className="button" disabled={verify.isPending} onClick={() => verify.mutate()}>
          <ShieldCheck className="icon small" aria-hidden="true" />
          {t('proof.verify')}
        </button>
      </div>
      {error && <ErrorState error={error} onRetry={() => (save.error ? save.mutate() : verify.mutate())} />}
      {verify.data && <Verdict verdict={verify.data} leaf={leaf} />}
    </section>
  );
}

function Verdict({
  verdict,
  leaf,
}: {
  readonly verdict: Awaited<ReturnType<typeof verifyProofHere>>;
  readonly leaf: number;
}) {
  const t = useWords();
  const { language } = usePreferences().preferences;
  const Icon = verdict.ok ? ShieldCheck : ShieldAlert;
  const words = verdict.ok
    ? t('proof.verified', { leaf: formatInteger(leaf), size: formatInteger(verdict.size), origin: verdict.origin })
    : t('proof.refused', { why: verdict[language] });
  return (
    <div role="status" className={verdict.ok ? 'proof-verdict ok' : 'proof-verdict bad'}>
      <Icon className="icon" aria-hidden="true" />
      <p>
        {words}
        <span className="caption">{t('proof.independent')}</span>
      </p>
    </div>
  );
}

interface WithholdProps {
  readonly paths: readonly string[];
  readonly withheld: ReadonlySet<string>;
  readonly onToggle: (path: string) => void;
}

function Withhold({ paths, withheld, onToggle }: WithholdProps) {
  const t = useWords();
  const columns = [...new Set(paths.map((path) => path.replace(/^(before|after)\./, '')))];
  const box = (path: string, words: string) =>
    paths.includes(path) && (
      <input type="checkbox" aria-label={words} checked={withheld.has(path)} onChange={() => onToggle(path)} />
    );
  return (
    <details className="withhold">
      <summary>
        {t('proof.withhold')}{' '}
        <span className="caption">{t('proof.withhold.count', { n: withheld.size, total: paths.length })}</span>
      </summary>
      <p className="caption">{t('proof.withhold.hint')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('proof.withhold.column')}</th>
            <th scope="col">{t('proof.withhold.before')}</th>
            <th scope="col">{t('proof.withhold.after')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column}>
              <th scope="row" className="mono">
                {column}
              </th>
              <td>{box(`before.${column}`, `${column}, ${t('proof.withhold.before')}`)}</td>
              <td>{box(`after.${column}`, `${column}, ${t('proof.withhold.after')}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
