/** The one client of a running workstation: an operation's name and input in, the HTTP answer out, its bytes kept. */
import type { Language } from '#shared/format.ts';
import { type OperationName, type OperationOutput, operations } from '#shared/operations.ts';
import { isProblemCode, problemSchema } from '#shared/problem.ts';
import { AuditError } from '../../errors.ts';
import type { Answer, OperationValues } from './open-station.ts';

export async function askStation<N extends OperationName>(
  url: string,
  name: N,
  values: OperationValues,
  language: Language = 'es',
): Promise<Answer<N>> {
  const { method, path } = operations[name];
  const { target, rest } = fillPath(path, values);
  const address = new URL(`/api/v1${target}`, url);
  if (method === 'GET')
    for (const [key, value] of Object.entries(rest))
      for (const one of Array.isArray(value) ? value : [value]) address.searchParams.append(key, String(one));
  const headers = { 'accept-language': language };
  const init =
    method === 'GET'
      ? { headers }
      : { method, body: JSON.stringify(rest), headers: { ...headers, 'content-type': 'application/json' } };
  const response = await fetch(address, init).catch((cause: unknown) => {
    throw new AuditError('no-workstation', url, { cause });
  });
  const text = await response.text();
  if (!response.ok) throw problemFrom(text, response.status);
  // The answer of this operation by its declaration; a workstation of another version is refused by `status` first.
  return { text, value: JSON.parse(text) as OperationOutput<N> };
}

/** `/transactions/:id` with `{ id, limit }` → `/transactions/TX-1` and `{ limit }`. */
function fillPath(path: string, values: OperationValues): { target: string; rest: OperationValues } {
  const rest = { ...values };
  const target = path.replace(/:(\w+)/g, (_whole, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  return { target, rest };
}

function problemFrom(text: string, status: number): AuditError {
  const parsed = problemSchema.safeParse(parseJson(text));
  if (!parsed.success) return new AuditError('no-workstation', `HTTP ${status}`);
  const { code, detail, title } = parsed.data;
  return isProblemCode(code) ? new AuditError(code, detail) : new AuditError('internal', `${code}: ${title} ${detail}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
