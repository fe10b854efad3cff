/** The workstation's status, asked once and then told live; asked again while no live connection stands. */
import type { Status } from '#shared/operations.ts';
import { companyZone } from '#shared/zoned-time.ts';
import { useLive } from './live.tsx';
import { useOperation } from './use-operation.ts';

export interface KnownStatus {
  readonly status: Status | null;
  readonly zone: string;
  /** No answer from the workstation. */
  readonly lost: boolean;
  /** When the shown status was received, epoch ms; 0 if never. */
  readonly receivedAt: number;
}

export function useStatus(): KnownStatus {
  const { connected } = useLive();
  const query = useOperation('getStatus', {}, { refetchMs: connected ? 10_000 : 2_000 });
  return {
    status: query.data ?? null,
    zone: query.data?.zone ?? companyZone,
    lost: query.failureCount > 0 || query.isError,
    receivedAt: query.dataUpdatedAt,
  };
}
