/** What a table's name says above all: the first of these that any of its words says. */
import type { TableView } from './table-view.ts';
import type { WordSense } from './vocabulary.ts';
import { anySays, says } from './words.ts';

/** A log of sales is a log; the lines of a quotation are lines; a kind of movement is a code. */
const order = [
  'scratch',
  'log',
  'line',
  'code',
  'share',
  'setting',
  'header',
  'movement',
  'attached',
  'document',
  'balance',
  'session',
  'history',
  'thing',
  'person',
] as const satisfies readonly WordSense[];

export type TableNameSense = (typeof order)[number];

export function nameSays({ words }: TableView): TableNameSense | null {
  // "item" is a line only beside something that has lines; a word of many meanings says what the others leave open.
  if (anySays(words, 'lineOrThing') && words.length > 1 && anySays(words, 'document', 'header', 'movement', 'session'))
    return 'line';
  const clear = words.filter(({ meanings }) => meanings.length === 1);
  for (const known of [clear, words]) {
    const found = order.find((sense) => known.some((word) => says(word, sense)));
    if (found !== undefined) return found === 'person' ? 'thing' : found;
  }
  return anySays(words, 'lineOrThing') ? 'thing' : null;
}
