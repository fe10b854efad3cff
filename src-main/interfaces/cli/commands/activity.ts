/** `auditctl activity`: business events, with every filter of the operation; counts with --facet. */
import type { BusinessEvent } from '#shared/business-event.ts';
import { formatInstant, companyZone as zone } from '#shared/zoned-time.ts';
import { AuditError } from '../../../errors.ts';
import type { CommandContext, GlobalOptions, Subcommand } from '../command-context.ts';
import { withInstants } from '../local-instant.ts';
import { type Answer, type OperationValues, type Station, withStation } from '../open-station.ts';
import { addOperationOptions, operationValues } from '../operation-options.ts';
import { renderTable } from '../render-table.ts';

interface ActivityOptions extends GlobalOptions {
  readonly facet?: string;
  readonly all?: true;
}

export const activityCommand: Subcommand = {
  name: 'activity',
  register(program, context) {
    const { words, language } = context;
    const command = program.command('activity').description(words('activity'));
    addOperationOptions(command, 'listBusinessEvents', language)
      .option('--facet <type|branch|actor>', words('option.businessFacet'))
      .option('--all', words('option.all'))
      .action(async () => {
        const options: ActivityOptions = command.optsWithGlobals();
        const values = withInstants(operationValues('listBusinessEvents', { ...options }));
        await withStation(options, (station) => {
          const { limit: _limit, cursor: _cursor, order: _order, ...filter } = values;
          return options.facet === undefined
            ? printPages(station, values, options, context)
            : printFacet(station, filter, options, context);
        });
      });
  },
};

async function printPages(
  station: Station,
  values: OperationValues,
  options: ActivityOptions,
  context: CommandContext,
) {
  const { print, remark, words, stop } = context;
  for (let cursor: string | null = null; ; ) {
    const page: Answer<'listBusinessEvents'> = await station.ask(
      'listBusinessEvents',
      cursor === null ? values : { ...values, cursor },
    );
    const { text, value } = page;
    print(options.json ? text : renderActivity(value.items, context));
    cursor = value.next;
    if (cursor !== null && options.all && !stop.aborted) continue;
    if (options.json) return;
    remark(words('list.count', { returned: value.returned, total: String(value.total) }));
    if (cursor !== null) remark(words('list.more', { next: cursor }));
    return;
  }
}

function renderActivity(events: readonly BusinessEvent[], { words, language }: CommandContext): string {
  if (events.length === 0) return words('list.empty');
  const heads = (['time', 'id', 'sure', 'what'] as const).map((name) => words(`col.${name}`));
  return renderTable(
    heads,
    events.map((event) => [
      formatInstant(event.at, zone),
      event.eventId,
      words(`band.${event.band}`),
      event.sentence[language],
    ]),
  );
}

async function printFacet(
  station: Station,
  filter: OperationValues,
  { facet, json }: ActivityOptions,
  { print, words }: CommandContext,
): Promise<void> {
  const { text, value } = await station.ask('getBusinessFacets', filter);
  const counts = { type: value.types, branch: value.branches, actor: value.actors }[facet ?? ''];
  if (counts === undefined) throw new AuditError('bad-request', '--facet type|branch|actor');
  if (json) return print(text);
  const rows = counts.map(({ value: name, count }) => [name, count]);
  print(rows.length === 0 ? words('list.empty') : renderTable([words('col.what'), words('col.events')], rows));
}
