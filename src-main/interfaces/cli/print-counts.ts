/** Counts of the change events that a filter leaves: by table or operation, and over time. */
import type { OperationOutput } from '#shared/operations.ts';
import { tableWords } from '#shared/table-name.ts';
import { formatInstant, companyZone as zone } from '#shared/zoned-time.ts';
import { AuditError } from '../../errors.ts';
import type { CommandContext, GlobalOptions } from './command-context.ts';
import type { OperationValues, Station } from './open-station.ts';
import { type Cell, renderTable } from './render-table.ts';

export async function printFacet(
  station: Station,
  filter: OperationValues,
  facet: string,
  { json }: GlobalOptions,
  { print, remark, words, language }: CommandContext,
): Promise<void> {
  if (facet !== 'table' && facet !== 'operation') throw new AuditError('bad-request', '--facet table|operation');
  const { text, value } = await station.ask('getFacets', filter);
  if (json) return print(text);
  const rows: Cell[][] =
    facet === 'table'
      ? value.tables.map(({ filter, count }) => [tableWords(filter, language), count])
      : value.operations.map(({ operation, count }) => [words(`operation.${operation}`), count]);
  print(rows.length === 0 ? words('list.empty') : renderTable([words(`col.${facet}`), words('col.count')], rows));
  remarkUnknown(value.unknownTables, { remark, words });
}

function remarkUnknown(unknown: readonly string[], { remark, words }: Pick<CommandContext, 'remark' | 'words'>): void {
  if (unknown.length > 0) remark(words('list.unknownTables', { tables: unknown.join(', ') }));
}

/** `buckets`: as given on the command line. */
export async function printHistogram(
  station: Station,
  filter: OperationValues,
  buckets: string | undefined,
  { json }: GlobalOptions,
  { print, remark, words }: CommandContext,
): Promise<void> {
  const { text, value } = await station.ask('getHistogram', buckets === undefined ? filter : { ...filter, buckets });
  if (json) return print(text);
  const heads = (['from', 'count', 'creates', 'updates', 'deletes', 'other'] as const).map((name) =>
    words(`col.${name}`),
  );
  const rows = barRows(value);
  print(rows.length === 0 ? words('list.empty') : renderTable([...heads, ''], rows));
  remarkUnknown(value.unknownTables, { remark, words });
}

const barWidth = 24;

/** Stretches of time without changes are left out. */
function barRows({ buckets }: OperationOutput<'getHistogram'>): Cell[][] {
  const most = Math.max(1, ...buckets.map(({ events }) => events));
  return buckets
    .filter(({ events }) => events > 0)
    .map(({ from, events, creates, updates, deletes, other }) => [
      formatInstant(from, zone),
      events,
      creates,
      updates,
      deletes,
      other,
      '█'.repeat(Math.max(1, Math.round((events / most) * barWidth))),
    ]);
}
