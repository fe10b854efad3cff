/** One business event for a terminal: the sentence, who and how sure, and the rows that prove it. */
import type { BusinessEventDetail } from '#shared/business-event.ts';
import { formatInstant, companyZone as zone } from '#shared/zoned-time.ts';
import type { CommandContext } from './command-context.ts';
import { renderTable } from './render-table.ts';
import { sentenceWords } from './sentence-words.ts';

export function renderBusinessEvent(event: BusinessEventDetail, { words, language }: CommandContext): string {
  const { actor } = event;
  const who = actor.value === null ? words('actor.none') : `${actor.value} (${words(`origin.${actor.origin}`)})`;
  const lines = [
    sentenceWords(event, language),
    `${event.eventId}  ${formatInstant(event.at, zone)}  ${words(`band.${event.band}`)} ${event.confidence}`,
    `${words('col.who')}: ${who}`,
    `${words('col.rule')}: ${event.rule} ${event.ruleVersion}`,
    ...event.gaps.map((gap) => gap[language]),
    ...event.nearMisses.map(({ type, why }) => `${words('notThis', { type })}: ${why[language]}`),
  ];
  const heads = (['id', 'part', 'operation', 'table'] as const).map((name) => words(`col.${name}`));
  const rows = event.evidence.map(({ eventId, part, operation, table }) => [eventId, part, operation, table]);
  const members = event.members.length === 0 ? [] : ['', ...event.members];
  return [...lines, ...members, '', renderTable(heads, rows)].join('\n');
}
