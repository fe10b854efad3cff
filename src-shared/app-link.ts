/** The screen's routes, and links to them from outside: `testigo://open/linea?dia=…` opens the same view on any machine that has the workspace. */

export const screenRoutes = {
  timeline: '/linea',
  addSource: '/fuentes/nueva',
  packs: '/paquetes/:packId?',
  sources: '/fuentes/:sourceId?',
  evidence: '/evidencia',
  settings: '/configuracion',
  event: '/evento/:eventId',
} as const;

export const linkScheme = 'testigo';

const LONGEST = 2000;
/** Only characters that a URL may hold unescaped: whatever else there is did not come from us. */
const LINK = new RegExp(`^${linkScheme}://open(/[\\w\\-.~!$&'()*+,;=:@%/]*)(\\?[\\w\\-.~!$&'()*+,;=:@%/?]*)?$`, 'i');
const patterns = Object.values(screenRoutes).map(
  (route) => new RegExp(`^${route.replace(/\/:\w+\?/g, '(/[^/]+)?').replace(/:\w+/g, '[^/]+')}$`),
);

/** `route`: `/linea?dia=2026-11-17`, as it stands in the hash. */
export function linkTo(route: string): string {
  return `${linkScheme}://open${route}`;
}

/** The route that a link asks for; null where the link is not ours or no screen has that route. */
export function routeOfLink(link: string): string | null {
  if (link.length > LONGEST) return null;
  const [, path = '', search = ''] = LINK.exec(link) ?? [];
  // Windows adds a slash to addresses that look unfinished to it.
  const route = path.length > 1 ? path.replace(/\/$/, '') : path;
  return patterns.some((pattern) => pattern.test(route)) ? `${route}${search}` : null;
}
