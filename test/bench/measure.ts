/** Medians, quantiles, sizes: the little arithmetic of the bench. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export interface Figure {
  readonly name: string;
  readonly target: string;
  readonly measured: string;
  /** Null where it is only told. */
  readonly ok: boolean | null;
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Bytes in use: free pages, left behind by packing, are filled by the next deliveries. */
export function databaseBytes(path: string): number {
  if (statSync(path).isDirectory())
    return readdirSync(path).reduce((sum, name) => sum + databaseBytes(join(path, name)), 0);
  if (!path.endsWith('.db')) return 0;
  const db = new Database(path, { readonly: true });
  const pragma = (name: string) => Number(db.pragma(name, { simple: true }));
  const bytes = (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
  db.close();
  return bytes;
}

export function atLeast(name: string, measured: number, target: number, unit = ''): Figure {
  return { name, target: `≥ ${target}${unit}`, measured: `${round(measured)}${unit}`, ok: measured >= target };
}

export function atMost(name: string, measured: number, target: number, unit = ''): Figure {
  return { name, target: `≤ ${target}${unit}`, measured: `${round(measured)}${unit}`, ok: measured <= target };
}

export function told(name: string, measured: string): Figure {
  return { name, target: '', measured, ok: null };
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
