/** Which source a request to the ingest listener is for, if it is a delivery at all. */

export type IngestRoute =
  | { readonly type: 'delivery'; readonly source: string }
  | { readonly type: 'wrong-method' }
  | { readonly type: 'health' }
  | { readonly type: 'unknown' };

export const DEFAULT_SOURCE = 'default';
const MAX_SOURCE_LENGTH = 200;

/** `only`: the source that a bare `/ingest` means. An id that can't be kept as it is becomes `default`; the path stays in the head. */
export function routeOf(method: string, url: string, only: string | null): IngestRoute {
  const path = url.split('?', 1)[0] ?? '';
  if (path === '/health' && (method === 'GET' || method === 'HEAD')) return { type: 'health' };
  if (path !== '/ingest' && !path.startsWith('/ingest/')) return { type: 'unknown' };
  if (method !== 'POST') return { type: 'wrong-method' };
  const named = path.slice('/ingest/'.length);
  return { type: 'delivery', source: named === '' ? (only ?? DEFAULT_SOURCE) : sourceId(named) };
}

function sourceId(encoded: string): string {
  const id = decoded(encoded);
  return id !== null && id.length <= MAX_SOURCE_LENGTH && !/\p{Cc}/u.test(id) ? id : DEFAULT_SOURCE;
}

function decoded(encoded: string): string | null {
  if (!encoded.includes('%')) return encoded;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
