/** The one HTTP client of the screen: an operation by its name, its input, its output parsed. */
import { type OperationInput, type OperationName, type OperationOutput, operations } from '#shared/operations.ts';
import { problemSchema } from '#shared/problem.ts';
import { ProblemError } from './problem-error.ts';

export const API_ROOT = '/api/v1';

/** Members may be left out where the operation has a default. */
export type CallInput<N extends OperationName> = {
  readonly [K in keyof OperationInput<N>]?: OperationInput<N>[K] | undefined;
};

export async function call<N extends OperationName>(
  name: N,
  input: CallInput<N>,
  signal?: AbortSignal,
): Promise<OperationOutput<N>> {
  const { method, path, output } = operations[name];
  const request = requestFor(method, path, input);
  // What is refused is told in the language of the screen, not in that of the browser.
  const headers = { ...request.init.headers, 'accept-language': document.documentElement.lang };
  const response = await fetch(request.url, { ...request.init, headers, signal: signal ?? null }).catch(
    (cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new ProblemError('unreachable', `${method} ${request.url}`, { cause });
    },
  );
  const body: unknown = await response.json().catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ProblemError('bad-answer', `${method} ${request.url}: ${response.status}`, { cause });
  });
  if (!response.ok) throw refused(body, `${method} ${request.url}: ${response.status}`);
  const parsed = output.safeParse(body);
  if (!parsed.success) throw new ProblemError('bad-answer', `${method} ${request.url}: ${parsed.error.message}`);
  // The schema is the one declared for N; TypeScript cannot follow the index through safeParse.
  return parsed.data as OperationOutput<N>;
}

/** Path members fill the path; the rest is the query of a GET or the JSON body of a POST. */
export function requestFor(method: 'GET' | 'POST', path: string, input: object): { url: string; init: RequestInit } {
  const rest = new Map<string, unknown>(Object.entries(input).filter(([, value]) => value !== undefined));
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest.get(name));
    rest.delete(name);
    return encodeURIComponent(value);
  });
  const url = API_ROOT + filled;
  if (method === 'POST') {
    const body = JSON.stringify(Object.fromEntries(rest));
    return { url, init: { method, headers: { 'content-type': 'application/json' }, body } };
  }
  // Values may hold commas: each member of a list is a parameter of its own.
  const query = new URLSearchParams(
    [...rest].flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)])),
  );
  return { url: query.size === 0 ? url : `${url}?${query}`, init: { method } };
}

function refused(body: unknown, where: string): ProblemError {
  const problem = problemSchema.safeParse(body);
  return problem.success
    ? new ProblemError('problem', where, { problem: problem.data })
    : new ProblemError('bad-answer', where);
}
