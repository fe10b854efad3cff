/** One operation as server state; its query key is its name and input. */
import { keepPreviousData, type UseQueryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { OperationName, OperationOutput } from '#shared/operations.ts';
import { type CallInput, call } from './client.ts';

interface OperationOptions {
  /** False while an input is not known yet. */
  readonly enabled?: boolean;
  /** Keep the former answer on screen while another input is read. */
  readonly keep?: boolean;
  readonly refetchMs?: number;
}

export function useOperation<N extends OperationName>(
  name: N,
  input: CallInput<N>,
  { enabled = true, keep = false, refetchMs }: OperationOptions = {},
): UseQueryResult<OperationOutput<N>> {
  // No answer is a function, which the placeholder's type cannot see while N is open.
  const placeholder = (keep ? { placeholderData: keepPreviousData } : {}) as Pick<
    UseQueryOptions<OperationOutput<N>>,
    'placeholderData'
  >;
  return useQuery<OperationOutput<N>>({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, signal),
    enabled,
    ...placeholder,
    ...(refetchMs === undefined ? {} : { refetchInterval: refetchMs }),
  });
}
