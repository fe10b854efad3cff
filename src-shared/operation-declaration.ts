/** What is declared of an operation, and nothing else is needed to answer it on every face. */
import type { z } from 'zod';

export interface OperationDeclaration {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
}
