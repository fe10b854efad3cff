/** Dates and times on the wire (counts since 1970 or midnight) to exact text. No time zone is ever applied. */
import { type JsonValue, numberText } from './exact-json.ts';

/** Parts of a second that one unit of the count is: 1,000 milli-, 1,000,000 micro-, 1,000,000,000 nanoseconds. */
export type UnitsPerSecond = 1_000 | 1_000_000 | 1_000_000_000;

interface Split {
  /** Whole seconds, rounded towards minus infinity. */
  readonly seconds: number;
  /** `.ffffff` (nine digits where micro is not enough), empty for zero. */
  readonly fraction: string;
}

/** `2026-11-25` from days since 1970. */
export function dateText(value: JsonValue): string | null {
  return typeof value === 'number' && Number.isInteger(value) ? civil(value) : null;
}

/** `2026-11-25 10:20:30[.ffffff]`: wall clock, sent as if it were UTC. */
export function dateTimeText(value: JsonValue, units: UnitsPerSecond): string | null {
  const split = splitCount(value, units);
  if (split === null) return null;
  const days = Math.floor(split.seconds / 86_400);
  return `${civil(days)} ${clock(split.seconds - days * 86_400)}${split.fraction}`;
}

/** `-12:34:56[.ffffff]`: TIME may be negative and longer than a day. */
export function timeText(value: JsonValue, units: UnitsPerSecond): string | null {
  const text = numberText(value);
  if (text === null) return null;
  const negative = text.startsWith('-');
  const split = splitCount(typeof value === 'number' ? Math.abs(value) : value, units, negative);
  return split === null ? null : `${negative ? '-' : ''}${clock(split.seconds)}${split.fraction}`;
}

/** ISO 8601 UTC from microseconds since 1970, with as many digits as the source filled: none, three or six. */
export function instantFromMicros(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000);
  const days = Math.floor(seconds / 86_400);
  const rest = micros - seconds * 1_000_000;
  const digits = String(rest).padStart(6, '0');
  const fraction = rest === 0 ? '' : `.${rest % 1000 === 0 ? digits.slice(0, 3) : digits}`;
  return `${civil(days)}T${clock(seconds - days * 86_400)}${fraction}Z`;
}

/** Microseconds since 1970 of an ISO 8601 UTC instant, for ordering: texts of different precision do not sort as text. */
export function microsOfInstant(instant: string): number | null {
  const match = /^(.*T\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:?\d\d)$/.exec(instant);
  if (match === null) return null;
  const [, whole = '', fraction = '', zone = ''] = match;
  const millis = Date.parse(`${whole}${zone}`);
  return Number.isNaN(millis) ? null : millis * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

/** `ZonedTimestamp` and the like: the fraction brought to none, six or nine digits, so that snapshot and stream agree. */
export function zonedText(text: string): string {
  const match = /^([^.]*T\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (match === null) return text;
  const [, whole = '', fraction = '', zone = ''] = match;
  return `${whole}${fractionOf(fraction)}${zone}`;
}

/** `.ffffff`, nine digits where needed, empty for zero. */
export function fractionOf(digits: string): string {
  const trimmed = digits.replace(/0+$/, '');
  if (trimmed === '') return '';
  return `.${trimmed.padEnd(trimmed.length > 6 ? 9 : 6, '0')}`;
}

function splitCount(value: JsonValue, units: UnitsPerSecond, negated = false): Split | null {
  const width = units === 1_000 ? 3 : units === 1_000_000 ? 6 : 9;
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) return null;
    const seconds = Math.floor(value / units);
    const rest = value - seconds * units;
    return { seconds, fraction: rest === 0 ? '' : fractionOf(String(rest).padStart(width, '0')) };
  }
  const text = numberText(value);
  if (text === null || !/^-?\d+$/.test(text)) return null;
  const count = negated ? -BigInt(text) : BigInt(text);
  const per = BigInt(units);
  const rest = ((count % per) + per) % per;
  return { seconds: Number((count - rest) / per), fraction: fractionOf(String(rest).padStart(width, '0')) };
}

/** Days since 1970 to `yyyy-mm-dd`, proleptic Gregorian (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
function civil(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : ''}${digits}-${two(month)}-${two(day)}`;
}

function clock(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  return `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
