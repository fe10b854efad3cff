/** The screen's words in Spanish (es-PE), the first language; keys are `screen.key`, braces are parameters, plural forms go by `n`. */
import { detail } from './es/detail.ts';
import { eventTypes } from './es/event-types.ts';
import { events } from './es/events.ts';
import { evidence } from './es/evidence.ts';
import { frame } from './es/frame.ts';
import { packs } from './es/packs.ts';
import { roles } from './es/roles.ts';
import { sources } from './es/sources.ts';
import { timeline } from './es/timeline.ts';

export const es = {
  ...frame,
  ...timeline,
  ...detail,
  ...sources,
  ...evidence,
  ...events,
  ...eventTypes,
  ...packs,
  ...roles,
} as const;
