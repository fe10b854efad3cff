/** Values as they are: NULL, an empty text and none at all told apart, and signs that the eye would miss made visible. */
import type { ColumnValue } from './canonical-change-event.ts';

/** Control and format characters (U+202E turns what follows around), blanks other than the space, halves of a surrogate pair. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;
/** Spaces that vanish beside a border, or pass for one. */
const BLANKS = /^ +| +$| {2,}/g;
const LINE_SIGNS: Readonly<Record<string, string>> = { '\n': '⏎', '\t': '⇥' };

export const nullWords = 'NULL';
export const emptyWords = '""';

interface TextPart {
  readonly text: string;
  /** Stands for something that is not seen; not part of the text. */
  readonly sign: boolean;
}

/** In lines, as a block shows it: line breaks and tabs stay, all else unseen is written `⟨U+202E⟩`. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (sign) => (sign in LINE_SIGNS ? sign : codeOf(sign)));
}

/** On one line; blanks as they are. */
export function oneLine(text: string): string {
  return text.replace(UNSEEN, (sign) => LINE_SIGNS[sign] ?? codeOf(sign));
}

/** On one line, blanks that would not be seen as dots. */
export function visibleLine(text: string): string {
  return oneLine(text).replace(BLANKS, dots);
}

/** For a screen, which can show what is a sign and what is text. */
export function visibleParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(new RegExp(`${UNSEEN.source}|${BLANKS.source}`, 'gmu'))) {
    const [found] = match;
    if (found === '\n' || found === '\t') continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index), sign: false });
    parts.push({ text: found.startsWith(' ') ? dots(found) : codeOf(found), sign: true });
    from = match.index + found.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), sign: false });
  return parts;
}

/** A value on one line; a text that would read like NULL, like the empty text or like none at all stands in quotes. */
export function valueLine(value: ColumnValue | undefined, absent: string): string {
  if (value === undefined) return absent;
  if (value === null) return nullWords;
  if (value === '') return emptyWords;
  if (typeof value !== 'string') return String(value);
  return readsLikeNothing(value, absent) ? `"${visibleLine(value)}"` : visibleLine(value);
}

export function readsLikeNothing(text: string, absent: string): boolean {
  return text.toUpperCase() === nullWords || text === absent || text.startsWith('"');
}

function codeOf(sign: string): string {
  return `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

function dots(blanks: string): string {
  return '·'.repeat(blanks.length);
}
