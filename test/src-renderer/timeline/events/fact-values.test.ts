/** Members of a payload as text: exact, and each kind of nothing told apart. */
import { expect, test } from 'vitest';
import { factValue } from '../../../../src-renderer/timeline/detail/event/fact-values.ts';

test('amounts keep every decimal, dates are as written, nothing says so', () => {
  const values = [
    '1234.50',
    '-2724.90',
    '12.3456',
    7,
    '-12.0',
    true,
    '2026-11-17 09:00:00',
    null,
    '',
    [],
    [1, 2],
    { a: 'x' },
  ];
  expect(values.map((value) => factValue(value)).map(({ kind, text }) => `${kind} ${text}`.trim())).toEqual([
    'amount 1,234.50',
    'amount −2,724.90',
    'amount 12.3456',
    'text 7',
    'text −12.0',
    'truth true',
    'text 17/11/2026 09:00:00',
    'nothing',
    'nothing',
    'nothing',
    'text 1, 2',
    'text a x',
  ]);
});
