/** The sixty days: Lima time, weekdays, holidays, and how busy a day and an hour are. Peru is UTC-5 all year. */

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Day 1 is Monday 1 June 2026. */
const firstMidnightMs = Date.parse('2026-06-01T00:00:00-05:00');
const holidays = new Set(['2026-06-07', '2026-06-29', '2026-07-23', '2026-07-28', '2026-07-29']);
const fluDays = { from: 15, to: 21 };

/** `limaMs(3, '08:05')`: that time of the third day; hours beyond 24 fall on the next. */
export function limaMs(day: number, time = '00:00'): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return firstMidnightMs + (day - 1) * dayMs + hours * hourMs + minutes * minuteMs;
}

export function dayOf(ms: number): number {
  return Math.floor((ms - firstMidnightMs) / dayMs) + 1;
}

/** `2026-06-01` */
export function dateText(day: number): string {
  return new Date(firstMidnightMs + (day - 1) * dayMs).toISOString().slice(0, 10);
}

/** `2026-06-01 08:05:00`, wall clock of Lima. */
export function dateTimeText(ms: number): string {
  return new Date(ms - 5 * hourMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** `202606` */
export function periodOf(day: number): string {
  return dateText(day).slice(0, 7).replace('-', '');
}

/** 1 is Monday, 7 Sunday. */
export function weekday(day: number): number {
  return ((day - 1) % 7) + 1;
}

export function isHoliday(day: number): boolean {
  return holidays.has(dateText(day));
}

export function isOfficeDay(day: number): boolean {
  return weekday(day) <= 5 && !isHoliday(day);
}

/** Sunday a quarter less, the 15th and the month's end more, the week of the flu more than twice as much. */
export function demandOf(day: number): number {
  const date = dateText(day).slice(8);
  const sunday = weekday(day) === 7 ? 0.75 : 1;
  const holiday = isHoliday(day) ? 0.7 : 1;
  const payday = ['15', '30', '31'].includes(date) ? 1.15 : 1;
  const flu = day >= fluDays.from && day <= fluDays.to ? 2.2 : 1;
  return sunday * holiday * payday * flu;
}

/** Share of a day's tickets by hour: peaks 10 to 13 h and 18 to 21 h. */
const hourly = [1, 1, 0, 0, 0, 1, 1, 3, 5, 8, 12, 13, 12, 7, 6, 7, 8, 10, 13, 14, 12, 6, 3, 1];

export function hourShares(fromHour: number, toHour: number): number[] {
  return hourly.flatMap((share, hour) =>
    hour >= fromHour && hour < toHour ? Array.from({ length: share }, () => hour) : [],
  );
}
