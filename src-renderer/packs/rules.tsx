/** The rules of a pack: what each tells, how it recognises it, whether it calls for attention, how many events it has told. */
import { Flag } from 'lucide-react';
import { Link } from 'wouter';
import type { PackSummary } from '#shared/business-operations.ts';
import { formatInteger } from '#shared/format.ts';
import { TypeIcon } from '../timeline/events/type-icon.tsx';
import { typeWords } from '../timeline/events/words.ts';
import { useWords } from '../ui/preferences.tsx';
import { Empty } from '../ui/states.tsx';
import { includesText } from './includes-text.ts';

interface RulesProps {
  readonly pack: PackSummary;
  readonly search: string;
}

export function Rules({ pack, search }: RulesProps) {
  const t = useWords();
  if (pack.rules.length === 0) return <Empty>{t('packs.rules.none')}</Empty>;
  const rules = pack.rules.filter(({ id, type }) => includesText(search, [id, type, typeWords(t, type)]));
  return (
    <table className="pack-table">
      <thead>
        <tr>
          <th scope="col">{t('packs.col.type')}</th>
          <th scope="col">{t('packs.col.rule')}</th>
          <th scope="col">{t('packs.col.kind')}</th>
          <th scope="col">{t('packs.col.sensitive')}</th>
          <th scope="col" className="number">
            {t('packs.col.events')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <Rule key={rule.id} pack={pack} rule={rule} />
        ))}
      </tbody>
    </table>
  );
}

function Rule({ pack, rule }: { readonly pack: PackSummary; readonly rule: PackSummary['rules'][number] }) {
  const t = useWords();
  const { id, type, kind, sensitive, events } = rule;
  return (
    <tr className={events === 0 ? 'unused' : ''}>
      <th scope="row" title={type}>
        <TypeIcon type={type} /> {typeWords(t, type)}
      </th>
      <td className="mono">{`${pack.id}/${id}`}</td>
      <td>{kind === 'R' || kind === 'T' || kind === 'W' ? t(`event.kind.${kind}`) : kind}</td>
      <td>
        {sensitive && (
          <>
            <Flag className="icon small sensitive-mark" aria-hidden="true" /> {t('event.sensitive')}
          </>
        )}
      </td>
      <td className="number">
        {events === 0 ? (
          <span className="nothing">{t('packs.never')}</span>
        ) : (
          <Link
            href={`/linea?zoom=dia&f=${encodeURIComponent(`tipo:${type}`)}`}
            aria-label={t('packs.seeEvents', { n: events, type: typeWords(t, type) })}
          >
            {formatInteger(events)}
          </Link>
        )}
      </td>
    </tr>
  );
}
