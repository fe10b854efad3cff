/** Whole numbers of a small unit to DECIMAL text; money and quantities never become a float. */

/** Cents to DECIMAL(12,2). */
export function soles(cents: number): string {
  return scaled(cents, 2);
}

/** Thousandths of a box to DECIMAL(12,3). */
export function boxes(thousandths: number): string {
  return scaled(thousandths, 3);
}

/** Ten-thousandths to DECIMAL(14,4): costs, unit prices. */
export function fine(tenThousandths: number): string {
  return scaled(tenThousandths, 4);
}

export function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

function scaled(value: number, places: number): string {
  const digits = padded(Math.abs(value), places + 1);
  return `${value < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
