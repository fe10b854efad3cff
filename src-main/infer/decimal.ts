/** Exact decimal numbers: what money is counted with. A class because the expression language tells types by their constructor. */

const form = /^([+-]?)(\d*)(?:\.(\d*))?$/;

export class Decimal {
  /** value = unscaled / 10^scale */
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }
}

export const zero = new Decimal(0n, 0);

/** Null for what is no plain decimal text. */
export function toDecimal(text: string): Decimal | null {
  const match = form.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  return new Decimal(BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`), fraction.length);
}

/** As many digits behind the point as it has. */
export function decimalText({ unscaled, scale }: Decimal): string {
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const point = digits.length - scale;
  const fraction = scale === 0 ? '' : `.${digits.slice(point)}`;
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, point)}${fraction}`;
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b);
  return new Decimal(x + y, scale);
}

export function minus(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b);
  return new Decimal(x - y, scale);
}

export function times(a: Decimal, b: Decimal): Decimal {
  return new Decimal(a.unscaled * b.unscaled, a.scale + b.scale);
}

/** Rounded half away from zero to so many digits; null for a division by zero. */
export function ratio(a: Decimal, b: Decimal, scale: number): Decimal | null {
  if (b.unscaled === 0n) return null;
  const [x, y] = aligned(a, b);
  return new Decimal(roundedQuotient(x * 10n ** BigInt(scale), y), scale);
}

/** Rounded half away from zero. */
export function rounded(value: Decimal, scale: number): Decimal {
  if (value.scale <= scale) return new Decimal(value.unscaled * 10n ** BigInt(scale - value.scale), scale);
  return new Decimal(roundedQuotient(value.unscaled, 10n ** BigInt(value.scale - scale)), scale);
}

/** Negative, zero or positive. */
export function compared(a: Decimal, b: Decimal): number {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

export function magnitude(value: Decimal): Decimal {
  return value.unscaled < 0n ? new Decimal(-value.unscaled, value.scale) : value;
}

function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  if (a.scale === b.scale) return [a.unscaled, b.unscaled, a.scale];
  const scale = Math.max(a.scale, b.scale);
  return [a.unscaled * 10n ** BigInt(scale - a.scale), b.unscaled * 10n ** BigInt(scale - b.scale), scale];
}

function roundedQuotient(a: bigint, b: bigint): bigint {
  const isNegative = a < 0n !== b < 0n;
  const x = a < 0n ? -a : a;
  const y = b < 0n ? -b : b;
  const quotient = (2n * x + y) / (2n * y);
  return isNegative ? -quotient : quotient;
}
