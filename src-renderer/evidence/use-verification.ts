/** The verification as it runs: started, cancelled, told live. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Verification } from '#shared/ledger.ts';
import { call } from '../api/client.ts';
import { useOperation } from '../api/use-operation.ts';

const POLL_MS = 1000;

export interface VerificationControl {
  readonly verification: Verification | null;
  readonly error: unknown;
  readonly busy: boolean;
  readonly start: (checkpoint?: string) => void;
  readonly cancel: () => void;
  readonly again: () => void;
}

export function useVerification(): VerificationControl {
  const queries = useQueryClient();
  const running = queries.getQueryData<Verification>(['getVerification', {}])?.state === 'running';
  const query = useOperation('getVerification', {}, running ? { refetchMs: POLL_MS } : {});
  const act = useMutation({
    mutationFn: (input: { action: 'start' | 'cancel'; checkpoint?: string }) => call('verifyLedger', input),
    onSuccess: (verification) => {
      queries.setQueryData(['getVerification', {}], verification);
      queries.invalidateQueries({ queryKey: ['getStatus'] });
    },
  });
  const finishedAt = query.data?.finishedAt ?? null;
  useEffect(() => {
    // The verification is an act of its own: one leaf more, and checkpoints that now count as proven.
    if (finishedAt !== null) queries.invalidateQueries({ queryKey: ['getLedger'] });
  }, [finishedAt, queries]);
  const start = (checkpoint?: string) => {
    act.mutate({ action: 'start', ...(checkpoint === undefined ? {} : { checkpoint }) });
  };
  return {
    verification: query.data ?? null,
    error: act.error ?? query.error,
    busy: act.isPending,
    start,
    cancel: () => act.mutate({ action: 'cancel' }),
    again: () => (act.error ? act.reset() : query.refetch()),
  };
}

/** Second line of a signed checkpoint: how many leaves it covers. */
export function sizeOf(checkpoint: string): number | null {
  const line = checkpoint.split('\n')[1]?.trim() ?? '';
  return /^\d{1,15}$/.test(line) ? Number(line) : null;
}
