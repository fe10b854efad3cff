/** The route lives in the hash, search included (`#/linea?dia=…`), so that a copied address is the view. */
import { useCallback, useSyncExternalStore } from 'react';

interface NavigateOptions {
  readonly replace?: boolean;
}

export function useHashLocation(): [string, (to: string, options?: NavigateOptions) => void] {
  const path = useSyncExternalStore(subscribe, () => readHash().path);
  const navigate = useCallback((to: string, options?: NavigateOptions) => navigateHash(to, options), []);
  return [path, navigate];
}

export function useHashSearch(): string {
  return useSyncExternalStore(subscribe, () => readHash().search);
}

export function navigateHash(to: string, { replace = false }: NavigateOptions = {}): void {
  const target = `#${to.startsWith('/') ? to : `/${to}`}`;
  if (target === location.hash) return;
  if (replace) history.replaceState(null, '', target);
  else history.pushState(null, '', target);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

function readHash(): { path: string; search: string } {
  const [path = '', search = ''] = location.hash.replace(/^#/, '').split(/\?(.*)/s);
  return { path: path === '' ? '/' : path, search };
}

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  addEventListener('popstate', changed);
  return () => {
    removeEventListener('hashchange', changed);
    removeEventListener('popstate', changed);
  };
}
