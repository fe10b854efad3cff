/** Which business events tell a row change, and as what. */
import type { OperationOutput } from '#shared/operations.ts';
import { useWords } from '../../ui/preferences.tsx';
import { TypeIcon } from '../events/type-icon.tsx';
import { nameWords, typeWords } from '../events/words.ts';

interface ToldByProps {
  readonly told: OperationOutput<'getChangeEvent'>['told'];
  readonly onSelect: (eventId: string) => void;
}

export function ToldBy({ told, onSelect }: ToldByProps) {
  const t = useWords();
  return (
    <section>
      <h3>{t('event.told')}</h3>
      {told.length === 0 && <p className="caption">{t('event.told.none')}</p>}
      <ul className="told-by">
        {told.map(({ eventId, type, part }) => (
          <li key={eventId}>
            <button type="button" className="inline" title={eventId} onClick={() => onSelect(eventId)}>
              <TypeIcon type={type} /> {typeWords(t, type)}
            </button>{' '}
            <span className="caption">{nameWords(t, 'event.part', part)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
