/** Puts the packs that come with the product into the ledger: the first time for the whole past, a newer version from now on. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parsePack } from '../infer/parse-pack.ts';
import { resourcesFolder } from '../places.ts';
import { type PackAct, packDigest } from './pack-act.ts';
import { readPackFiles } from './read-pack-folder.ts';

/** The acts that are still to be written. */
export function newPackActs(known: readonly PackAct[]): PackAct[] {
  const folder = join(resourcesFolder, 'packs');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => {
      const files = readPackFiles(join(folder, name));
      const parsed = parsePack(files);
      if (!parsed.ok) return [];
      const { pack, version } = parsed.value.pack;
      const digest = packDigest(files);
      const before = known.find((act) => act.pack === pack);
      return before?.digest === digest
        ? []
        : [{ pack, version, digest, from: before === undefined ? 0 : null, files: [...files], reason: '' }];
    });
}
