/** Instants and days of one time zone: the local day and time of an instant, and the instants at which a local day begins and ends. */

export interface ZonedInstant {
  /** `2026-11-17` */
  readonly day: string;
  /** `21:55:02` */
  readonly time: string;
  /** `.123456` exactly as the instant's text gives it, or empty. */
  readonly fraction: string;
}

/** Of the first customers: the company's working day, on every face, wherever the person sits. */
export const companyZone = 'America/Lima';

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The wall clock in `zone` at an ISO 8601 instant; null where the text is no instant. */
export function toZone(instant: string, zone: string): ZonedInstant | null {
  const epochMs = Date.parse(instant);
  if (Number.isNaN(epochMs)) return null;
  const local = new Date(wallMs(epochMs, zone)).toISOString();
  const fraction = /\d{2}:\d{2}:\d{2}(\.\d+)/.exec(instant)?.[1] ?? '';
  return { day: local.slice(0, 10), time: local.slice(11, 19), fraction };
}

/** `17/11/2026 21:55:02` in the zone; with `fraction`, every digit that the instant has. */
export function formatInstant(instant: string, zone: string, { fraction = false } = {}): string {
  const at = toZone(instant, zone);
  if (!at) return instant;
  const [year, month, date] = at.day.split('-');
  return `${date}/${month}/${year} ${at.time}${fraction ? at.fraction : ''}`;
}

/** `17/11/2026 21:55:02.123456 UTC−5`: every digit, and the zone named. */
export function formatZoned(instant: string, zone: string): string {
  return Number.isNaN(Date.parse(instant))
    ? instant
    : `${formatInstant(instant, zone, { fraction: true })} ${offsetLabel(instant, zone)}`;
}

/** `21:55:02` in the zone. */
export function formatTime(instant: string, zone: string): string {
  return toZone(instant, zone)?.time ?? instant;
}

/** ISO instant of a wall time (`00:00` to `24:00`, seconds optional) of a day in the zone. */
export function instantOf(day: string, time: string, zone: string): string {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const wall = Date.parse(`${day}T00:00:00Z`) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  const first = wall - (wallMs(wall, zone) - wall);
  const offset = wallMs(first, zone) - first;
  return new Date(wall - offset).toISOString();
}

/** The day before or after. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** `UTC−5`, `UTC+5:30`: how far the zone is from UTC at an instant. */
export function offsetLabel(instant: string, zone: string): string {
  const epochMs = Date.parse(instant);
  const minutes = Math.round((wallMs(epochMs, zone) - epochMs) / 60_000);
  const rest = Math.abs(minutes) % 60;
  const hours = Math.floor(Math.abs(minutes) / 60);
  return `UTC${minutes < 0 ? '\u2212' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** The zone's wall clock at an instant, as if it were UTC, in whole seconds. */
function wallMs(epochMs: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(epochMs)
      .map((part) => [part.type, Number(part.value)]),
  );
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
  return wall;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const numeric = 'numeric' as const;
  const created = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  formats.set(zone, created);
  return created;
}
