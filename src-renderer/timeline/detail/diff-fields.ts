/** The fields of a change in the table's own order, apart: changed, marked (never a change), unchanged. Pure. */
import type { CanonicalChangeEvent, ColumnMark, ColumnValue } from '#shared/canonical-change-event.ts';

export interface DiffField {
  readonly name: string;
  readonly type: string | null;
  readonly before: ColumnValue | undefined;
  readonly after: ColumnValue | undefined;
  readonly mark: ColumnMark | null;
}

interface Column {
  readonly name: string;
  readonly type: string;
}

export function diffFields(
  event: CanonicalChangeEvent,
  columns: readonly Column[],
): { changed: DiffField[]; marked: DiffField[]; unchanged: DiffField[] } {
  const known = new Map(columns.map(({ name, type }) => [name, type]));
  const names = new Set([...known.keys(), ...Object.keys(event.before ?? {}), ...Object.keys(event.after ?? {})]);
  const fields = [...names]
    .filter((name) => isSent(event, name))
    .map(
      (name): DiffField => ({
        name,
        type: known.get(name) ?? null,
        before: event.before?.[name],
        after: event.after?.[name],
        mark: event.marks[name] ?? null,
      }),
    );
  const oneSided = event.before === null || event.after === null;
  const isChanged = ({ name, mark }: DiffField) => mark === null && (oneSided || event.changed.includes(name));
  return {
    changed: fields.filter(isChanged),
    marked: fields.filter(({ mark }) => mark !== null),
    unchanged: fields.filter((field) => field.mark === null && !isChanged(field)),
  };
}

/** A column that the row of neither side carries has nothing to show, unless a mark says why. */
function isSent(event: CanonicalChangeEvent, name: string): boolean {
  return (
    Object.hasOwn(event.before ?? {}, name) ||
    Object.hasOwn(event.after ?? {}, name) ||
    Object.hasOwn(event.marks, name)
  );
}
