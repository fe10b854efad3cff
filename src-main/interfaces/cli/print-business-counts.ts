/** Counts of the business events that a filter leaves: by type, branch, actor, origin or confidence, and over time. */
import { formatInstant, companyZone as zone } from '#shared/zoned-time.ts';
import { AuditError } from '../../errors.ts';
import type { CommandContext, GlobalOptions } from './command-context.ts';
import type { OperationValues, Station } from './open-station.ts';
import { type Cell, renderTable } from './render-table.ts';

export async function printBusinessFacet(
  station: Station,
  filter: OperationValues,
  facet: string,
  { json }: GlobalOptions,
  { print, words }: CommandContext,
): Promise<void> {
  const { text, value } = await station.ask('getBusinessFacets', filter);
  const { types, branches, actors, origins, bands } = value;
  const counts = { type: types, branch: branches, actor: actors, origin: origins, band: bands }[facet];
  if (counts === undefined) throw new AuditError('bad-request', '--facet type|branch|actor|origin|band');
  if (json) return print(text);
  const rows = counts.map(({ value: name, count }) => [name, count]);
  print(rows.length === 0 ? words('list.empty') : renderTable([words('col.what'), words('col.events')], rows));
}

const barWidth = 24;

/** `buckets`: as given on the command line. Stretches of time without events are left out. */
export async function printBusinessHistogram(
  station: Station,
  filter: OperationValues,
  buckets: string | undefined,
  { json }: GlobalOptions,
  { print, words }: CommandContext,
): Promise<void> {
  const input = buckets === undefined ? filter : { ...filter, buckets };
  const { text, value } = await station.ask('getBusinessHistogram', input);
  if (json) return print(text);
  const most = Math.max(1, ...value.buckets.map(({ events }) => events));
  const rows = value.buckets
    .filter(({ events }) => events > 0)
    .map(({ from, events, sensitive }): Cell[] => [
      formatInstant(from, zone),
      events,
      sensitive,
      '█'.repeat(Math.max(1, Math.round((events / most) * barWidth))),
    ]);
  const heads = (['from', 'events', 'sensitive'] as const).map((name) => words(`col.${name}`));
  print(rows.length === 0 ? words('list.empty') : renderTable([...heads, ''], rows));
}
