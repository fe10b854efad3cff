/** The verification as it runs: started, cancelled, told live, and with which outside checkpoint it was compared. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Verification } from '#shared/ledger.ts';
import { call } from '../api/client.ts';
import { useOperation } from '../api/use-operation.ts';

const POLL_MS = 1000;

export interface VerificationControl {
  readonly verification: Verification | null;
  readonly error: unknown;
  readonly busy: boolean;
  /** Leaves of the outside checkpoint that the newest run was compared with; null without one. */
  readonly compared: number | null;
  readonly start: (checkpoint?: string) => void;
  readonly cancel: () => void;
  readonly again: () => void;
}

interface Asked {
  readonly action: 'start' | 'cancel';
  readonly checkpoint?: string | undefined;
  /** When the verification known until then was started. */
  readonly before?: string | null | undefined;
}

export function useVerification(): VerificationControl {
  const queries = useQueryClient();
  const [compared, setCompared] = useState<number | null>(null);
  const running = queries.getQueryData<Verification>(['getVerification', {}])?.state === 'running';
  const query = useOperation('getVerification', {}, running ? { refetchMs: POLL_MS } : {});
  const act = useMutation({
    mutationFn: ({ action, checkpoint }: Asked) => call('verifyLedger', { action, checkpoint }),
    onSuccess: (verification, { checkpoint, before }) => {
      // One that was running already goes on as it is: what was given now is not compared with.
      if (checkpoint !== undefined && verification.startedAt !== before) setCompared(sizeOf(checkpoint));
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
    setCompared(null);
    act.mutate({ action: 'start', checkpoint, before: query.data?.startedAt });
  };
  return {
    verification: query.data ?? null,
    error: act.error ?? query.error,
    busy: act.isPending,
    compared,
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
