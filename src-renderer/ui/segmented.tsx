/** A choice of one among few, side by side. */
import type { LucideIcon } from 'lucide-react';

interface SegmentedProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string; readonly icon?: LucideIcon }[];
  readonly onChange: (value: V) => void;
}

export function Segmented<V extends string>({ label, value, options, onChange }: SegmentedProps<V>) {
  return (
    <fieldset className="segmented">
      <legend className="hidden">{label}</legend>
      {options.map(({ value: own, label: words, icon: Icon }) => (
        <button type="button" key={own} aria-pressed={own === value} onClick={() => onChange(own)}>
          {Icon && <Icon className="icon small" aria-hidden="true" />}
          {words}
        </button>
      ))}
    </fieldset>
  );
}
