/** The log: one JSON line per thing that happened, on stderr, never a row's content; stdout belongs to answers. */
export interface Log {
  info(what: string, facts?: Readonly<Record<string, unknown>>): void;
  error(what: string, cause: unknown, facts?: Readonly<Record<string, unknown>>): void;
}

export function createLog(write: (line: string) => void, now: () => Date): Log {
  const line = (level: string, what: string, facts: Readonly<Record<string, unknown>>) =>
    write(`${JSON.stringify({ at: now().toISOString(), level, what, ...facts })}\n`);
  return {
    info: (what, facts = {}) => line('info', what, facts),
    error: (what, cause, facts = {}) => line('error', what, { ...facts, ...describeCause(cause) }),
  };
}

function describeCause(cause: unknown): Readonly<Record<string, unknown>> {
  if (!(cause instanceof Error)) return { cause: String(cause) };
  const inner = cause.cause === undefined ? {} : { because: String(cause.cause) };
  return { cause: cause.message, ...('code' in cause ? { code: cause.code } : {}), ...inner, stack: cause.stack };
}
