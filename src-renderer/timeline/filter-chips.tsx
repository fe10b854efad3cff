/** The active filters: solid includes, dashed with ≠ excludes; a click edits, × or Backspace removes. */
import { X } from 'lucide-react';
import type { Operation } from '#shared/canonical-change-event.ts';
import { formatTimeRange } from '#shared/format.ts';
import { isMessageKey } from '#shared/messages/translate.ts';
import { useWords, type Words } from '../ui/preferences.tsx';
import { appliedFilters } from './events/filter-levels.ts';
import { bandWords, entityWords, originWords, typeWords } from './events/words.ts';
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
  const applied = appliedFilters(view.filters, view.zoom);
  return (
    <ul className="chips" aria-label={t('timeline.filters')}>
      {view.span && (
        <Chip
          name={t('timeline.chip.time')}
          value={formatTimeRange(view.span.from, view.span.to)}
          exclude={false}
          idle={false}
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
          idle={!applied.includes(filter)}
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
  /** Waits for the level at which it applies. */
  readonly idle: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function Chip({ name, value, exclude, idle, onEdit, onRemove }: ChipProps) {
  const t = useWords();
  const words = `${name}${exclude ? ` ${t('timeline.chip.excludes')}` : ''} ${value}`;
  const state = `chip${exclude ? ' excluding' : ''}${idle ? ' idle' : ''}`;
  return (
    <li className={state}>
      <button
        type="button"
        title={t(idle ? 'timeline.chip.idle' : 'timeline.chip.edit', { chip: words })}
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
  if (filter.field === 'type') return typeWords(t, filter.value);
  if (filter.field === 'band') return bandWords(t, filter.value);
  if (filter.field === 'origin') return originWords(t, filter.value);
  if (filter.field === 'entity') return entityWords(t, filter.value);
  if (filter.field === 'sensitive') return t('event.yes').toLowerCase();
  return filter.field === 'operation' ? operationWords(t, filter.value as Operation) : filter.value; // other words than operations fall through
}

export function operationWords(t: Words, operation: Operation): string {
  const key = `op.${operation}`;
  return isMessageKey(key) ? t(key) : operation;
}
