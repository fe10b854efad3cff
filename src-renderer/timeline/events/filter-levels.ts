/** Which filters apply at which level of detail, and the codes that the syntax writes for values of the API. Pure. */
import type { BusinessEvent } from '#shared/business-event.ts';
import type { Filter, FilterField } from '../filter-syntax.ts';
import type { Zoom } from '../view-state.ts';

type Origin = BusinessEvent['actor']['origin'];
type Band = BusinessEvent['band'];

export const eventFields = ['type', 'branch', 'actor', 'entity', 'band', 'origin', 'sensitive', 'source'] as const;
export const changeFields = ['table', 'operation', 'key', 'source', 'transaction'] as const;

/** As people write them: `seguridad:posible`, `origen:bitacora`. */
export const bandCodes = {
  confirmado: 'confirmed',
  probable: 'probable',
  posible: 'possible',
} as const satisfies Record<string, Band>;
export const originCodes = {
  columna: 'column',
  bitacora: 'log',
  comentario: 'comment',
  sesion: 'session',
  ninguno: 'none',
} as const satisfies Record<string, Origin>;
export const sensitiveCode = 'si';

const codesOf: Partial<Record<FilterField, readonly string[]>> = {
  band: Object.keys(bandCodes),
  origin: Object.keys(originCodes),
  sensitive: [sensitiveCode],
};

/** The only values of a field of few; null where any text is one. */
export function valuesOfField(field: FilterField): readonly string[] | null {
  return codesOf[field] ?? null;
}

export function isKnownValue(field: FilterField, value: string): boolean {
  if (field === 'entity') return /^[a-z][a-z0-9-]*:.+$/.test(value);
  return codesOf[field]?.includes(value) ?? true;
}

export function isEventLevel(zoom: Zoom): boolean {
  return zoom === 'events' || zoom === 'day';
}

export function fieldsAt(zoom: Zoom): readonly FilterField[] {
  return isEventLevel(zoom) ? eventFields : changeFields;
}

/** Those that narrow what is shown; the others wait, visible, for their level. */
export function appliedFilters(filters: readonly Filter[], zoom: Zoom): Filter[] {
  const fields = fieldsAt(zoom);
  return filters.filter(({ field }) => fields.includes(field));
}

export function codeOf<V extends string>(codes: Readonly<Record<string, V>>, value: V): string {
  return Object.entries(codes).find(([, known]) => known === value)?.[0] ?? value;
}
