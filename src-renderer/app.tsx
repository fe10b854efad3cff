/** The app: preferences, server state, hash routes; what is not a route goes to the timeline. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { screenRoutes } from '#shared/app-link.ts';
import { isWorthRetrying } from './api/problem-error.ts';
import { EvidenceView } from './evidence/evidence-view.tsx';
import { Frame } from './frame/frame.tsx';
import { PacksView } from './packs/packs-view.tsx';
import { SettingsView } from './settings/settings-view.tsx';
import { AddSourceView } from './sources/add-source-view.tsx';
import { SourcesView } from './sources/sources-view.tsx';
import { TimelineView } from './timeline/timeline-view.tsx';
import { useHashLocation, useHashSearch } from './ui/hash-location.ts';
import { PreferencesProvider } from './ui/preferences.tsx';

export function App() {
  const [queries] = useState(createQueries);
  return (
    <QueryClientProvider client={queries}>
      <PreferencesProvider>
        <Router hook={useHashLocation} searchHook={useHashSearch}>
          <Frame>
            <Screens />
          </Frame>
        </Router>
      </PreferencesProvider>
    </QueryClientProvider>
  );
}

function Screens() {
  return (
    <Switch>
      <Route path={screenRoutes.timeline} component={TimelineView} />
      <Route path={screenRoutes.addSource} component={AddSourceView} />
      <Route path={screenRoutes.sources}>{({ sourceId }) => <SourcesView sourceId={sourceId ?? null} />}</Route>
      <Route path={screenRoutes.packs}>{({ packId }) => <PacksView packId={packId ?? null} />}</Route>
      <Route path={screenRoutes.evidence} component={EvidenceView} />
      <Route path={screenRoutes.settings} component={SettingsView} />
      <Route path={screenRoutes.event}>
        {({ eventId }) => (
          <Redirect
            to={`/linea?${eventId.startsWith('BE-') ? '' : 'zoom=fila&'}sel=${encodeURIComponent(eventId)}`}
            replace
          />
        )}
      </Route>
      <Route>
        <Redirect to="/linea" replace />
      </Route>
    </Switch>
  );
}

function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
        retryDelay: 400,
      },
    },
  });
}
