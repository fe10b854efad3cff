/** Puts a pack in force: its files become a leaf, and where it holds for the past, the past is read again behind the reading in force. */
import { AuditError } from '../errors.ts';
import { parsePack } from '../infer/parse-pack.ts';
import { type PackAct, packDigest } from '../packs/pack-act.ts';
import type { ActOperation } from './operation-kinds.ts';

/** Faults that are named in the refusal. */
const named = 5;

export const usePack: ActOperation<'usePack'> = async ({ capture, rebuild, who }, { files, since, reason }) => {
  const parsed = parsePack(files);
  if (!parsed.ok) {
    const faults = parsed.faults.slice(0, named).map(({ file, line, message }) => `${file}:${line}: ${message}`);
    throw new AuditError('bad-request', faults.join('; '));
  }
  const { pack, version } = parsed.value.pack;
  const act: PackAct = {
    pack,
    version,
    digest: packDigest(files),
    from: since === 'start' ? 0 : null,
    files,
    reason,
  };
  const leaf = await capture.appendAct('pack', act, who);
  return { pack, version, leaf, reading: since === 'start' ? await rebuild() : null };
};
