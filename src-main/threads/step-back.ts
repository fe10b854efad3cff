/** Lets the threads that answer go first when the processor is short: a thread that can wait asks for less of it. */
import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/**
 * Lowers the calling thread's priority (nice value, 0 to 19). Linux names each thread as a task that can be set alone; elsewhere, and
 * where it is refused, nothing changes and only `giveWay` holds the thread back.
 */
export function stepBack(nice: number): void {
  if (process.platform !== 'linux') return;
  try {
    // "PID/task/TID"; a symbolic link is read by the calling thread itself.
    const task = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(task, nice);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}
