/** A person declares that a source is none of ours, or takes that back; a leaf says who and why. What comes from it is kept all the same. */
import type { SourceAct } from '#shared/source-act.ts';
import { AuditError } from '../errors.ts';
import type { ActOperation } from './operation-kinds.ts';

/** Throws `not-found`. */
export const ignoreSource: ActOperation<'ignoreSource'> = async ({ capture, read, who }, { id, reason, ignored }) => {
  const source = (await read('listSources', {})).items.find((known) => known.id === id);
  if (source === undefined) throw new AuditError('not-found', id);
  const act: SourceAct = { what: ignored ? 'ignored' : 'heeded', id, reason };
  await capture.appendAct('source', act, who);
  return { ...source, ignored };
};
