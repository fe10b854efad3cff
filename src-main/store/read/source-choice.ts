/** Which sources an answer is about: those asked for, or all but those left out. */
import type { Sqlite } from '../sqlite.ts';

export interface SourceChoice {
  readonly source?: readonly string[] | undefined;
  readonly excludeSource?: readonly string[] | undefined;
}

export function takesSource({ source = [], excludeSource = [] }: SourceChoice, name: string): boolean {
  return (source.length === 0 || source.includes(name)) && !excludeSource.includes(name);
}

/** Their numbers; null: all, nothing was chosen. */
export function chosenSources(db: Sqlite, choice: SourceChoice): number[] | null {
  if ((choice.source?.length ?? 0) === 0 && (choice.excludeSource?.length ?? 0) === 0) return null;
  const all = db.prepare<[], { id: number; name: string }>('SELECT id, name FROM source').all();
  return all.filter(({ name }) => takesSource(choice, name)).map(({ id }) => id);
}
