/** The screen's view in the route: which source, which day, and what stands open at the right. */
import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { toZone } from '#shared/zoned-time.ts';
import { useStatus } from '../api/use-status.ts';

export type Opened =
  | { readonly kind: 'finding'; readonly id: string }
  | { readonly kind: 'quarantined'; readonly leaf: number }
  | { readonly kind: 'schema-change'; readonly leaf: number }
  | { readonly kind: 'check' }
  | { readonly kind: 'configuration' };

export interface SourcesController {
  readonly sourceId: string | null;
  readonly day: string;
  readonly today: string;
  readonly zone: string;
  readonly opened: Opened | null;
  readonly open: (opened: Opened | null) => void;
  readonly chooseDay: (day: string) => void;
}

export function useSourcesView(sourceId: string | null): SourcesController {
  const search = useSearch();
  const [, navigate] = useLocation();
  const { status, zone } = useStatus();
  const known = sourceId ?? status?.sources[0]?.id ?? null;
  const today = toZone(new Date().toISOString(), zone)?.day ?? '';
  const parameters = useMemo(() => new URLSearchParams(search), [search]);
  const newest = status?.sources.find(({ id }) => id === known)?.lastCommittedAt;
  const day = parameters.get('dia') ?? (newest ? toZone(newest, zone)?.day : undefined) ?? today;
  const go = useCallback(
    (chosen: string | null, opened: Opened | null) => {
      const next = new URLSearchParams({ ...(chosen === null ? {} : { dia: chosen }), ...openedParameters(opened) });
      navigate(`/fuentes${known === null ? '' : `/${encodeURIComponent(known)}`}${next.size === 0 ? '' : `?${next}`}`);
    },
    [known, navigate],
  );
  const chosenDay = parameters.get('dia');
  const opened = useMemo(() => parseOpened(parameters), [parameters]);
  return {
    sourceId: known,
    day,
    today,
    zone,
    opened,
    open: useCallback((next) => go(chosenDay, next), [go, chosenDay]),
    chooseDay: useCallback((next) => go(next, opened), [go, opened]),
  };
}

function parseOpened(parameters: URLSearchParams): Opened | null {
  const finding = parameters.get('gap');
  if (finding !== null) return { kind: 'finding', id: finding };
  for (const kind of ['quarantined', 'schema-change'] as const) {
    const leaf = Number(parameters.get(leafParameters[kind]) ?? Number.NaN);
    if (Number.isInteger(leaf)) return { kind, leaf };
  }
  const panel = parameters.get('panel');
  return panel === 'comprobar' ? { kind: 'check' } : panel === 'configuracion' ? { kind: 'configuration' } : null;
}

const leafParameters = { quarantined: 'cuarentena', 'schema-change': 'esquema' } as const;

function openedParameters(opened: Opened | null): Record<string, string> {
  if (opened === null) return {};
  if (opened.kind === 'finding') return { gap: opened.id };
  if (opened.kind === 'quarantined' || opened.kind === 'schema-change')
    return { [leafParameters[opened.kind]]: String(opened.leaf) };
  return { panel: opened.kind === 'check' ? 'comprobar' : 'configuracion' };
}
