/** The payload of an event in words: members by their names, amounts exact, lists of things as small tables. */
import { CalendarDays } from 'lucide-react';
import type { BusinessEvent } from '#shared/business-event.ts';
import { operationSchema } from '#shared/canonical-change-event.ts';
import { formatWallClock } from '#shared/format.ts';
import { useWords } from '../../../ui/preferences.tsx';
import { nameWords } from '../../events/words.ts';
import { operationWords } from '../../filter-chips.tsx';
import { factValue, isRecord } from './fact-values.ts';

export function Facts({ event }: { readonly event: BusinessEvent }) {
  const t = useWords();
  // Said in a section of its own.
  const members = Object.entries(event.payload).filter(([name]) => name !== 'nearMisses');
  return (
    <dl className="facts event-facts">
      {members.map(([name, value]) => (
        <div key={name}>
          <dt>{nameWords(t, 'event.fact', name)}</dt>
          <dd>
            <Fact name={name} value={value} />
          </dd>
        </div>
      ))}
      {event.businessAt !== null && (
        <div>
          <dt>{t('event.businessAt')}</dt>
          <dd title={`${event.businessAt} · ${t('value.wallClock')}`}>
            <CalendarDays className="icon small" aria-hidden="true" /> {formatWallClock(event.businessAt)}
          </dd>
        </div>
      )}
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: unknown }) {
  const t = useWords();
  if (Array.isArray(value) && value.length > 0 && value.every(isRecord)) return <FactTable rows={value} />;
  const { kind, text } = factValue(value);
  const operation = name === 'operation' ? operationSchema.safeParse(text) : null;
  if (operation?.success) return <>{operationWords(t, operation.data)}</>;
  if (kind === 'nothing') return <span className="nothing">{t('event.nothing')}</span>;
  if (kind === 'truth') return <>{t(text === 'true' ? 'event.yes' : 'event.no')}</>;
  return <span className={kind === 'amount' ? 'amount' : 'exact'}>{text}</span>;
}

function FactTable({ rows }: { readonly rows: readonly Readonly<Record<string, unknown>>[] }) {
  const t = useWords();
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return (
    <table className="fact-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {nameWords(t, 'event.fact', column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={`${index} ${JSON.stringify(row)}`}>
            {columns.map((column) => (
              <td key={column} className={factValue(row[column]).kind === 'amount' ? 'number' : ''}>
                <Fact name={column} value={row[column]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
