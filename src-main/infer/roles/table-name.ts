/** What a table's name says above all: the first of these that any of its words says. */
import type { TableView } from './table-view.ts';
import type { WordSense } from './vocabulary.ts';
import { anySays, type Meaning } from './words.ts';

/** A log of sales is a log; the lines of a quotation are lines; a kind of movement is a code. */
const order = [
  'scratch',
  'log',
  'line',
  'link',
  'code',
  'share',
  'setting',
  'header',
  'movement',
  'attached',
  'history',
  'document',
  'balance',
  'session',
  'thing',
  'person',
  'place',
] as const satisfies readonly WordSense[];

export type TableNameSense = (typeof order)[number];

export function nameSays({ words }: TableView): TableNameSense | null {
  // "item" is a line only beside something that has lines.
  const listed = anySays(words, 'document', 'header', 'movement', 'session');
  if (anySays(words, 'lineOrThing') && words.length > 1 && listed) return 'line';
  const said = words.map((word) => word.meanings.map(senseOf).filter((sense) => sense !== null));
  // A word of many meanings says what the others leave open.
  const clear = said.filter((senses) => new Set(senses).size === 1);
  for (const known of [clear, said]) {
    const found = order.find((sense) => known.some((senses) => senses.includes(sense)));
    if (found !== undefined) return found === 'person' ? 'thing' : found;
  }
  return anySays(words, 'lineOrThing') ? 'thing' : null;
}

/** The states that something may have are codes. */
function senseOf({ senses }: Meaning): TableNameSense | null {
  if (senses.has('status') && !senses.has('flag') && !senses.has('act')) return 'code';
  return order.find((sense) => senses.has(sense)) ?? null;
}
