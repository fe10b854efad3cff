/** The use of Testigo: its own acts and people's, each a leaf like any record. */
import { useState } from 'react';
import { formatInteger } from '#shared/format.ts';
import { isMessageKey } from '#shared/messages/translate.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { useWords } from '../ui/preferences.tsx';

type Act = OperationOutput<'getLedger'>['acts'][number];
const SHOWN = 12;

export function Acts({ acts, zone }: { readonly acts: readonly Act[]; readonly zone: string }) {
  const t = useWords();
  const [ticks, setTicks] = useState(false);
  const [all, setAll] = useState(false);
  const relevant = ticks ? acts : acts.filter(({ kind }) => kind !== 'tick');
  const shown = all ? relevant : relevant.slice(0, SHOWN);
  return (
    <section>
      <h3>
        {t('evidence.acts')}
        <span className="caption">{t('evidence.acts.note')}</span>
        <span className="spring" />
        <label className="check caption">
          <input type="checkbox" checked={ticks} onChange={(event) => setTicks(event.target.checked)} />
          {t('evidence.acts.ticks')}
        </label>
      </h3>
      {relevant.length === 0 ? (
        <p className="caption">{t('evidence.acts.none')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col" className="number">
                {t('proof.leaf')}
              </th>
              <th scope="col">{t('evidence.date')}</th>
              <th scope="col">{t('evidence.who')}</th>
              <th scope="col">{t('evidence.act')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((act) => (
              <ActRow key={act.leaf} act={act} zone={zone} />
            ))}
          </tbody>
        </table>
      )}
      {relevant.length > shown.length && (
        <button type="button" className="button quiet" onClick={() => setAll(true)}>
          {t('sources.moreOf', { n: relevant.length - shown.length })}
        </button>
      )}
    </section>
  );
}

function ActRow({ act, zone }: { readonly act: Act; readonly zone: string }) {
  const t = useWords();
  const key = `act.${act.kind}`;
  return (
    <tr>
      <td className="number mono">{formatInteger(act.leaf)}</td>
      <td className="when">{formatInstant(act.at, zone)}</td>
      <td>{act.who}</td>
      <td>
        {isMessageKey(key) ? t(key) : act.kind} <span className="caption">{actFacts(act.what)}</span>
      </td>
    </tr>
  );
}

/** Members that only a verifier needs; the leaf holds them. */
const FOR_MACHINES = new Set([
  'clock',
  'monotonicMs',
  'lastDelivery',
  'key',
  'newKey',
  'oldKeyId',
  'format',
  'publicKey',
  'startedAt',
]);

/** What the act says beside its kind: plain members only, in their order. */
function actFacts(what: Act['what']): string {
  return Object.entries(what)
    .filter(([name]) => !FOR_MACHINES.has(name))
    .flatMap(([name, value]) => {
      if (value === null || typeof value === 'object')
        return Array.isArray(value) && value.length > 0 ? [`${name} ${value.join(', ')}`] : [];
      return [`${name} ${typeof value === 'number' ? formatInteger(value) : String(value)}`];
    })
    .join(' · ');
}
