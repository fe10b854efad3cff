/** The one way to an operation: parse what came from outside, call the handler. HTTP and auditctl both go through here. */
import { z } from 'zod';
import { inputFaultWords } from '#shared/messages/input-faults.ts';
import {
  type OperationHandlers,
  type OperationInput,
  type OperationName,
  type OperationOutput,
  operations,
} from '#shared/operations.ts';
import { AuditError } from '../errors.ts';

export async function callOperation<N extends OperationName>(
  handlers: OperationHandlers,
  name: N,
  input: unknown,
): Promise<OperationOutput<N>> {
  return handlers[name](parseOperationInput(name, input));
}

/** Strict: a misspelt filter is refused, since ignoring it would answer another question. Throws `bad-request`. */
export function parseOperationInput<N extends OperationName>(name: N, input: unknown): OperationInput<N> {
  const parsed = operations[name].input.strict().safeParse(input);
  const issues = parsed.success ? spanIssues(parsed.data) : parsed.error.issues;
  if (!parsed.success || issues.length > 0) {
    const [es, en] = [inputFaultWords(issues, input, 'es'), inputFaultWords(issues, input, 'en')];
    throw new AuditError('bad-request', { es, en }, { cause: parsed.error });
  }
  // The schema is the declaration's own, which the compiler cannot tie to N through `strict()`.
  return parsed.data as OperationInput<N>;
}

const spanSchema = z.object({ from: z.string(), to: z.string() });

/** Of a span that holds no instant nothing could be missing: every operation with `from` and `to` refuses it. */
function spanIssues(input: object): z.core.$ZodIssue[] {
  const span = spanSchema.safeParse(input);
  if (!span.success || Date.parse(span.data.from) < Date.parse(span.data.to)) return [];
  return [{ code: 'custom', path: ['to'], message: 'span', input, params: { fault: 'inverted', ...span.data } }];
}
