/** Before and after: what changed, then what is marked, then what did not change, folded; a created or deleted row has one side. */
import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import { useState } from 'react';
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import { useWords } from '../../ui/preferences.tsx';
import { type DiffField, diffFields } from './diff-fields.ts';
import { ValueView } from './value-view.tsx';

interface DiffTableProps {
  readonly event: CanonicalChangeEvent;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly inKey: boolean }[];
  readonly zone: string;
}

export function DiffTable({ event, columns, zone }: DiffTableProps) {
  const t = useWords();
  const [whole, setWhole] = useState(false);
  const { changed, marked, unchanged } = diffFields(event, columns);
  const sides = { before: event.before !== null, after: event.after !== null };
  if (!sides.before && !sides.after)
    return event.ddl === null && event.metadata.raw === undefined ? (
      <p className="caption">{t('detail.noRow')}</p>
    ) : null;
  const Fold = whole ? ChevronsDownUp : ChevronsUpDown;
  return (
    <>
      <table className="diff">
        <thead>
          <tr>
            <th scope="col">{t('detail.field')}</th>
            {sides.before && <th scope="col">{t('detail.before')}</th>}
            {sides.after && <th scope="col">{t('detail.after')}</th>}
          </tr>
        </thead>
        <tbody>
          {changed.map((field) => (
            <DiffRow key={field.name} field={field} sides={sides} tone="changed" zone={zone} />
          ))}
          {marked.map((field) => (
            <DiffRow key={field.name} field={field} sides={sides} tone="marked" zone={zone} />
          ))}
          {whole &&
            unchanged.map((field) => (
              <DiffRow key={field.name} field={field} sides={sides} tone="unchanged" zone={zone} />
            ))}
        </tbody>
      </table>
      {unchanged.length > 0 && (
        <button type="button" className="fold" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          <Fold className="icon small" aria-hidden="true" />
          {t('detail.unchanged', { n: unchanged.length })}
        </button>
      )}
    </>
  );
}

interface DiffRowProps {
  readonly field: DiffField;
  readonly sides: { readonly before: boolean; readonly after: boolean };
  readonly tone: 'changed' | 'marked' | 'unchanged';
  readonly zone: string;
}

function DiffRow({ field, sides, tone, zone }: DiffRowProps) {
  const t = useWords();
  const value = (side: 'before' | 'after') => (
    <td className={tone === 'changed' ? side : ''}>
      <ValueView value={field[side]} type={field.type} mark={field.mark} zone={zone} />
    </td>
  );
  return (
    <tr className={tone}>
      <th scope="row" title={field.type ?? undefined}>
        {field.name}
        {field.mark && <span className="mark">{t(`mark.${field.mark}`)}</span>}
      </th>
      {sides.before && value('before')}
      {sides.after && value('after')}
    </tr>
  );
}
