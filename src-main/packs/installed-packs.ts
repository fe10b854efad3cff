/** The packs that come with the product. One that is broken is left out: it stops neither capture nor the others. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledPack } from '../infer/compiled-pack.ts';
import { resourcesFolder } from '../places.ts';
import { readPackFolder } from './read-pack-folder.ts';

export function installedPacks(): CompiledPack[] {
  const folder = join(resourcesFolder, 'packs');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => {
      const pack = readPackFolder(join(folder, name));
      return pack.ok ? [pack.value] : [];
    });
}
