/** The active filters: solid includes, dashed with ≠ excludes; a click edits, × or Backspace removes. */
import { X } from 'lucide-react';
import type { Operation } from '#shared/canonical-change-event.ts';
import { formatTimeRange } from '#shared/format.ts';
import { isMessageKey } from '#shared/messages/translate.ts';
import { useWords, type Words } from '../ui/preferences.tsx';
import { type Filter, removeFilter } from './filter-syntax.ts';
import { type TableName, useTableName } from './table-names.ts';
import type { TimelineController } from './use-view.ts';

interface FilterChipsProps {
  readonly controller: TimelineController;
  readonly onEdit: () => void;
}

export function FilterChips({ controller: { view, change }, onEdit }: FilterChipsProps) {
  const t = useWords();
  const tableName = useTableName();
  return (
    <ul className="chips" aria-label={t('timeline.filters')}>
      {view.span && (
        <Chip
          name={t('timeline.chip.time')}
          value={formatTimeRange(view.span.from, view.span.to)}
          exclude={false}
          onEdit={onEdit}
          onRemove={() => change({ span: null })}
        />
      )}
      {view.filters.map((filter) => (
        <Chip
          key={`${filter.field}:${filter.exclude}:${filter.value}`}
          name={t(`timeline.chip.${filter.field}`)}
          value={filterValueWords(t, tableName, filter)}
          exclude={filter.exclude}
          onEdit={onEdit}
          onRemove={() => change({ filters: removeFilter(view.filters, filter) })}
        />
      ))}
    </ul>
  );
}

interface ChipProps {
  readonly name: string;
  readonly value: string;
  readonly exclude: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function Chip({ name, value, exclude, onEdit, onRemove }: ChipProps) {
  const t = useWords();
  const words = `${name}${exclude ? ` ${t('timeline.chip.excludes')}` : ''} ${value}`;
  return (
    <li className={exclude ? 'chip excluding' : 'chip'}>
      <button
        type="button"
        title={t('timeline.chip.edit', { chip: words })}
        aria-label={t('timeline.chip.edit', { chip: words })}
        onClick={onEdit}
        onKeyDown={(event) => {
          if (event.key === 'Backspace' || event.key === 'Delete') onRemove();
        }}
      >
        <span className="caption">{exclude ? `${name} ≠` : name}</span> <b>{value}</b>
      </button>
      <button
        type="button"
        className="remove"
        aria-label={t('timeline.chip.remove', { chip: words })}
        title={t('timeline.chip.remove', { chip: words })}
        onClick={onRemove}
      >
        <X className="icon small" aria-hidden="true" />
      </button>
    </li>
  );
}

export function filterValueWords(t: Words, tableName: TableName, filter: Filter): string {
  if (filter.field === 'table') return tableName(filter.value);
  return filter.field === 'operation' ? operationWords(t, filter.value as Operation) : filter.value; // other words than operations fall through
}

export function operationWords(t: Words, operation: Operation): string {
  const key = `op.${operation}`;
  return isMessageKey(key) ? t(key) : operation;
}
