/** Parts in the order in which they can be found. */
import type { CompiledPart } from './compiled-pack.ts';

/** Each behind the one that it looks at; null where that is not there, or they look at each other. */
export function orderedParts(parts: readonly CompiledPart[]): CompiledPart[] | null {
  const ordered: CompiledPart[] = [];
  let rest = [...parts];
  while (rest.length > 0) {
    const found = rest.filter(
      ({ each }) => each === null || each === 'rows' || ordered.some(({ name }) => name === each),
    );
    if (found.length === 0) return null;
    ordered.push(...found);
    rest = rest.filter((part) => !found.includes(part));
  }
  return ordered;
}
