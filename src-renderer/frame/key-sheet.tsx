/** The sheet of keys: everything that can be done without a mouse. */
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { MessageKey } from '#shared/messages/translate.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { screens } from './screens.ts';

type Line = readonly [keys: readonly string[], what: MessageKey];

const everywhere: readonly Line[] = [
  [['?'], 'keys.help'],
  [['Ctrl B'], 'keys.nav'],
  [['[', ']'], 'keys.day'],
  [['Esc'], 'keys.close'],
  [['F6', '⇧ F6'], 'keys.regions'],
];
const timeline: readonly Line[] = [
  [['j', 'k', '↓', '↑'], 'keys.move'],
  [['Home', 'End'], 'keys.ends'],
  [['→', '←'], 'keys.expand'],
  [['Enter'], 'keys.open'],
  [['⇧ F10'], 'keys.menu'],
  [['e'], 'keys.proof'],
  [['p', 'n'], 'keys.row'],
  [['i', 'x'], 'keys.excludeInclude'],
  [['a'], 'keys.around'],
  [['f'], 'keys.filter'],
  [['1', '2', '3', '4'], 'keys.zoom'],
  [['c'], 'keys.copyLink'],
  [['.'], 'keys.show'],
  [['← →', '⇧ ← →'], 'keys.brush'],
];

export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const { singleKeys } = usePreferences().preferences;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="key-sheet" aria-labelledby="key-sheet-title" onClose={onClose}>
      <header>
        <h2 id="key-sheet-title">{t('keys.title')}</h2>
        <IconButton icon={X} label={t('action.close')} onClick={() => dialog.current?.close()} />
      </header>
      {!singleKeys && <p className="caption">{t('keys.off')}</p>}
      <div className="columns">
        <section>
          <h3>{t('keys.everywhere')}</h3>
          <dl>
            {everywhere.map(([keys, what]) => (
              <KeyLine key={what} keys={keys} words={t(what)} />
            ))}
            {screens.map(({ key, title }) => (
              <KeyLine key={key} keys={[`g ${key}`]} words={t('keys.go', { screen: t(title) })} />
            ))}
          </dl>
        </section>
        <section>
          <h3>{t('keys.timeline')}</h3>
          <dl>
            {timeline.map(([keys, what]) => (
              <KeyLine key={what} keys={keys} words={t(what)} />
            ))}
          </dl>
        </section>
      </div>
    </dialog>
  );
}

function KeyLine({ keys, words }: { readonly keys: readonly string[]; readonly words: string }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{words}</dd>
    </div>
  );
}
