/** What the person prefers on this machine: language, theme, density, keys, pane widths; kept by the browser. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { z } from 'zod';
import { type MessageKey, type MessageParameters, translate } from '#shared/messages/translate.ts';

const preferencesSchema = z.object({
  language: z.enum(['es', 'en']).default('es'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  density: z.enum(['comfortable', 'compact', 'wide']).default('compact'),
  singleKeys: z.boolean().default(true),
  navOpen: z.boolean().nullable().default(null),
  paneWidth: z.number().min(360).max(640).default(424),
});
export type Preferences = z.infer<typeof preferencesSchema>;
export type Words = (key: MessageKey, parameters?: MessageParameters) => string;

interface PreferencesState {
  readonly preferences: Preferences;
  readonly change: (part: Partial<Preferences>) => void;
}

const STORE_KEY = 'testigo.preferences';
const PreferencesContext = createContext<PreferencesState>({
  preferences: preferencesSchema.parse({}),
  change: () => {},
});

export function usePreferences(): PreferencesState {
  return useContext(PreferencesContext);
}

export function useWords(): Words {
  const { language } = usePreferences().preferences;
  return useCallback((key, parameters) => translate(language, key, parameters), [language]);
}

export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [preferences, setPreferences] = useState(readStored);
  const change = useCallback((part: Partial<Preferences>) => setPreferences((before) => ({ ...before, ...part })), []);
  useEffect(() => {
    localStorage.setItem(STORE_KEY, JSON.stringify(preferences));
    document.documentElement.lang = preferences.language === 'es' ? 'es-PE' : 'en';
    document.documentElement.dataset.density = preferences.density;
  }, [preferences]);
  useEffect(() => followTheme(preferences.theme), [preferences.theme]);
  const state = useMemo(() => ({ preferences, change }), [preferences, change]);
  return <PreferencesContext value={state}>{children}</PreferencesContext>;
}

function readStored(): Preferences {
  try {
    const stored = preferencesSchema.safeParse(JSON.parse(localStorage.getItem(STORE_KEY) ?? '{}'));
    if (stored.success) return stored.data;
  } catch {
    // Text of another form is as good as none.
  }
  return preferencesSchema.parse({});
}

function followTheme(theme: Preferences['theme']): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const isDark = theme === 'dark' || (theme === 'system' && dark.matches);
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  };
  apply();
  dark.addEventListener('change', apply);
  return () => dark.removeEventListener('change', apply);
}
