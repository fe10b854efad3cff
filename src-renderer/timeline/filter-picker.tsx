/** The picker of filters: plain words first, then the syntax that they wrote, which may be edited; and the span of time. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { operationSchema } from '#shared/canonical-change-event.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { useWords } from '../ui/preferences.tsx';
import { fieldsAt, isKnownValue, valuesOfField } from './events/filter-levels.ts';
import { filterValueWords } from './filter-chips.tsx';
import { addFilter, type FilterField, formatFilters, parseFilters } from './filter-syntax.ts';
import { SpanFields } from './span-fields.tsx';
import type { TimelineController } from './use-view.ts';

interface FilterPickerProps {
  readonly controller: TimelineController;
  readonly facets: OperationOutput<'getFacets'> | undefined;
  readonly events: OperationOutput<'getBusinessFacets'> | undefined;
  readonly onClose: () => void;
}

export function FilterPicker({ controller, facets, events, onClose }: FilterPickerProps) {
  const t = useWords();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('select, input')?.focus();
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !panel.current?.parentElement?.contains(event.target)) onClose();
    };
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, [onClose]);
  return (
    <div
      ref={panel}
      className="picker"
      role="dialog"
      aria-label={t('timeline.picker.title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <PlainFilter controller={controller} facets={facets} events={events} onClose={onClose} />
      <SpanFields controller={controller} />
      <Syntax controller={controller} />
    </div>
  );
}

function PlainFilter({ controller: { view, change }, facets, events, onClose }: FilterPickerProps) {
  const t = useWords();
  const list = useId();
  const fields = fieldsAt(view.zoom);
  const [field, setField] = useState<FilterField>(fields[0] ?? 'source');
  const [exclude, setExclude] = useState(false);
  const [value, setValue] = useState('');
  const chooseField = (next: FilterField) => {
    setField(next);
    setValue('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change({ filters: addFilter(view.filters, { field, value: value.trim(), exclude }) });
    onClose();
  };
  return (
    <form onSubmit={submit} className="plain">
      <label>
        {t('timeline.picker.field')}
        <select
          value={field}
          onChange={(event) => chooseField(fields.find((name) => name === event.target.value) ?? field)}
        >
          {fields.map((name) => (
            <option key={name} value={name}>
              {t(`timeline.chip.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('timeline.picker.mode')}
        <select
          value={exclude ? 'exclude' : 'include'}
          onChange={(event) => setExclude(event.target.value === 'exclude')}
        >
          <option value="include">{t('timeline.picker.include')}</option>
          <option value="exclude">{t('timeline.picker.exclude')}</option>
        </select>
      </label>
      <ValueField field={field} value={value} events={events} listId={list} onChange={setValue} />
      <datalist id={list}>
        {suggestions(field, facets, events).map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
      <button
        type="submit"
        className="button primary"
        disabled={value.trim() === '' || !isKnownValue(field, value.trim())}
      >
        {t('timeline.picker.apply')}
      </button>
    </form>
  );
}

interface ValueFieldProps {
  readonly field: FilterField;
  readonly value: string;
  readonly events: FilterPickerProps['events'];
  readonly listId: string;
  readonly onChange: (value: string) => void;
}

function ValueField({ field, value, events, listId, onChange }: ValueFieldProps) {
  const t = useWords();
  const id = useId();
  const choices = choicesOf(field, events);
  return (
    <div className="wide">
      <label htmlFor={id}>{t('timeline.picker.value')}</label>
      {choices === null ? (
        <input
          id={id}
          value={value}
          list={listId}
          placeholder={field === 'entity' ? t('timeline.picker.entity.hint') : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="" />
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {filterValueWords(t, (name) => name, { field, value: choice, exclude: false })}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

/** Values to choose among; null where any text is one. */
function choicesOf(field: FilterField, events: FilterPickerProps['events']): readonly string[] | null {
  if (field === 'operation') return operationSchema.options;
  if (field === 'type') return events?.types.map(({ value }) => value) ?? null;
  return valuesOfField(field);
}

function suggestions(
  field: FilterField,
  facets: FilterPickerProps['facets'],
  events: FilterPickerProps['events'],
): readonly string[] {
  if (field === 'table') return facets?.tables.map(({ table }) => table) ?? [];
  if (field === 'branch') return events?.branches.map(({ value }) => value) ?? [];
  return field === 'actor' ? (events?.actors.map(({ value }) => value) ?? []) : [];
}

function Syntax({ controller: { view, change } }: { readonly controller: TimelineController }) {
  const t = useWords();
  const [text, setText] = useState(() => formatFilters(view.filters));
  const { filters, unknown } = parseFilters(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (unknown.length === 0) change({ filters });
  };
  return (
    <form onSubmit={submit} className="syntax">
      <label className="wide">
        {t('timeline.picker.syntax')}
        <input
          className="mono"
          value={text}
          spellCheck={false}
          aria-invalid={unknown.length > 0}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <button type="submit" className="button small" disabled={unknown.length > 0}>
        {t('timeline.picker.apply')}
      </button>
      <p className={unknown.length > 0 ? 'caption crit' : 'caption'}>
        {unknown.length > 0
          ? t('timeline.picker.syntax.bad', { text: unknown.join(' ') })
          : t('timeline.picker.syntax.hint')}
      </p>
    </form>
  );
}
