/** Loaded before the product in all its threads (`--import`): a wall clock that a test sets by writing milliseconds into a file; the clock that nobody can set stays. */
import { readFileSync } from 'node:fs';

const file = process.env.TESTIGO_TEST_CLOCK ?? '';
const RealDate = Date;
let offset = 0;
let readAt = Number.NEGATIVE_INFINITY;

function shift() {
  if (performance.now() - readAt > 20) {
    readAt = performance.now();
    offset = Number(readFileSync(file, 'utf8')) || 0;
  }
  return offset;
}

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + shift()] : given));
  }
  static now() {
    return RealDate.now() + shift();
  }
};
