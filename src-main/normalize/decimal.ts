/** DECIMAL as exact text: from the connector's unscaled bytes and back, and compared by value without a float. */

/** PostgreSQL's longest numeric has 147,455 digits; what is longer is no decimal and would only cost time. */
const longestUnscaled = 65_536;

/** Kafka Connect Decimal: base64 of a big-endian two's complement integer, divided by 10^scale. Null if it is not base64. */
export function decimalFromBase64(base64: string, scale: number): string | null {
  const bytes = bytesOfBase64(base64);
  if (bytes === null || bytes.length === 0 || bytes.length > longestUnscaled) return null;
  const unscaled = BigInt.asIntN(bytes.length * 8, BigInt(`0x${bytes.toString('hex')}`));
  return withScale(unscaled, scale);
}

export function withScale(unscaled: bigint, scale: number): string {
  if (scale <= 0) return String(unscaled * 10n ** BigInt(-scale));
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** The inverse, for tests and tools: the shortest two's complement form. */
export function decimalToBase64(text: string): { readonly base64: string; readonly scale: number } | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  const value = BigInt(`${sign}${whole}${fraction}`);
  let length = 1;
  while (BigInt.asIntN(length * 8, value) !== value) length += 1;
  const hex = BigInt.asUintN(length * 8, value)
    .toString(16)
    .padStart(length * 2, '0');
  return { base64: Buffer.from(hex, 'hex').toString('base64'), scale: fraction.length };
}

const decimalForm = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

export function isDecimalText(text: string): boolean {
  return decimalForm.test(text);
}

/** Decimal text without sign of zero, leading and trailing zeros, exponent: equal exactly when the values are. Null if not decimal. */
export function plainDecimal(text: string): string | null {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null || !isDecimalText(text)) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const significant = `${whole}${fraction}`.replace(/^0+/, '');
  const shortened = significant.replace(/0+$/, '');
  if (shortened === '') return '0';
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(significant.length - shortened.length);
  return `${sign === '-' ? '-' : ''}${shortened}e${power}`;
}

/** Standard or URL-safe base64, strictly; null for anything else. */
export function bytesOfBase64(text: string): Buffer | null {
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(text) || text.replace(/=+$/, '').length % 4 === 1) return null;
  return Buffer.from(text, 'base64');
}
