/** Which sources an answer is about: those asked for, or all but those left out. */
import { readSources, type SourceRecord } from '../insight/source-store.ts';
import type { Sqlite } from '../sqlite.ts';

export interface SourceChoice {
  readonly source?: readonly string[] | undefined;
  readonly excludeSource?: readonly string[] | undefined;
}

export function takesSource({ source = [], excludeSource = [] }: SourceChoice, name: string): boolean {
  return (source.length === 0 || source.includes(name)) && !excludeSource.includes(name);
}

/** Where nothing was chosen: not those declared none of ours; nor those that nobody registered, once a registered one has sent something. */
export function heededSources<C extends SourceChoice>(db: Sqlite, choice: C): C {
  if ((choice.source?.length ?? 0) > 0) return choice;
  const sources = readSources(db);
  const isOurs = ({ known }: SourceRecord) => known.registration !== null && known.ignoredAt === null;
  const hasOurs = sources.some((source) => isOurs(source) && source.known.firstReceivedAt !== null);
  const others = sources.filter((source) => (hasOurs ? !isOurs(source) : source.known.ignoredAt !== null));
  if (others.length === 0) return choice;
  return { ...choice, excludeSource: [...(choice.excludeSource ?? []), ...others.map(({ name }) => name)] };
}

/** Their numbers; null: all, nothing was chosen. */
export function chosenSources(db: Sqlite, choice: SourceChoice): number[] | null {
  if ((choice.source?.length ?? 0) === 0 && (choice.excludeSource?.length ?? 0) === 0) return null;
  const all = db.prepare<[], { id: number; name: string }>('SELECT id, name FROM source').all();
  return all.filter(({ name }) => takesSource(choice, name)).map(({ id }) => id);
}
