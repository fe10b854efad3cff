import { expect, test } from 'vitest';
import { createLog } from '../../src-main/log.ts';

test('the same failure again within a minute is counted, not written; then it is written with the count', () => {
  const lines: string[] = [];
  let now = Date.parse('2026-11-25T10:00:00.000Z');
  const log = createLog(
    (line) => lines.push(line),
    () => new Date(now),
  );
  for (let second = 0; second <= 60; second++) {
    log.error('seal', 'disk full');
    if (second === 30) log.error('seal', 'another');
    now += 1000;
  }
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { at: '2026-11-25T10:00:00.000Z', level: 'error', what: 'seal', cause: 'disk full' },
    { at: '2026-11-25T10:00:30.000Z', level: 'error', what: 'seal', cause: 'another' },
    { at: '2026-11-25T10:01:00.000Z', level: 'error', what: 'seal', again: 59, cause: 'disk full' },
  ]);
});
