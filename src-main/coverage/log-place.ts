/** Where the connector stands in the binlog: whether a new place is further on, further back, or on another server. */

export interface LogPlace {
  readonly file: string;
  readonly pos: number;
  readonly serverId: string;
}

export type LogMove = 'forward' | 'backward' | 'other-server';

/**
 * A file of another base name is another server's. A lower number of the same base name, or a lower position in the same file, is the same
 * server's log begun anew (RESET, restored server).
 */
export function moveBetween(from: LogPlace | null, to: LogPlace): LogMove {
  if (from === null) return 'forward';
  const before = splitName(from.file);
  const after = splitName(to.file);
  if (before.base !== after.base) return 'other-server';
  if (after.number === before.number) return to.pos >= from.pos ? 'forward' : backward(from, to);
  return after.number > before.number ? 'forward' : backward(from, to);
}

/** After a failover the files of the new server may stand lower; its own transactions carry its own number. */
function backward(from: LogPlace, to: LogPlace): LogMove {
  return from.serverId !== to.serverId && from.serverId !== '' && to.serverId !== '' ? 'other-server' : 'backward';
}

function splitName(file: string): { base: string; number: number } {
  const match = /^(.*)\.(\d{1,10})$/.exec(file);
  return match?.[1] === undefined ? { base: file, number: 0 } : { base: match[1], number: Number(match[2]) };
}
