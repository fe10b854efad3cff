/** The facets of business events: branch, type, certainty, what names the actor, actor, and what calls for attention. */
import { Flag } from 'lucide-react';
import { useWords } from '../../ui/preferences.tsx';
import { Facet } from '../facet.tsx';
import type { DayFacts } from '../use-day-facts.ts';
import type { TimelineController } from '../use-view.ts';
import { bandCodes, codeOf, originCodes, sensitiveCode } from './filter-levels.ts';
import { bandWords, originWords, typeWords } from './words.ts';

interface EventFacetsProps {
  readonly controller: TimelineController;
  readonly facets: NonNullable<DayFacts['events']['facets']['data']>;
}

export function EventFacets({ controller, facets }: EventFacetsProps) {
  const t = useWords();
  const shared = { controller, of: 'events' } as const;
  const plain = ({ value, count }: { value: string; count: number }) => ({ value, words: value, count });
  const flag = <Flag className="icon small sensitive-mark" aria-hidden="true" />;
  const types = facets.types.map(({ value, count, sensitive }) => ({
    ...{ value, words: typeWords(t, value), count },
    ...(sensitive ? { mark: flag } : {}),
  }));
  const bands = facets.bands.map(({ value, count }) => {
    const code = codeOf<string>(bandCodes, value);
    return { value: code, words: bandWords(t, code), count };
  });
  const origins = facets.origins.map(({ value, count }) => {
    const code = codeOf<string>(originCodes, value);
    return { value: code, words: originWords(t, code), count };
  });
  const sensitive = [
    { value: sensitiveCode, words: t('timeline.facet.sensitive.value'), count: facets.sensitive, mark: flag },
  ];
  return (
    <>
      <Facet {...shared} field="sensitive" title={t('timeline.facet.sensitive')} values={sensitive} />
      <Facet {...shared} field="branch" title={t('timeline.facet.branch')} values={facets.branches.map(plain)} />
      <Facet {...shared} field="type" title={t('timeline.facet.type')} values={types} />
      <Facet {...shared} field="origin" title={t('timeline.facet.origin')} values={origins} />
      <Facet {...shared} field="band" title={t('timeline.facet.band')} values={bands} />
      <Facet {...shared} field="actor" title={t('timeline.facet.actor')} values={facets.actors.map(plain)} />
    </>
  );
}
