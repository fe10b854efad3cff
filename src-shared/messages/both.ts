/** A text in both languages, side by side. */
import type { Message } from './translate.ts';

export type BothMessages = { readonly es: Message; readonly en: Message };

export const both = (es: Message, en: Message): BothMessages => ({ es, en });
