/** What stands around every screen: navigation at the left, the truth line below, the sheet of keys over it. */
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { LiveProvider } from '../api/live.tsx';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { KeySheet } from './key-sheet.tsx';
import { Navigation } from './navigation.tsx';
import { focusNextRegion } from './regions.ts';
import { screens } from './screens.ts';
import { StatusBar } from './status-bar.tsx';
import { useNavigationOpen } from './use-navigation-open.ts';

export function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <LiveProvider>
      <FrameBody>{children}</FrameBody>
    </LiveProvider>
  );
}

function FrameBody({ children }: { readonly children: ReactNode }) {
  const t = useWords();
  const [, navigate] = useLocation();
  const [keysShown, setKeysShown] = useState(false);
  const navigation = useNavigationOpen();
  const { preferences } = usePreferences();
  useKeys({
    '?': () => setKeysShown(true),
    'Ctrl+b': navigation.toggle,
    F6: () => focusNextRegion(1),
    'Shift+F6': () => focusNextRegion(-1),
    ...Object.fromEntries(screens.map(({ key, path }) => [`g ${key}`, () => navigate(path)])),
  });
  return (
    <div className="frame" data-navigation={navigation.open ? 'open' : 'folded'}>
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        {t('nav.skip')}
      </button>
      <Navigation open={navigation.open} onToggle={navigation.toggle} onKeys={() => setKeysShown(true)} />
      <div className="screen" key={preferences.language}>
        {children}
      </div>
      <StatusBar />
      {keysShown && <KeySheet onClose={() => setKeysShown(false)} />}
    </div>
  );
}
