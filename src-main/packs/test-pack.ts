/** Runs the fixtures of a pack, as transactions and committed row by row; with the packs that it uses. */
import { AuditError } from '../errors.ts';
import { type Commits, judgeFixture, runFixture } from '../infer/run-fixture.ts';
import { installedPacks } from './installed-packs.ts';
import { readFixtures } from './read-fixtures.ts';
import { readPackFolder } from './read-pack-folder.ts';

export interface FixtureOutcome {
  readonly file: string;
  readonly name: string;
  readonly commits: Commits;
  /** None: it is right. */
  readonly problems: readonly string[];
}

/** Throws `bad-request` for a pack that is not in order. */
export function testPack(folder: string): FixtureOutcome[] {
  const own = readPackFolder(folder);
  if (!own.ok)
    throw new AuditError(
      'bad-request',
      own.faults.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'),
    );
  const { uses } = own.value.pack;
  const packs = [own.value, ...installedPacks().filter(({ pack }) => uses.includes(pack.pack))];
  return readFixtures(folder).flatMap(({ name: file, fixtures }) =>
    fixtures.flatMap((fixture) =>
      (fixture.autocommit ? (['transactions', 'autocommit'] as const) : (['transactions'] as const)).map((commits) => ({
        file,
        name: fixture.name,
        commits,
        problems: judgeFixture(fixture, runFixture(packs, fixture, commits)),
      })),
    ),
  );
}
