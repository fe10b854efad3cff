/** Settings of this screen, on this machine: language, theme, density, keys; and what runs. */
import { formatBytes } from '#shared/format.ts';
import { useStatus } from '../api/use-status.ts';
import { ScreenMain, TopBar } from '../frame/top-bar.tsx';
import { usePreferences, useWords } from '../ui/preferences.tsx';
import { Segmented } from '../ui/segmented.tsx';

const themes = ['system', 'light', 'dark'] as const;
const densities = ['comfortable', 'compact', 'wide'] as const;

export function SettingsView() {
  const t = useWords();
  return (
    <>
      <TopBar title={t('nav.settings')} />
      <ScreenMain className="settings">
        <div className="settings-body">
          <Appearance />
          <About />
        </div>
      </ScreenMain>
    </>
  );
}

function Appearance() {
  const t = useWords();
  const { preferences, change } = usePreferences();
  return (
    <section>
      <h2>{t('settings.appearance')}</h2>
      <p className="caption">{t('settings.appearance.note')}</p>
      <Choice
        label={t('settings.language')}
        value={preferences.language}
        options={[
          { value: 'es', label: 'Español (Perú)' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(language) => change({ language })}
      />
      <Choice
        label={t('settings.theme')}
        value={preferences.theme}
        options={themes.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
        onChange={(theme) => change({ theme })}
      />
      <Choice
        label={t('settings.density')}
        value={preferences.density}
        options={densities.map((value) => ({ value, label: t(`settings.density.${value}`) }))}
        onChange={(density) => change({ density })}
      />
      <label className="setting">
        <span>
          {t('settings.keys')}
          <span className="caption">{t('settings.keys.note')}</span>
        </span>
        <input
          type="checkbox"
          checked={preferences.singleKeys}
          onChange={(event) => change({ singleKeys: event.target.checked })}
        />
      </label>
    </section>
  );
}

function Choice<V extends string>(props: Parameters<typeof Segmented<V>>[0]) {
  return (
    <div className="setting">
      <span>{props.label}</span>
      <Segmented {...props} />
    </div>
  );
}

function About() {
  const t = useWords();
  const { status } = useStatus();
  if (!status) return null;
  const facts = [
    [t('settings.version'), status.version],
    [t('settings.workspace'), status.workspace],
    [t('settings.api'), status.api],
    [t('settings.ingest'), status.ingest],
    [t('settings.evidence'), formatBytes(status.bytes.evidence)],
    [t('settings.insight'), formatBytes(status.bytes.insight)],
    [t('settings.diskFree'), formatBytes(status.bytes.diskFree)],
  ] as const;
  return (
    <section>
      <h2>{t('settings.about')}</h2>
      <dl className="facts wide">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="mono">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
