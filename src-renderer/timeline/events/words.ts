/** Names that packs give, in the person's language; what a pack of one's own names and no catalog knows stays as it is. */
import { isMessageKey } from '#shared/messages/translate.ts';
import type { Words } from '../../ui/preferences.tsx';
import { bandCodes, originCodes } from './filter-levels.ts';

type Prefix = 'event.type' | 'event.fact' | 'event.part' | 'event.thing' | 'pack.role';

export function nameWords(t: Words, prefix: Prefix, name: string): string {
  const key = `${prefix}.${name}`;
  return isMessageKey(key) ? t(key) : name;
}

export function typeWords(t: Words, type: string): string {
  return nameWords(t, 'event.type', type);
}

/** Of a code of the filter syntax: `posible`. */
export function bandWords(t: Words, code: string): string {
  const band = Object.entries(bandCodes).find(([name]) => name === code)?.[1];
  return band === undefined ? code : t(`event.band.${band}`);
}

/** Of a code of the filter syntax: `bitacora`. */
export function originWords(t: Words, code: string): string {
  const origin = Object.entries(originCodes).find(([name]) => name === code)?.[1];
  return origin === undefined ? code : t(`event.origin.${origin}`);
}

/** `product:12` as `producto 12`. */
export function entityWords(t: Words, entity: string): string {
  const [type = '', ...id] = entity.split(':');
  return `${nameWords(t, 'event.thing', type)} ${id.join(':')}`;
}
