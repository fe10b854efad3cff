/** Why a record was not understood, in words. */
import type { Language } from '#shared/format.ts';
import { fillMessage, isMessageKey } from '#shared/messages/translate.ts';
import { quarantineReasons } from '#shared/quarantine-reasons.ts';
import type { Words } from '../ui/preferences.tsx';

export function quarantineTitle(
  t: Words,
  { kind, reason }: { readonly kind: string; readonly reason: string },
): string {
  const key = `sources.quarantine.kind.${reason.endsWith('-encoding') ? 'encoding' : kind}`;
  return isMessageKey(key) ? t(key) : kind;
}

export function quarantineReason(
  language: Language,
  reason: string,
  facts: Readonly<Record<string, string | number>>,
): string {
  if (!Object.hasOwn(quarantineReasons, reason)) return reason;
  return fillMessage(quarantineReasons[reason as keyof typeof quarantineReasons][language], facts); // hasOwn narrows nothing
}
