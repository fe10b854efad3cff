/** When a change happened; beside it what the source's own clock says, where another time is believed. */
import { clockDiffers } from '#shared/canonical-change-event.ts';
import { formatInstant, companyZone as zone } from '#shared/zoned-time.ts';
import type { CommandContext } from './command-context.ts';

export function timeWords(
  when: { readonly at: string; readonly committedAt: string | null },
  words: CommandContext['words'],
  options: { readonly fraction?: boolean } = {},
): string {
  const at = formatInstant(when.at, zone, options);
  if (when.committedAt === null || !clockDiffers(when)) return at;
  return `${at} (${words('time.ofSource', { time: formatInstant(when.committedAt, zone, options) })})`;
}
