/** The one way to an operation: parse what came from outside, call the handler. HTTP and auditctl both go through here. */
import {
  type OperationHandlers,
  type OperationInput,
  type OperationName,
  type OperationOutput,
  operations,
} from '#shared/operations.ts';

export async function callOperation<N extends OperationName>(
  handlers: OperationHandlers,
  name: N,
  input: unknown,
): Promise<OperationOutput<N>> {
  return handlers[name](parseOperationInput(name, input));
}

/** Strict: a misspelt filter is refused, since ignoring it would answer another question. Throws ZodError. */
export function parseOperationInput<N extends OperationName>(name: N, input: unknown): OperationInput<N> {
  // The schema is the declaration's own, which the compiler cannot tie to N through `strict()`.
  return operations[name].input.strict().parse(input) as OperationInput<N>;
}
