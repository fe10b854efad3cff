/** The fixtures of a pack: every YAML file under its folder `fixtures`, each a list. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Fixture, fixtureSchema } from '#shared/pack-fixture.ts';

export interface FixtureFile {
  readonly name: string;
  readonly fixtures: readonly Fixture[];
}

/** Throws where a file is none. */
export function readFixtures(folder: string): FixtureFile[] {
  const place = join(folder, 'fixtures');
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({
      name,
      fixtures: z.array(fixtureSchema).parse(parse(readFileSync(join(place, name), 'utf8'), { maxAliasCount: 1000 })),
    }));
}
