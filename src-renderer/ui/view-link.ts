/** The address of a view, to hand on: from the desktop window a link that opens it there again, from a browser the address itself. */
import { linkTo } from '#shared/app-link.ts';

export function viewLink(route: string): string {
  return window.desktop === undefined ? `${location.origin}${location.pathname}#${route}` : linkTo(route);
}
