/** A member of a payload as text: amounts with their exact decimals and comma groups, dates as written, kinds of nothing told apart. Pure. */
import { formatAmount, formatWallClock } from '#shared/format.ts';

export interface FactValue {
  readonly kind: 'nothing' | 'truth' | 'amount' | 'text';
  readonly text: string;
}

/** Two decimals at least: fewer are a quantity or a share. */
const AMOUNT = /^-?\d+\.\d{2,}$/;
const NEGATIVE = /^-\d+(\.\d+)?$/;
const WALL_CLOCK = /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2}(\.\d+)?)?$/;

export function factValue(value: unknown): FactValue {
  if (value === null || value === undefined || value === '') return { kind: 'nothing', text: '' };
  if (typeof value === 'boolean') return { kind: 'truth', text: String(value) };
  if (Array.isArray(value)) {
    const texts = value.map((item) => factValue(item).text).filter((text) => text !== '');
    return texts.length === 0 ? { kind: 'nothing', text: '' } : { kind: 'text', text: texts.join(', ') };
  }
  if (isRecord(value)) {
    const text = Object.entries(value).map(([name, item]) => `${name} ${factValue(item).text}`);
    return { kind: 'text', text: text.join(', ') };
  }
  const text = String(value);
  if (AMOUNT.test(text)) return { kind: 'amount', text: formatAmount(text) };
  if (WALL_CLOCK.test(text)) return { kind: 'text', text: formatWallClock(text) };
  return { kind: 'text', text: NEGATIVE.test(text) ? `\u2212${text.slice(1)}` : text };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
