/** Packs as they lie in a folder: every YAML file of one folder is one pack. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PackFile, type ParsedPack, parsePack } from '../infer/parse-pack.ts';

/** `pack.yaml` first, the others by name. */
export function readPackFiles(folder: string): PackFile[] {
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  const ordered = names.sort(
    (a, b) => Number(b.startsWith('pack.')) - Number(a.startsWith('pack.')) || (a < b ? -1 : 1),
  );
  return ordered.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

export function readPackFolder(folder: string): ParsedPack {
  return parsePack(readPackFiles(folder));
}
