/** Lossless JSON: any number keeps its text, any other document is what JSON.parse says, anything else is a fault with a place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText, compactText } from '../../../src-main/normalize/canonical-text.ts';
import {
  isJsonArray,
  isJsonObject,
  type JsonValue,
  numberText,
  parseExact,
} from '../../../src-main/normalize/exact-json.ts';

function value(text: string): JsonValue {
  const parsed = parseExact(text);
  if (!parsed.ok) throw new Error(`${parsed.fault.reason} at ${parsed.fault.at}: ${text.slice(0, 80)}`);
  return parsed.value;
}

/** As JSON.parse would give it. */
function plain(from: JsonValue): unknown {
  if (isJsonArray(from)) return from.map(plain);
  if (isJsonObject(from)) return Object.fromEntries([...from].map(([name, member]) => [name, plain(member)]));
  const number = numberText(from);
  return number === null ? from : Number(number);
}

const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,40})(\.\d{1,30})?([eE][+-]?\d{1,4})?$/);

describe('numbers', () => {
  it('keep their text, whatever their length', () => {
    fc.assert(fc.property(digits, (text) => numberText(value(text)) === text));
    fc.assert(fc.property(digits, (text) => compactText(value(`{"a":[${text}]}`)) === `{"a":[${text}]}`));
  });

  it('compare by value, without a float', () => {
    expect(canonicalText(value('[1.50,10e-1,0,-0.0,100]'))).toBe(canonicalText(value('[1.5,1,0.0,0,1e2]')));
    expect(canonicalText(value('12345678901234567890'))).not.toBe(canonicalText(value('12345678901234567891')));
  });

  it.each(['01', '-', '1.', '.5', '+1', '1e', '0x1', 'NaN', '1_0', '--1'])('%s is none', (text) => {
    expect(parseExact(text).ok).toBe(false);
  });
});

describe('documents', () => {
  it('are what JSON.parse says they are', () => {
    const member = fc.string({ unit: 'binary' }).filter((name) => name !== '__proto__');
    const documents = fc.json({ stringUnit: 'binary' }).filter((text) => !text.includes('__proto__'));
    fc.assert(fc.property(documents, (text) => void expect(plain(value(text))).toEqual(JSON.parse(text))));
    fc.assert(fc.property(member, (name) => value(JSON.stringify(name)) === name));
  });

  it('are accepted and refused as JSON.parse does, byte for byte, but for members named twice', () => {
    const bent = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('"', '\\', '{', '}', ',', '1', ' ', '\n', '\u0000', 'x'))
      .map(([text, at, mark]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + mark + text.slice(place);
      });
    fc.assert(
      fc.property(bent, (text) => {
        const parsed = parseExact(text);
        if (!parsed.ok && parsed.fault.reason === 'duplicate-member') return true;
        return parsed.ok === isJson(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('keep lone surrogates, escapes and names that JavaScript holds special', () => {
    expect(value(String.raw`"\ud83d \uD83D\uDE00 \" \/ \\ \u0000"`)).toBe('\ud83d 😀 " / \\ \0');
    expect([...(value('{"__proto__":1,"2026":2,"constructor":3,"":4}') as ReadonlyMap<string, JsonValue>)]).toEqual([
      ['__proto__', 1],
      ['2026', 2],
      ['constructor', 3],
      ['', 4],
    ]);
  });

  it('say where they break', () => {
    expect(parseExact('{"a":1,"b":2,"a":3}')).toEqual({
      ok: false,
      fault: { reason: 'duplicate-member', at: 13, member: 'a' },
    });
    expect(parseExact('{"a":1')).toEqual({ ok: false, fault: { reason: 'not-json', at: 6 } });
    expect(parseExact('"a\nb"').ok).toBe(false);
    expect(parseExact('['.repeat(100_000))).toMatchObject({ ok: false, fault: { reason: 'too-deep' } });
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
