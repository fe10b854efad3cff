/** What a value is can be told by looking at it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { valueLine, visibleLine, visibleParts, visibleText } from '#shared/visible-text.ts';

it('NULL, the text NULL, the empty text and none at all are four things', () => {
  const values = [null, 'NULL', 'null', '', undefined, '""', '–', '"x"', 0, false, '12.50'];
  expect(values.map((value) => valueLine(value, '–'))).toEqual([
    'NULL',
    '"NULL"',
    '"null"',
    '""',
    '–',
    '""""',
    '"–"',
    '""x""',
    '0',
    'false',
    '12.50',
  ]);
});

it('a sign that turns, hides or moves what follows is written out', () => {
  expect(visibleLine('abono\u202e0001\u200b\u0007\u00a0S/')).toBe('abono⟨U+202E⟩0001⟨U+200B⟩⟨U+0007⟩⟨U+00A0⟩S/');
  expect(visibleLine('uno\ndos\ttres')).toBe('uno⏎dos⇥tres');
  expect(visibleText('uno\ndos\ttres\r\u001b[31m')).toBe('uno\ndos\ttres⟨U+000D⟩⟨U+001B⟩[31m');
  expect(visibleLine('año ñandú S/ 1.50 – €')).toBe('año ñandú S/ 1.50 – €');
});

it('blanks at an end, and more than one between words, are seen', () => {
  expect([' ', '  ', 'a ', ' a', 'a b', 'a  b'].map(visibleLine)).toEqual(['·', '··', 'a·', '·a', 'a b', 'a··b']);
});

it('parts put together are the line of the text, and what is no sign is the text itself', () => {
  const text = fc
    .array(fc.constantFrom(' ', 'a', 'ñ', '\u202e', '\u00a0', '😀', '\u200d'))
    .map((list) => list.join(''));
  fc.assert(
    fc.property(text, (value) => {
      expect(
        visibleParts(value)
          .map((part) => part.text)
          .join(''),
      ).toBe(visibleLine(value));
      expect(
        visibleParts(value)
          .filter(({ sign }) => !sign)
          .every((part) => value.includes(part.text)),
      ).toBe(true);
    }),
  );
});
