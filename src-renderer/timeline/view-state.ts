/** The timeline's view as it stands in the route: day, span, zoom, filters, selection, tab; parsed and written back without loss. */
import { type Filter, formatFilters, parseFilters } from './filter-syntax.ts';

export type Zoom = 'day' | 'events' | 'rows' | 'transactions';
export type DetailTab = 'detail' | 'transaction' | 'around' | 'proof';
export type Order = 'oldest' | 'newest';

export interface TimelineViewState {
  /** Local day, `2026-11-17`; null while the person has chosen none. */
  readonly day: string | null;
  /** Wall times within the day, `13:02` or `13:02:11`; null for the whole day. */
  readonly span: { readonly from: string; readonly to: string } | null;
  readonly zoom: Zoom;
  readonly filters: readonly Filter[];
  /** Id of a business event, a change event or a transaction. */
  readonly selected: string | null;
  readonly tab: DetailTab;
  readonly order: Order;
  /** What the route asks for and this view can't give, as it stands there; never written back. */
  readonly ignored: readonly string[];
}

/** As they stand in the route; null: what is meant where nothing is said. */
const zooms: Record<Zoom, string | null> = { day: 'dia', events: null, rows: 'fila', transactions: 'transaccion' };
const tabs: Record<DetailTab, string | null> = {
  detail: null,
  transaction: 'transaccion',
  around: 'alrededor',
  proof: 'prueba',
};
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const END_OF_DAY = '24:00';

export function parseView(search: string): TimelineViewState {
  const parameters = new URLSearchParams(search);
  const day = validDay(parameters.get('dia'));
  const span = parseSpan(parameters.get('desde'), parameters.get('hasta'));
  const { filters, unknown } = parseFilters(parameters.get('f') ?? '');
  return {
    day,
    span,
    ignored: [
      ...(day === null ? given(parameters, ['dia']) : []),
      ...(span === null ? given(parameters, ['desde', 'hasta']) : []),
      ...unknown,
    ],
    zoom: named(zooms, parameters.get('zoom')) ?? 'events',
    filters,
    selected: parameters.get('sel'),
    tab: named(tabs, parameters.get('tab')) ?? 'detail',
    order: parameters.get('orden') === 'recientes' ? 'newest' : 'oldest',
  };
}

function given(parameters: URLSearchParams, names: readonly string[]): string[] {
  const parts = names.flatMap((name) => (parameters.has(name) ? [`${name}=${parameters.get(name)}`] : []));
  return parts.length === 0 ? [] : [parts.join(' ')];
}

export function formatView(view: TimelineViewState): string {
  const parameters = new URLSearchParams();
  const set = (name: string, value: string | null) => {
    if (value !== null && value !== '') parameters.set(name, value);
  };
  set('dia', view.day);
  set('desde', view.span?.from ?? null);
  set('hasta', view.span?.to ?? null);
  set('zoom', zooms[view.zoom]);
  set('f', formatFilters(view.filters));
  set('orden', view.order === 'newest' ? 'recientes' : null);
  set('sel', view.selected);
  set('tab', view.selected === null ? null : tabs[view.tab]);
  return parameters.toString();
}

/** The view as a route of the screen. */
export function routeOfView(view: TimelineViewState): string {
  return `/linea?${formatView(view)}`;
}

/** A span of wall times within one day, or null where it is none. */
export function parseSpan(from: string | null, to: string | null): TimelineViewState['span'] {
  const start = from ?? '00:00';
  const end = to ?? END_OF_DAY;
  if (from === null && to === null) return null;
  if (!TIME.test(start) || !(TIME.test(end) || end === END_OF_DAY)) return null;
  return start.padEnd(8, ':00') < end.padEnd(8, ':00') ? { from: start, to: end } : null;
}

function named<N extends string>(names: Record<N, string | null>, text: string | null): N | undefined {
  // The keys of a record of N are Ns, which Object.keys forgets.
  return text === null ? undefined : (Object.keys(names) as N[]).find((name) => names[name] === text);
}

function validDay(day: string | null): string | null {
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  // 31 February would be read as 3 March.
  const epochMs = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(epochMs) || !new Date(epochMs).toISOString().startsWith(day) ? null : day;
}
