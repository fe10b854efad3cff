/** Whether what is searched stands in one of the texts, without regard to case or accents. Pure. */
export function includesText(search: string, texts: readonly string[]): boolean {
  const wanted = plain(search.trim());
  return texts.some((text) => plain(text).includes(wanted));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
