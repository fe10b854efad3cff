/** The proof of a change: its leaf, the checkpoint that covers it, what to withhold, the file, and a check that asks nobody. */

import { formatHash, formatInteger } from '#shared/format.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { useOperation } from '../../api/use-operation.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useWords } from '../../ui/preferences.tsx';
import { ErrorState, Reading } from '../../ui/states.tsx';
import { ProofFile } from './proof-file.tsx';

interface ProofTabProps {
  readonly id: string;
  /** Paths that can be withheld, `before.dni`. */
  readonly paths: readonly string[];
  readonly zone: string;
}

export function ProofTab({ id, paths, zone }: ProofTabProps) {
  const t = useWords();
  const query = useOperation('getProof', { id });
  if (query.error) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (!query.data) return <Reading />;
  const proof = query.data;
  return (
    <>
      <Leaf proof={proof} zone={zone} />
      <section>
        <h3>{t('proof.checkpoint')}</h3>
        <p>
          {t('proof.checkpoint.size', {
            n: proof.checkpoint.size,
            time: formatInstant(proof.checkpoint.signedAt, zone),
          })}
        </p>
        <p className="caption">{t('proof.root')}</p>
        <p className="mono hash">{formatHash(proof.checkpoint.rootHex)}</p>
        <p className="mono caption">{proof.checkpoint.origin}</p>
        <CopyButton text={proof.checkpoint.note} label={t('evidence.copyCheckpoint')} />
      </section>
      <section>
        <details>
          <summary>
            {t('proof.path')} <span className="caption">{t('proof.path.steps', { n: proof.inclusion.length })}</span>
          </summary>
          <ol className="mono hash">
            {proof.inclusion.map((hash) => (
              <li key={hash}>{formatHash(hash, 8)} …</li>
            ))}
          </ol>
        </details>
      </section>
      <ProofFile id={id} paths={paths} leaf={proof.leaf} />
    </>
  );
}

function Leaf({ proof, zone }: { readonly proof: OperationOutput<'getProof'>; readonly zone: string }) {
  const t = useWords();
  return (
    <section>
      <h3>
        {t('proof.leaf')} {formatInteger(proof.leaf)}
        <span className="caption">{formatInstant(proof.receivedAt, zone)}</span>
      </h3>
      <p className="caption">{t('proof.hash')}</p>
      <p className="mono hash">{formatHash(proof.leafHashHex)}</p>
      <p className="caption">{t('proof.json')}</p>
      <CodeBlock text={prettyJson(proof.leafJson)} />
      <CopyButton text={proof.leafJson} />
    </section>
  );
}

function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 1);
  } catch {
    return text;
  }
}
