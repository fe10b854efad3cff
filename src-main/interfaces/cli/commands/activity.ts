/** `auditctl activity`: business events, with every filter of the operation; counts with --facet and --histogram. */
import type { BusinessEvent } from '#shared/business-event.ts';
import { formatInstant, companyZone as zone } from '#shared/zoned-time.ts';
import type { CommandContext, GlobalOptions, Subcommand } from '../command-context.ts';
import { withInstants } from '../local-instant.ts';
import { type Answer, type OperationValues, type Station, withStation } from '../open-station.ts';
import { addOperationOptions, operationValues } from '../operation-options.ts';
import { printBusinessFacet, printBusinessHistogram } from '../print-business-counts.ts';
import { renderTable } from '../render-table.ts';
import { sentenceWords } from '../sentence-words.ts';

interface ActivityOptions extends GlobalOptions {
  readonly facet?: string;
  readonly histogram?: true;
  readonly buckets?: string;
  readonly all?: true;
}

export const activityCommand: Subcommand = {
  name: 'activity',
  register(program, context) {
    const { words, language } = context;
    const command = program.command('activity').description(words('activity'));
    addOperationOptions(command, 'listBusinessEvents', language)
      .option('--facet <type|branch|actor|origin|band>', words('option.businessFacet'))
      .option('--histogram', words('option.histogram'))
      .option('--buckets <n>', words('option.buckets'))
      .option('--all', words('option.all'))
      .action(async () => {
        const options: ActivityOptions = command.optsWithGlobals();
        const values = withInstants(operationValues('listBusinessEvents', { ...options }));
        await withStation(options, (station) => {
          const { limit: _limit, cursor: _cursor, order: _order, ...filter } = values;
          if (options.facet !== undefined) return printBusinessFacet(station, filter, options.facet, options, context);
          if (options.histogram) return printBusinessHistogram(station, filter, options.buckets, options, context);
          return printPages(station, values, options, context);
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
      sentenceWords(event, language),
    ]),
  );
}
