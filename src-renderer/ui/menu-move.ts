/** Where the focus of a menu goes on a key: arrows wrap around, a letter finds the next item that begins with it. Pure. */

/** `at`: -1 while no item has the focus. Null: the key moves nothing. */
export function menuMove(key: string, at: number, words: readonly string[]): number | null {
  const count = words.length;
  if (count === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return at <= 0 ? count - 1 : at - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if ([...key].length !== 1) return null;
  const following = words.map((_, step) => (at + 1 + step) % count);
  return following.find((index) => folded(words[index] ?? '').startsWith(folded(key))) ?? null;
}

/** Without case and accents. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
