/** Every form in which a figure, an amount, a date, a span or a kind of nothing is written; nothing else calls `Intl`. */

export type Language = 'es' | 'en';

const NO_BREAK = '\u00a0';
const MINUS = '\u2212';
const EN_DASH = '\u2013';

const WEEKDAYS = {
  es: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;
const SHORT_WEEKDAYS = {
  es: ['do', 'lu', 'ma', 'mi', 'ju', 'vi', 'sá'],
  en: ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'],
} as const;
const MONTHS = {
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'setiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;

/** `14,212`; exact for any integer, number or text. */
export function formatInteger(value: number | bigint | string): string {
  const text = typeof value === 'number' ? BigInt(Math.trunc(value)).toString() : String(value);
  const negative = text.startsWith('-');
  const digits = negative ? text.slice(1) : text;
  return (negative ? MINUS : '') + groupThousands(digits);
}

/** `S/ 1,234.50` from exact decimal text; at least two decimals, never fewer than the text has. */
export function formatMoney(text: string, symbol = 'S/'): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return text;
  const [, sign, whole = '0', fraction = ''] = match;
  return `${sign === '-' ? MINUS : ''}${symbol}${NO_BREAK}${groupThousands(whole)}.${fraction.padEnd(2, '0')}`;
}

/** `1,234.50` where the head of the column names the currency; another one than soles is named: `USD 12.00`. */
export function formatAmount(text: string, currency = 'PEN'): string {
  if (currency !== 'PEN') return formatMoney(text, currency);
  return formatMoney(text, '').replace(NO_BREAK, '');
}

/** `99.7 %`, one decimal, rounded down: a part that lacks anything never shows 100.0 %. */
export function formatPercent(part: number, whole: number): string {
  if (whole <= 0) return '—';
  const thousandths = Math.min(1000, Math.floor((part * 1000) / whole + 1e-9));
  const shown = part < whole ? Math.min(thousandths, 999) : thousandths;
  return `${Math.floor(shown / 10)}.${shown % 10}${NO_BREAK}%`;
}

/** `10.2 GB`, decimal units, rounded down to one decimal. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const text = unit === 0 ? formatInteger(value) : (Math.floor(value * 10) / 10).toFixed(1);
  return `${text}${NO_BREAK}${units[unit]}`;
}

/** `4 min 3 s`, `8 h`, `4 d`, `0.4 s`: the two largest units, smaller ones cut off. */
export function formatDuration(ms: number): string {
  const sign = ms < 0 ? MINUS : '';
  const size = Math.abs(ms);
  if (size < 1000) return `${sign}${size === 0 ? '0' : (Math.ceil(size / 100) / 10).toFixed(1)}${NO_BREAK}s`;
  if (size < 10_000) return `${sign}${trimTenth(size / 1000)}${NO_BREAK}s`;
  const units: readonly (readonly [string, number])[] = [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ];
  let seconds = Math.floor(size / 1000);
  const parts: string[] = [];
  for (const [name, length] of units) {
    const count = Math.floor(seconds / length);
    if (count > 0) parts.push(`${count}${NO_BREAK}${name}`);
    else if (parts.length > 0) break;
    seconds -= count * length;
    if (parts.length === 2) break;
  }
  return sign + parts.join(NO_BREAK);
}

/** `21:30–24:00`: a span of wall times; the end of a day is 24:00. */
export function formatTimeRange(from: string, to: string): string {
  return `${from}${EN_DASH}${to === '00:00' ? '24:00' : to}`;
}

/** `17/11/2026` from `2026-11-17`. */
export function formatDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** `17/11` from `2026-11-17`. */
export function formatShortDay(day: string): string {
  return formatDay(day).slice(0, 5);
}

/** `martes 17/11/2026` */
export function formatWeekdayAndDay(day: string, language: Language): string {
  return `${WEEKDAYS[language][weekdayOf(day)]} ${formatDay(day)}`;
}

/** `ma 17`: the name of a strip. */
export function formatStripDay(day: string, language: Language): string {
  return `${SHORT_WEEKDAYS[language][weekdayOf(day)]} ${Number(day.slice(8, 10))}`;
}

/** `martes 17 de noviembre de 2026`; es-PE says setiembre. */
export function formatLongDay(day: string, language: Language): string {
  const month = MONTHS[language][Number(day.slice(5, 7)) - 1] ?? '';
  const date = Number(day.slice(8, 10));
  const year = day.slice(0, 4);
  const weekday = WEEKDAYS[language][weekdayOf(day)];
  return language === 'es' ? `${weekday} ${date} de ${month} de ${year}` : `${weekday} ${date} ${month} ${year}`;
}

/** `noviembre de 2026` from `2026-11`. */
export function formatMonth(month: string, language: Language): string {
  const name = MONTHS[language][Number(month.slice(5, 7)) - 1] ?? '';
  return language === 'es' ? `${name} de ${month.slice(0, 4)}` : `${name} ${month.slice(0, 4)}`;
}

/** A DATETIME as written by the application, without a zone: `17/11/2026 21:55:02`. */
export function formatWallClock(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](.+))?$/.exec(text);
  if (!match?.[1]) return text;
  return match[2] === undefined ? formatDay(match[1]) : `${formatDay(match[1])} ${match[2]}`;
}

/** `5be0 13f7 a9c4`: hexadecimal in groups of four, the first `groups` of them. */
export function formatHash(hex: string, groups = 16): string {
  return (hex.match(/.{1,4}/g) ?? []).slice(0, groups).join(' ');
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

function trimTenth(seconds: number): string {
  return (Math.floor(seconds * 10) / 10).toFixed(1).replace(/\.0$/, '');
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** A name that someone else chose: quoted where blanks or signs that can't be seen would make it look like another. */
export function formatName(name: string): string {
  const shown = name.replace(/[^\S ]|[\p{Cc}\p{Cf}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
  const isPlain = shown === name && name.trim() === name && !name.includes('  ') && name !== '';
  return isPlain ? name : `«${shown.replace(/^ +| +$| {2,}/g, (blanks) => '␣'.repeat(blanks.length))}»`;
}
