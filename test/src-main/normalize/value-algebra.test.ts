/** Decimals, times and comparison hold for every value, not only for those recorded. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalFromBase64, decimalToBase64, plainDecimal } from '../../../src-main/normalize/decimal.ts';
import { parseExact } from '../../../src-main/normalize/exact-json.ts';
import { sameValue } from '../../../src-main/normalize/same-value.ts';
import {
  dateText,
  dateTimeText,
  instantFromMicros,
  microsOfInstant,
  timeText,
} from '../../../src-main/normalize/temporal.ts';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 65n), max: 10n ** 65n }), fc.nat({ max: 30 }))
  .map(([unscaled, scale]) => {
    const text = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
    const sign = unscaled < 0n ? '-' : '';
    return scale === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
  });

describe('decimals', () => {
  it('go through the precise form and back, digit for digit', () => {
    fc.assert(
      fc.property(decimals, (text) => {
        const bytes = decimalToBase64(text);
        return bytes !== null && decimalFromBase64(bytes.base64, bytes.scale) === text;
      }),
    );
  });

  it('are equal by value: trailing zeros, exponents and the sign of zero say nothing', () => {
    fc.assert(
      fc.property(decimals, fc.nat({ max: 5 }), (text, zeros) =>
        sameValue('DECIMAL', text, (text.includes('.') ? text : `${text}.0`) + '0'.repeat(zeros)),
      ),
    );
    fc.assert(
      fc.property(decimals, (text) =>
        sameValue('DECIMAL', text, `${text.replace('.', '')}e-${text.split('.')[1]?.length ?? 0}`),
      ),
    );
    expect(sameValue('DECIMAL', '-0.00', '0')).toBe(true);
    expect(plainDecimal('')).toBeNull();
    expect(plainDecimal('.')).toBeNull();
  });

  it('differ when one digit does', () => {
    fc.assert(
      fc.property(
        decimals,
        (text) =>
          !sameValue(
            'DECIMAL',
            text,
            text.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)),
          ),
      ),
    );
  });

  it.each(['', '?', 'A', 'AAAAA', 'a b=', '=='])('%j is no precise form', (base64) =>
    expect(decimalFromBase64(base64, 2)).toBeNull(),
  );
});

describe('times', () => {
  const years0to9999 = fc.integer({ min: -719_528, max: 2_932_896 });

  it('dates agree with the calendar of the platform', () => {
    fc.assert(
      fc.property(years0to9999, (days) => dateText(days) === new Date(days * 86_400_000).toISOString().slice(0, 10)),
    );
  });

  it('wall clocks in milli-, micro- and nanoseconds say the same', () => {
    fc.assert(
      fc.property(years0to9999, fc.nat({ max: 86_399_999 }), (days, ofDay) => {
        const millis = days * 86_400_000 + ofDay;
        const inUnits = (
          [
            ['', 1_000],
            ['000', 1_000_000],
            ['000000', 1_000_000_000],
          ] as const
        ).map(([zeros, units]) => {
          const count = parseExact(millis === 0 ? '0' : `${millis}${zeros}`);
          return count.ok ? dateTimeText(count.value, units) : null;
        });
        const [date, clock] = new Date(millis).toISOString().split('T');
        const fraction = ofDay % 1000 === 0 ? '' : `.${String(ofDay % 1000).padStart(3, '0')}000`;
        expect(inUnits).toEqual(Array(3).fill(`${date} ${clock?.slice(0, 8)}${fraction}`));
      }),
    );
  });

  it('TIME is its seconds with sign, also past a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3_020_399_999_999, max: 3_020_399_999_999 }), (micros) => {
        const [, sign, h, m, s, f] =
          /^(-?)(\d+):(\d\d):(\d\d)(?:\.(\d{6}))?$/.exec(timeText(micros, 1_000_000) ?? '') ?? [];
        const total = (Number(h) * 3600 + Number(m) * 60 + Number(s)) * 1_000_000 + Number(f ?? 0);
        return (sign === '-' ? -total : total) === micros;
      }),
    );
  });

  it('instants keep their microseconds, and only those that the source filled', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4_000_000_000_000_000 }),
        (micros) => microsOfInstant(instantFromMicros(micros)) === micros,
      ),
    );
    expect([1_795_573_149_000_000, 1_795_573_149_874_000, 1_795_573_149_874_121].map(instantFromMicros)).toEqual([
      '2026-11-25T02:19:09Z',
      '2026-11-25T02:19:09.874Z',
      '2026-11-25T02:19:09.874121Z',
    ]);
  });
});

describe('the same value, written in two ways', () => {
  it.each([
    ['JSON', '{"b":1,"a":[1,2.50,"ñ"]}', '{"a": [1, 2.5, "ñ"], "b": 1}', true],
    ['JSON', '{"big":12345678901234567890}', '{"big":12345678901234567891}', false],
    ['LONGTEXT', '{"a":1}', '{"a": 1}', false],
    ['TINYINT', 1, true, true],
    ['BOOLEAN', false, 0, true],
    ['BOOLEAN', false, null, false],
    ['BIGINT', '5', 5, true],
    [null, 5, '5', true],
    ['VARCHAR', '5', '5.0', false],
    ['BLOB', 'base64:AP8=', 'AP8=', true],
    ['DATETIME', '2026-11-25 10:20:30.120000', '2026-11-25 10:20:30.12', true],
    ['TIMESTAMP', '2026-11-25T10:20:30.000Z', '2026-11-25T10:20:30Z', true],
    ['DATETIME', '2026-11-25 10:20:30', '2026-11-25 10:20:31', false],
    ['VARCHAR', null, '', false],
  ] as const)('%s %j and %j: %s', (type, a, b, expected) => {
    expect(sameValue(type, a, b)).toBe(expected);
    expect(sameValue(type, b, a)).toBe(expected);
  });
});
