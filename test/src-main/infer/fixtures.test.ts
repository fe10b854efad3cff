/** Every fixture of every pack that ships: rows in, events out, as transactions and committed row by row. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeFixture, runFixture } from '../../../src-main/infer/run-fixture.ts';
import { installedPacks } from '../../../src-main/packs/installed-packs.ts';
import { readFixtures } from '../../../src-main/packs/read-fixtures.ts';
import { resourcesFolder } from '../../../src-main/places.ts';

const folder = join(resourcesFolder, 'packs');
const packs = installedPacks().sort((a, b) => Number(a.pack.fits === undefined) - Number(b.pack.fits === undefined));
const files = readdirSync(folder).flatMap((pack) => readFixtures(join(folder, pack)));

describe.each(files)('$name', ({ fixtures }) => {
  it.each(fixtures)('$name', (fixture) => {
    expect(judgeFixture(fixture, runFixture(packs, fixture, 'transactions'))).toEqual([]);
  });

  it.each(fixtures.filter(({ autocommit }) => autocommit))('$name; also committed row by row', (fixture) => {
    expect(judgeFixture(fixture, runFixture(packs, fixture, 'autocommit'))).toEqual([]);
  });
});
