/** The proof of an event is that of its rows: every leaf is listed, the anchor's is open. */
import { useState } from 'react';
import { formatInteger } from '#shared/format.ts';
import { useOperation } from '../../../api/use-operation.ts';
import { useWords } from '../../../ui/preferences.tsx';
import { useTableName } from '../../table-names.ts';
import { ProofTab } from '../proof-tab.tsx';
import type { EventProps } from './event-pane.tsx';
import { anchorOf } from './who.tsx';

export function EventProofTab({ controller, event }: EventProps) {
  const t = useWords();
  const tableName = useTableName();
  const anchor = anchorOf(event) ?? event.eventId.replace(/^BE-(\d+)-.*$/, 'EV-$1');
  const [chosen, setChosen] = useState(anchor);
  const row = useOperation('getChangeEvent', { id: chosen }).data?.event;
  const paths = (['before', 'after'] as const).flatMap((side) =>
    Object.keys(row?.[side] ?? {}).map((name) => `${side}.${name}`),
  );
  const leaves = [...new Map(event.evidence.map((one) => [one.eventId, one])).values()];
  return (
    <>
      <section>
        <h3>
          {t('event.proof.leaves')}
          <span className="caption">{formatInteger(leaves.length)}</span>
        </h3>
        <label>
          <span className="hidden">{t('event.proof.leaves')}</span>
          <select value={chosen} onChange={({ target }) => setChosen(target.value)}>
            {leaves.map(({ eventId, leaf, table }) => (
              <option key={eventId} value={eventId}>
                {t('event.proof.choose', { leaf: formatInteger(leaf), table: tableName(table) })}
              </option>
            ))}
          </select>
        </label>
      </section>
      <ProofTab key={chosen} id={chosen} paths={paths} zone={controller.zone} />
    </>
  );
}
