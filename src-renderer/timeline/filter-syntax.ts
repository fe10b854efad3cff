/** Filters as text, `tabla:venta_cab -op:update clave:1842`: what the picker writes, the route keeps and the person may edit. */
import { type Operation, operationSchema } from '#shared/canonical-change-event.ts';
import { isKnownValue } from './events/filter-levels.ts';

export type FilterField =
  | ('table' | 'operation' | 'key' | 'source' | 'transaction')
  | ('type' | 'branch' | 'actor' | 'entity' | 'band' | 'origin' | 'sensitive');

export interface Filter {
  readonly field: FilterField;
  readonly value: string;
  readonly exclude: boolean;
}

const names = {
  table: 'tabla',
  operation: 'op',
  key: 'clave',
  source: 'fuente',
  transaction: 'tx',
  type: 'tipo',
  branch: 'suc',
  actor: 'actor',
  entity: 'entidad',
  band: 'seguridad',
  origin: 'origen',
  sensitive: 'sensible',
} as const satisfies Record<FilterField, string>;
const fields = new Map<string, FilterField>([
  ...Object.entries(names).map(([field, name]) => [name, field as FilterField] as const), // keys of `names`
  ['operacion', 'operation'],
  ['operación', 'operation'],
  ['transaccion', 'transaction'],
  ['transacción', 'transaction'],
]);
/** As people say them; the route keeps the operation's own name. */
const spokenOperations: Readonly<Record<string, Operation>> = {
  alta: 'create',
  cambio: 'update',
  modificacion: 'update',
  modificación: 'update',
  baja: 'delete',
  base: 'read',
  vaciado: 'truncate',
  estructura: 'schema-change',
  mensaje: 'message',
};
const TOKEN = /(-?)(\p{L}+):(?:"((?:[^"\\]|\\.)*)"|(\S+))|(\S+)/gu;

/** The filters of a text, and the words in it that are none. */
export function parseFilters(text: string): { filters: Filter[]; unknown: string[] } {
  let filters: Filter[] = [];
  const unknown: string[] = [];
  for (const [whole, minus, name, quoted, bare] of text.matchAll(TOKEN)) {
    const field = fields.get(name ?? '');
    const given = quoted === undefined ? bare : quoted.replace(/\\(.)/g, '$1');
    const value = field === 'operation' ? operationOf(given) : given;
    const exclude = minus === '-';
    if (!field || value === undefined || value === '' || !isKnownValue(field, value)) unknown.push(whole);
    else filters = addFilter(filters, { field, value, exclude });
  }
  return { filters, unknown };
}

/** Undefined where no operation is called so. */
function operationOf(given: string | undefined): Operation | undefined {
  const name = given?.toLowerCase() ?? '';
  return spokenOperations[name] ?? operationSchema.options.find((operation) => operation === name);
}

export function formatFilters(filters: readonly Filter[]): string {
  return filters.map(({ field, value, exclude }) => `${exclude ? '-' : ''}${names[field]}:${quote(value)}`).join(' ');
}

/** With the filter added; a value is either included or excluded. */
export function addFilter(filters: readonly Filter[], added: Filter): Filter[] {
  return [...filters.filter(({ field, value }) => field !== added.field || value !== added.value), added];
}

/** With this value as the only one included of its field. */
export function narrowTo(filters: readonly Filter[], only: Omit<Filter, 'exclude'>): Filter[] {
  const others = filters.filter(({ field, exclude }) => field !== only.field || exclude);
  return addFilter(others, { ...only, exclude: false });
}

export function removeFilter(filters: readonly Filter[], removed: Filter): Filter[] {
  return filters.filter(
    (filter) => filter.field !== removed.field || filter.value !== removed.value || filter.exclude !== removed.exclude,
  );
}

function quote(value: string): string {
  return /^[^\s"\\]+$/u.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}
