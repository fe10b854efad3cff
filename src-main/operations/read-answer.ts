/** Answers one reading operation by name: in the reader thread, and in auditctl where nothing runs. */
import { z } from 'zod';
import type { OperationName } from '#shared/operations.ts';
import { AuditError } from '../errors.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import { listSourcesOperation } from './list-sources.ts';
import { isReadName, readOperations } from './read-operations.ts';

/** `input` as `parseOperationInput` gave it for that name. */
export function readAnswer(name: OperationName, view: WorkspaceView, input: unknown): unknown {
  if (!isReadName(name)) throw new AuditError('internal', `${name} does not read`);
  // One list maps names to functions of their own input; the compiler can't follow a name that is only known at run time.
  const operation = readOperations[name] as (view: WorkspaceView, input: unknown) => unknown;
  refuseUnknownSources(view, input);
  return operation(view, input);
}

const sourceChoiceSchema = z.object({
  source: z.union([z.string().transform((id) => [id]), z.array(z.string())]).default([]),
  excludeSource: z.array(z.string()).default([]),
});

/** A misspelt source would answer another question: nothing found, or nothing left out. Throws `not-found`. */
function refuseUnknownSources(view: WorkspaceView, input: unknown): void {
  const choice = sourceChoiceSchema.safeParse(input);
  if (!choice.success) return;
  const asked = [...choice.data.source, ...choice.data.excludeSource];
  if (asked.length === 0) return;
  const known = listSourcesOperation(view, {}).items.map(({ id }) => id);
  const unknown = asked.filter((id) => !known.includes(id));
  if (unknown.length === 0) return;
  const [ids, all] = [unknown.join(', '), known.join(', ') || '–'];
  throw new AuditError('not-found', { es: `Fuente ${ids}. Las conocidas: ${all}`, en: `Source ${ids}. Known: ${all}` });
}
