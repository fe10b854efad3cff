/** The screen's words in English; the same keys as in Spanish. */
import { detail } from './en/detail.ts';
import { eventTypes } from './en/event-types.ts';
import { events } from './en/events.ts';
import { evidence } from './en/evidence.ts';
import { frame } from './en/frame.ts';
import { packs } from './en/packs.ts';
import { roles } from './en/roles.ts';
import { sources } from './en/sources.ts';
import { timeline } from './en/timeline.ts';
import type { es } from './es.ts';
import type { Message } from './translate.ts';

export const en = {
  ...frame,
  ...timeline,
  ...detail,
  ...sources,
  ...evidence,
  ...events,
  ...eventTypes,
  ...packs,
  ...roles,
} as const satisfies Readonly<Record<keyof typeof es, Message>>;
