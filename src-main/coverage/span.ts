/** Small arithmetic on instants that several watches share. */

export function millisecondsBetween(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}

export function minutesBetween(from: string, to: string): number {
  return Math.max(0, Math.round(millisecondsBetween(from, to) / 60_000));
}

/** The Peruvian day (UTC−5 all year) of an instant: findings that come by the thousand are kept one a day. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) - 5 * 3_600_000).toISOString().slice(0, 10);
}

export function laterOf(a: string | null, b: string | null): string | null {
  if (a === null) return b;
  if (b === null) return a;
  return Date.parse(a) >= Date.parse(b) ? a : b;
}

/** A list of what is open, the oldest forgotten beyond `limit`. */
export function withMark(marks: readonly string[], mark: string, limit = 200): readonly string[] {
  return marks.includes(mark) ? marks : [...marks, mark].slice(-limit);
}

export function withoutMark(marks: readonly string[], mark: string): readonly string[] {
  return marks.filter((other) => other !== mark);
}
