/** `auditctl events`: row changes, or transactions, with every filter of the operation; counts with --facet and --histogram. */
import type { ChangeEvent } from '#shared/canonical-change-event.ts';
import type { OperationOutput, Transaction } from '#shared/operations.ts';
import { tableLabel, tableWords } from '#shared/table-name.ts';
import type { CommandContext, GlobalOptions, Subcommand } from '../command-context.ts';
import { withInstants } from '../local-instant.ts';
import { type Answer, type OperationValues, type Station, withStation } from '../open-station.ts';
import { addOperationOptions, operationValues } from '../operation-options.ts';
import { printFacet, printHistogram } from '../print-counts.ts';
import { describeKey } from '../render-event.ts';
import { renderTable } from '../render-table.ts';
import { timeWords } from '../time-words.ts';

interface EventsOptions extends GlobalOptions {
  readonly facet?: string;
  readonly histogram?: true;
  readonly buckets?: string;
  readonly all?: true;
  readonly transactions?: true;
}

export const eventsCommand: Subcommand = {
  name: 'events',
  register(program, context) {
    const { words, language } = context;
    const command = program.command('events').description(words('events'));
    addOperationOptions(command, 'listChangeEvents', language)
      .option('--facet <table|operation>', words('option.facet'))
      .option('--histogram', words('option.histogram'))
      .option('--buckets <n>', words('option.buckets'))
      .option('--transactions', words('option.transactions'))
      .option('--all', words('option.all'))
      .action(async () => {
        const options: EventsOptions = command.optsWithGlobals();
        const values = withInstants(operationValues('listChangeEvents', { ...options }));
        await withStation(options, (station) => {
          const { limit: _limit, cursor: _cursor, order: _order, ...filter } = values;
          if (options.facet !== undefined) return printFacet(station, filter, options.facet, options, context);
          if (options.histogram) return printHistogram(station, filter, options.buckets, options, context);
          return printPages(
            station,
            options.transactions ? 'listTransactions' : 'listChangeEvents',
            values,
            options,
            context,
          );
        });
      });
  },
};

type Listing = 'listChangeEvents' | 'listTransactions';

async function printPages(
  station: Station,
  name: Listing,
  values: OperationValues,
  options: EventsOptions,
  context: CommandContext,
) {
  const { print, remark, words, stop } = context;
  for (let cursor: string | null = null; ; ) {
    const { text, value }: Answer<Listing> = await station.ask(name, cursor === null ? values : { ...values, cursor });
    print(options.json ? text : renderPage(value.items, context));
    const { unknownTables } = value;
    cursor = value.next;
    if (cursor === null || !options.all || stop.aborted) {
      if (options.json) return;
      if (unknownTables.length > 0) remark(words('list.unknownTables', { tables: unknownTables.join(', ') }));
      remark(
        words('list.count', { returned: value.returned, total: `${value.totalIsExact ? '' : '≈'}${value.total}` }),
      );
      if (cursor !== null) remark(words('list.more', { next: cursor }));
      return;
    }
  }
}

function renderPage(items: OperationOutput<Listing>['items'], context: CommandContext): string {
  const { words } = context;
  if (items.length === 0) return words('list.empty');
  const [first] = items;
  return first !== undefined && 'eventId' in first
    ? renderEvents(
        items.filter((item) => 'eventId' in item),
        context,
      )
    : renderTransactions(
        items.filter((item) => 'sourceTransactionId' in item),
        context,
      );
}

export function renderEvents(events: readonly ChangeEvent[], { words, language }: CommandContext): string {
  const heads = (['id', 'time', 'operation', 'table', 'key', 'changed', 'transaction'] as const).map((name) =>
    words(`col.${name}`),
  );
  return renderTable(
    heads,
    events.map((event) => [
      event.eventId,
      timeWords(event, words),
      words(`operation.${event.operation}`),
      tableWords(tableLabel(event), language),
      describeKey(event),
      event.changed.join(', '),
      event.transactionId,
    ]),
  );
}

function renderTransactions(transactions: readonly Transaction[], { words, language }: CommandContext): string {
  const heads = (['id', 'time', 'state', 'rows', 'table'] as const).map((name) => words(`col.${name}`));
  return renderTable(
    heads,
    transactions.map((transaction) => [
      transaction.id,
      timeWords(transaction, words),
      words(`transaction.${transaction.state}`),
      `${transaction.received}/${transaction.expected ?? '?'}`,
      transaction.tables
        .map(
          ({ table, operation, rows }) => `${tableWords(table, language)} ${words(`operation.${operation}`)} ${rows}`,
        )
        .join(', '),
    ]),
  );
}
