/** Before anything is pressed: what Testigo does on the server, and what it does not. */
import { Check, Minus } from 'lucide-react';
import { useWords } from '../ui/preferences.tsx';

export function WhatItDoes() {
  const t = useWords();
  return (
    <aside className="what-it-does">
      <h2>{t('connect.does')}</h2>
      <ul>
        {(['reads', 'first', 'memory'] as const).map((name) => (
          <li key={name}>
            <Check className="icon small ok-words" aria-hidden="true" />
            <span>
              <b>{t(`connect.does.${name}`)}</b>
              <span className="caption">{t(`connect.does.${name}.note`)}</span>
            </span>
          </li>
        ))}
      </ul>
      <h2>{t('connect.doesNot')}</h2>
      <ul>
        {(['writes', 'settings', 'password'] as const).map((name) => (
          <li key={name}>
            <Minus className="icon small" aria-hidden="true" />
            <span>
              <b>{t(`connect.doesNot.${name}`)}</b>
              <span className="caption">{t(`connect.doesNot.${name}.note`)}</span>
            </span>
          </li>
        ))}
      </ul>
    </aside>
  );
}
