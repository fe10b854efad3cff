/** The log: one JSON line per thing that happened, on stderr, never a row's content; stdout belongs to answers. */
export interface Log {
  info(what: string, facts?: Readonly<Record<string, unknown>>): void;
  /** The same failure again within a minute is only counted; its next line says how often. */
  error(what: string, cause: unknown, facts?: Readonly<Record<string, unknown>>): void;
}

const QUIET_MS = 60_000;
/** A failure whose words differ each time must not make this grow without end. */
const MAX_REMEMBERED = 200;

export function createLog(write: (line: string) => void, now: () => Date): Log {
  const told = new Map<string, { at: number; again: number }>();
  const line = (level: string, what: string, facts: Readonly<Record<string, unknown>>) =>
    write(`${JSON.stringify({ at: now().toISOString(), level, what, ...facts })}\n`);
  return {
    info: (what, facts = {}) => line('info', what, facts),
    error(what, cause, facts = {}) {
      const key = `${what}: ${cause instanceof Error ? cause.message : String(cause)}`;
      const before = told.get(key);
      if (before !== undefined && Math.abs(now().getTime() - before.at) < QUIET_MS) {
        before.again++;
        return;
      }
      if (told.size >= MAX_REMEMBERED) told.clear();
      told.set(key, { at: now().getTime(), again: 0 });
      const again = before === undefined || before.again === 0 ? {} : { again: before.again };
      line('error', what, { ...facts, ...again, ...describeCause(cause) });
    },
  };
}

function describeCause(cause: unknown): Readonly<Record<string, unknown>> {
  if (!(cause instanceof Error)) return { cause: String(cause) };
  const inner = cause.cause === undefined ? {} : { because: String(cause.cause) };
  return { cause: cause.message, ...('code' in cause ? { code: cause.code } : {}), ...inner, stack: cause.stack };
}
