/** Multi-row INSERT statements of plain values, for what stands before the first day. */
import { idOf } from './unit.ts';

export type Cells = readonly (string | number | null)[];

export const audit: Cells = ['carga', '2025-03-01 09:00:00', null, null];
export const eve = '2026-05-31 22:00:00';

export function insert(table: string, rows: readonly Cells[]): string[] {
  const perStatement = 1000;
  const parts = Array.from({ length: Math.ceil(rows.length / perStatement) }, (_, index) =>
    rows.slice(index * perStatement, (index + 1) * perStatement),
  );
  return parts.map(
    (part) => `INSERT INTO ${table} VALUES ${part.map((row) => `(${row.map(literal).join(', ')})`).join(',\n')}`,
  );
}

function literal(value: string | number | null): string {
  if (value === null) return 'NULL';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

/** What exists from the start has its number. */
export function num(key: Parameters<typeof idOf>[0]): number {
  return Number(idOf(key));
}
