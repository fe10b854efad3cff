/** Sleep, resume and shutdown of the machine, passed on: sleep and resume become leaves, so silence is explained. */
import type { PowerMonitor } from 'electron';

export interface PowerActions {
  readonly powerEvent: (event: 'sleep' | 'resume') => void;
  readonly shutdown: () => void;
}

export function followPower(monitor: PowerMonitor, { powerEvent, shutdown }: PowerActions): void {
  monitor.on('suspend', () => powerEvent('sleep'));
  monitor.on('resume', () => powerEvent('resume'));
  monitor.on('shutdown', shutdown);
}
