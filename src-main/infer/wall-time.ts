/** Wall times of one place, as columns and packs write them: differences without a zone. */

const form = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?)?/;
const minuteMs = 60_000;

/** Whole minutes from one to the other, rounded down; null where one is no time. */
export function minutesBetween(from: string | null, to: string | null): number | null {
  const [a, b] = [wallMs(from), wallMs(to)];
  return a === null || b === null ? null : Math.floor((b - a) / minuteMs);
}

export function daysBetween(from: string | null, to: string | null): number | null {
  const [a, b] = [wallMs(from), wallMs(to)];
  return a === null || b === null ? null : Math.floor(b / 86_400_000) - Math.floor(a / 86_400_000);
}

/** `2026-11-17 21:55:02` of an instant in a zone with this offset. */
export function wallTimeOf(atMs: number, zone: string): string {
  return formatterOf(zone).format(atMs);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter takes longer than using it a thousand times. The Swedish form is ISO 8601 with a blank. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  formatters.set(zone, made);
  return made;
}

function wallMs(text: string | null): number | null {
  const match = text === null ? null : form.exec(text);
  if (match === null) return null;
  const ms = Date.parse(`${match[1]}T${match[2] ?? '00:00:00'}Z`);
  return Number.isNaN(ms) ? null : ms;
}
