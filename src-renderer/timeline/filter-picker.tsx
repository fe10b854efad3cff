/** The picker of filters: plain words first, then the syntax that they wrote, which may be edited; and the span of time. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { operationSchema } from '#shared/canonical-change-event.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { useWords } from '../ui/preferences.tsx';
import { operationWords } from './filter-chips.tsx';
import { addFilter, type FilterField, formatFilters, parseFilters } from './filter-syntax.ts';
import { SpanFields } from './span-fields.tsx';
import type { TimelineController } from './use-view.ts';

interface FilterPickerProps {
  readonly controller: TimelineController;
  readonly facets: OperationOutput<'getFacets'> | undefined;
  readonly onClose: () => void;
}

const fields = ['table', 'operation', 'key', 'source', 'transaction'] as const satisfies readonly FilterField[];

export function FilterPicker({ controller, facets, onClose }: FilterPickerProps) {
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
      <PlainFilter controller={controller} facets={facets} onClose={onClose} />
      <SpanFields controller={controller} />
      <Syntax controller={controller} />
    </div>
  );
}

function PlainFilter({ controller: { view, change }, facets, onClose }: FilterPickerProps) {
  const t = useWords();
  const list = useId();
  const [field, setField] = useState<FilterField>('table');
  const [exclude, setExclude] = useState(false);
  const [value, setValue] = useState('');
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
          onChange={(event) => setField(fields.find((name) => name === event.target.value) ?? 'table')}
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
      <ValueField field={field} value={value} listId={list} onChange={setValue} />
      <datalist id={list}>
        {facets?.tables.map(({ filter }) => (
          <option key={filter} value={filter} />
        ))}
      </datalist>
      <button type="submit" className="button primary" disabled={value.trim() === ''}>
        {t('timeline.picker.apply')}
      </button>
    </form>
  );
}

interface ValueFieldProps {
  readonly field: FilterField;
  readonly value: string;
  readonly listId: string;
  readonly onChange: (value: string) => void;
}

function ValueField({ field, value, listId, onChange }: ValueFieldProps) {
  const t = useWords();
  const id = useId();
  return (
    <div className="wide">
      <label htmlFor={id}>{t('timeline.picker.value')}</label>
      {field === 'operation' ? (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="" />
          {operationSchema.options.map((operation) => (
            <option key={operation} value={operation}>
              {operationWords(t, operation)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          value={value}
          list={field === 'table' ? listId : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  );
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
