/** The first word of the truth line: what each source's capture is doing, the worst first; those that nobody registered after those that are ours. */
import { Radio, Unplug } from 'lucide-react';
import { Link } from 'wouter';
import { formatDuration, formatName } from '#shared/format.ts';
import type { Source } from '#shared/operations.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import { useWords, type Words } from '../ui/preferences.tsx';
import { useNow } from '../ui/use-now.ts';

const WORST_FIRST: readonly Source['state'][] = [
  'refused',
  'stopped',
  'silent',
  'snapshot',
  'capturing',
  'waiting',
  'ended',
];

export function CaptureItem({ sources, zone }: { readonly sources: readonly Source[]; readonly zone: string }) {
  const t = useWords();
  const now = useNow(1000);
  const [first, ...others] = inOrder(sources);
  if (!first) {
    return (
      <Link href="/fuentes/nueva" className="item">
        <Unplug className="icon small" aria-hidden="true" />
        {t('status.source.none')}
      </Link>
    );
  }
  const alive = isAlive(first.state);
  const words = captureWords(t, first, zone, now);
  const Icon = alive ? Radio : Unplug;
  return (
    <Link href={`/fuentes/${encodeURIComponent(first.id)}`} className={`item ${sourceTone(first.state)}`}>
      <Icon className="icon small" aria-hidden="true" />
      {othersWords(t, words, first, others)}
    </Link>
  );
}

/** Sources in the same state as the first are not the same as sources about which nothing is said. */
function othersWords(t: Words, words: string, first: Source, others: readonly Source[]): string {
  const same = others.filter(({ state }) => state === first.state).length;
  const rest = others.length - same;
  const parts = [
    words,
    ...(same > 0 ? [t('status.source.same', { n: same })] : []),
    ...(rest > 0 ? [t('status.source.rest', { n: rest })] : []),
  ];
  return parts.join(' · ');
}

/** Anyone can post to any name: what is none of ours is left out, and what nobody registered speaks only where nothing registered has come. */
export function inOrder(sources: readonly Source[]): Source[] {
  const rank = ({ registered, lastReceivedAt, state }: Source) =>
    (registered && lastReceivedAt !== null ? 0 : WORST_FIRST.length) + WORST_FIRST.indexOf(state);
  return sources.filter(({ ignored }) => !ignored).sort((a, b) => rank(a) - rank(b));
}

/** `''`: nothing is wrong, and nothing comes: not yet, or no more. */
export function sourceTone(state: Source['state']): 'ok' | 'alarm' | '' {
  if (isAlive(state)) return 'ok';
  return state === 'waiting' || state === 'ended' ? '' : 'alarm';
}

export function isAlive(state: Source['state']): boolean {
  return state === 'capturing' || state === 'snapshot';
}

export function captureWords(t: Words, source: Source, zone: string, now: number): string {
  const { state, lastReceivedAt, lastCommittedAt } = source;
  const id = formatName(source.id);
  if (state === 'capturing') {
    if (lastCommittedAt === null) return t('status.source.capturing.none', { source: id });
    return t('status.source.capturing', {
      source: id,
      t: formatDuration(wholeSeconds(now - Date.parse(lastCommittedAt))),
    });
  }
  const time = lastReceivedAt === null ? '—' : formatInstant(lastReceivedAt, zone).slice(0, 16);
  return t(`status.source.${state}`, { source: id, time });
}

/** Ages are told in whole seconds; a source clock that runs ahead is not an age. */
export function wholeSeconds(ms: number): number {
  return Math.max(0, Math.floor(ms / 1000) * 1000);
}
