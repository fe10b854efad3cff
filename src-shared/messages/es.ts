/** The screen's words in Spanish (es-PE), the first language; keys are `screen.key`, braces are parameters, plural forms go by `n`. */
import { detail } from './es/detail.ts';
import { evidence } from './es/evidence.ts';
import { frame } from './es/frame.ts';
import { roles } from './es/roles.ts';
import { sources } from './es/sources.ts';
import { timeline } from './es/timeline.ts';

export const es = { ...frame, ...timeline, ...detail, ...sources, ...evidence, ...roles } as const;
