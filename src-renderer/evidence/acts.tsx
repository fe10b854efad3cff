/** The use of Testigo: its own acts and people's, each a leaf like any record. */
import { useState } from 'react';
import { formatInteger } from '#shared/format.ts';
import { actWords } from '#shared/messages/code-words.ts';
import { isMessageKey } from '#shared/messages/translate.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { usePreferences, useWords, type Words } from '../ui/preferences.tsx';

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
  const { language } = usePreferences().preferences;
  return (
    <tr>
      <td className="number mono">{formatInteger(act.leaf)}</td>
      <td className="when">{formatInstant(act.at, zone)}</td>
      <td>{act.who}</td>
      <td>
        {actWords(language, act)} <span className="caption">{actFacts(act, t, zone)}</span>
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
  'fromRoot',
  'fromSize',
  'head',
  'digest',
  'lastSeenRoot',
  'lastSeenSize',
  'ranges',
]);
/** Said by the words of the act itself. */
const SAID: Readonly<Record<string, ReadonlySet<string>>> = {
  source: new Set(['id', 'what', 'states']),
  irregularity: new Set(['what']),
  retention: new Set(['what']),
};

/** What the act says beside its kind: plain members only, in their order. */
function actFacts({ kind, what }: Act, t: Words, zone: string): string {
  return Object.entries(what)
    .filter(([name]) => !FOR_MACHINES.has(name) && SAID[kind]?.has(name) !== true)
    .flatMap(([name, value]) => {
      const key = [`act.fact.${kind}.${name}`, `act.fact.${name}`].find(isMessageKey);
      const words = key === undefined ? name : t(key);
      if (value === null || typeof value === 'object')
        return isPlainList(value) ? [`${words} ${value.join(', ')}`] : [];
      if (value === '') return [];
      const coded = `evidence.${name}.${String(value)}`;
      if ((name === 'reason' || name === 'why') && isMessageKey(coded)) return [`${words} ${t(coded)}`];
      // A port is a name made of digits, no amount.
      return [`${words} ${name === 'port' ? String(value) : plainWords(value, t, zone)}`];
    })
    .join(' · ');
}

function isPlainList(value: unknown): value is readonly (string | number)[] {
  return Array.isArray(value) && value.length > 0 && value.every((member) => typeof member !== 'object');
}

function plainWords(value: unknown, t: Words, zone: string): string {
  if (typeof value === 'number') return formatInteger(value);
  if (typeof value === 'boolean') return t(value ? 'act.yes' : 'act.no');
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? formatInstant(text, zone) : text;
}
