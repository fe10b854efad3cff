/** The expressions of packs: CEL with an exact decimal type and the few functions that rules over rows need. Pure, without loops or effects. */
import { Environment } from '@marcbachmann/cel-js';
import {
  compared,
  Decimal,
  decimalText,
  magnitude,
  minus,
  plus,
  ratio,
  rounded,
  times,
  toDecimal,
  zero,
} from './decimal.ts';
import { daysBetween, minutesBetween } from './wall-time.ts';

/** What an expression sees, by name. */
export type Facts = Record<string, unknown>;

export interface Expression {
  readonly text: string;
  evaluate(facts: Facts): unknown;
}

export type Parsed =
  | { readonly ok: true; readonly value: Expression }
  | { readonly ok: false; readonly problem: string };

/** Longest expression that a pack may hold, in nodes. */
const limits = { maxAstNodes: 500, maxDepth: 50, maxListElements: 200, maxMapEntries: 50, maxCallArguments: 10 };

const orders = {
  '==': (order: number) => order === 0,
  '<': (order: number) => order < 0,
  '<=': (order: number) => order <= 0,
  '>': (order: number) => order > 0,
  '>=': (order: number) => order >= 0,
};
const sums = { '+': plus, '-': minus, '*': times };

const environment = createEnvironment();

export function parseExpression(text: string): Parsed {
  try {
    const parsed = environment.parse(text);
    const { valid, error } = parsed.check();
    if (!valid) return { ok: false, problem: firstLine(error) };
    return { ok: true, value: { text, evaluate: (facts) => parsed(facts) } };
  } catch (error) {
    return { ok: false, problem: firstLine(error) };
  }
}

/** What went wrong, in a line; for a message. */
export function firstLine(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

/** A member that is not there is the pack's mistake; a comparison with nothing is an answer: no. */
export function isUnknownName(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'no_such_key' || code === 'unknown_variable' || /unknown variable/i.test(firstLine(error));
}

/** Exact text of a value as it is kept: decimals and integers as written, null where there is none. */
export function valueText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Decimal) return decimalText(value);
  if (typeof value === 'object') return JSON.stringify(plainValue(value));
  return String(value);
}

/** A value in JSON's terms; decimals become text, integers numbers where they are exact. */
export function plainValue(value: unknown): unknown {
  if (value instanceof Decimal) return decimalText(value);
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plainValue(member)]));
  return value;
}

function createEnvironment(): Environment {
  const env = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false, limits });
  env.registerType('Decimal', Decimal);
  registerArithmetic(env);
  registerFunctions(env);
  return env;
}

/** `!=` follows from `==`. */
function registerArithmetic(env: Environment): void {
  const ofInt = (value: bigint) => new Decimal(value, 0);
  for (const [sign, holds] of Object.entries(orders)) {
    env.registerOperator(`Decimal ${sign} Decimal`, (a: Decimal, b: Decimal) => holds(compared(a, b)));
    env.registerOperator(`Decimal ${sign} int`, (a: Decimal, b: bigint) => holds(compared(a, ofInt(b))));
    if (sign !== '==')
      env.registerOperator(`int ${sign} Decimal`, (a: bigint, b: Decimal) => holds(compared(ofInt(a), b)));
  }
  for (const [sign, apply] of Object.entries(sums)) {
    env.registerOperator(`Decimal ${sign} Decimal`, (a: Decimal, b: Decimal) => apply(a, b));
    env.registerOperator(`Decimal ${sign} int`, (a: Decimal, b: bigint) => apply(a, ofInt(b)));
    env.registerOperator(`int ${sign} Decimal`, (a: bigint, b: Decimal) => apply(ofInt(a), b));
  }
}

/** Null stays null: what is not known is not zero. */
function registerFunctions(env: Environment): void {
  env.registerFunction('dec(dyn): dyn', asDecimal);
  env.registerFunction('text(dyn): dyn', valueText);
  env.registerFunction('abs(dyn): dyn', (value) => mapped(asDecimal(value), magnitude));
  env.registerFunction('round(dyn, int): dyn', (value, digits: bigint) =>
    mapped(asDecimal(value), (number) => rounded(number, Number(digits))),
  );
  env.registerFunction('ratio(dyn, dyn, int): dyn', (a, b, digits: bigint) => {
    const [x, y] = [asDecimal(a), asDecimal(b)];
    return x === null || y === null ? null : ratio(x, y, Number(digits));
  });
  env.registerFunction('near(dyn, dyn, string): bool', (a, b, tolerance: string) => {
    const [x, y, most] = [asDecimal(a), asDecimal(b), asDecimal(tolerance)];
    return x !== null && y !== null && most !== null && compared(magnitude(minus(x, y)), most) <= 0;
  });
  env.registerFunction('sum(list, string): dyn', (rows: readonly Facts[], column: string) =>
    rows.reduce<Decimal>((total, row) => plus(total, asDecimal(row[column]) ?? zero), zero),
  );
  env.registerFunction('sumProduct(list, string, string): dyn', (rows: readonly Facts[], a: string, b: string) =>
    rows.reduce<Decimal>(
      (total, row) => plus(total, times(asDecimal(row[a]) ?? zero, asDecimal(row[b]) ?? zero)),
      zero,
    ),
  );
  env.registerFunction('addUp(list): dyn', (values: readonly unknown[]) =>
    values.reduce<Decimal>((total, value) => plus(total, asDecimal(value) ?? zero), zero),
  );
  env.registerFunction('median(list): dyn', (values: readonly unknown[]) => medianOf(values));
  env.registerFunction('distinct(list, string): list', (rows: readonly Facts[], column: string) => [
    ...new Set(rows.map((row) => valueText(row[column])).filter((value) => value !== null)),
  ]);
  env.registerFunction('minutesBetween(dyn, dyn): dyn', (from, to) =>
    bigOf(minutesBetween(valueText(from), valueText(to))),
  );
  env.registerFunction('daysBetween(dyn, dyn): dyn', (from, to) => bigOf(daysBetween(valueText(from), valueText(to))));
}

function asDecimal(value: unknown): Decimal | null {
  if (value instanceof Decimal) return value;
  if (typeof value === 'bigint') return new Decimal(value, 0);
  if (typeof value === 'number') return toDecimal(String(value));
  return typeof value === 'string' ? toDecimal(value.trim()) : null;
}

/** Of those that are numbers; of two in the middle the mean. */
function medianOf(values: readonly unknown[]): Decimal | null {
  const numbers = values
    .map(asDecimal)
    .filter((value) => value !== null)
    .sort(compared);
  const middle = numbers.length >> 1;
  const [a, b] = [numbers[middle - 1], numbers[middle]];
  if (b === undefined) return null;
  return numbers.length % 2 === 1 || a === undefined
    ? b
    : ratio(plus(a, b), new Decimal(2n, 0), Math.max(a.scale, b.scale));
}

function mapped(value: Decimal | null, work: (value: Decimal) => Decimal): Decimal | null {
  return value === null ? null : work(value);
}

function bigOf(value: number | null): bigint | null {
  return value === null ? null : BigInt(value);
}
