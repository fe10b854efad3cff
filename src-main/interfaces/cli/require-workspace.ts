/** The workspace that a command works on: given, or the current folder. */
import { AuditError } from '../../errors.ts';
import { type StationChoice, workspaceOf } from './open-station.ts';

export function requireWorkspace(choice: StationChoice): string {
  const workspace = workspaceOf(choice);
  if (workspace === null) throw new AuditError('bad-request', '--workspace DIR');
  return workspace;
}
