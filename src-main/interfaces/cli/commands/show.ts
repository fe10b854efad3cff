/** `auditctl show ID`: one business event, one change event, or one transaction with its row changes. */
import { keyChangesOf } from '#shared/operations.ts';
import type { CommandContext, GlobalOptions, Subcommand } from '../command-context.ts';
import { type Station, withStation } from '../open-station.ts';
import { addOperationOptions, operationValues } from '../operation-options.ts';
import { renderBusinessEvent } from '../render-business-event.ts';
import { renderEvent } from '../render-event.ts';
import { renderEvents } from './events.ts';

export const showCommand: Subcommand = {
  name: 'show',
  register(program, context) {
    const command = program.command('show').description(context.words('show')).argument('<id>');
    addOperationOptions(command, 'getTransaction', context.language, ['id']).action(async (id: string) => {
      const options: GlobalOptions = command.optsWithGlobals();
      const show = id.startsWith('BE-') ? showBusinessEvent : id.startsWith('EV-') ? showEvent : showTransaction;
      await withStation(options, (station) => show(id, station, options, context));
    });
  },
};

async function showBusinessEvent(
  id: string,
  station: Station,
  options: GlobalOptions,
  context: CommandContext,
): Promise<void> {
  const { text, value } = await station.ask('getBusinessEvent', { id });
  context.print(options.json ? text : renderBusinessEvent(value, context));
}

async function showEvent(id: string, station: Station, options: GlobalOptions, context: CommandContext): Promise<void> {
  const { text, value } = await station.ask('getChangeEvent', { id });
  context.print(options.json ? text : renderEvent(value.event, context));
}

async function showTransaction(
  id: string,
  station: Station,
  options: GlobalOptions,
  context: CommandContext,
): Promise<void> {
  const { print, remark, words } = context;
  const { text, value } = await station.ask('getTransaction', {
    ...operationValues('getTransaction', { ...options }),
    id,
  });
  if (options.json) return print(text);
  const { transaction, events } = value;
  print(
    `${transaction.id}  ${transaction.sourceTransactionId}  ${words(`transaction.${transaction.state}`)}  ${transaction.received}/${transaction.expected ?? '?'}\n`,
  );
  print(renderEvents(events.items, context));
  const keyChanges = keyChangesOf(transaction);
  if (keyChanges > 0) remark(words('transaction.keyChanges', { n: keyChanges }));
  if (events.next !== null) remark(words('list.moreNoAll', { next: events.next }));
}
