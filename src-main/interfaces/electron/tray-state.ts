/** Which of the three icons the tray shows, from the workstation's status. */
import type { Status } from '#shared/operations.ts';

export type TrayState = 'capturing' | 'attention' | 'stopped';

type Facts = Pick<Status, 'ledger' | 'notStoring' | 'openAlarms' | 'openGaps' | 'sources'>;

/** `null`: the workstation does not answer. */
export function trayState(status: Facts | null): TrayState {
  if (status === null || status.ledger.state === 'mismatch') return 'stopped';
  if (status.notStoring !== null) return status.notStoring.what === 'deliveries' ? 'stopped' : 'attention';
  const unhappy = status.sources.some(({ ignored, state }) => !ignored && (state === 'refused' || state === 'stopped'));
  return unhappy || status.openAlarms > 0 || status.openGaps > 0 ? 'attention' : 'capturing';
}
