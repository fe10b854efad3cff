/** `auditctl source list|show|add|ignore|check|config`: the databases that are watched. */

import type { Command } from 'commander';
import { formatName } from '#shared/format.ts';
import { type CheckTexts, checkTexts } from '#shared/messages/check-texts.ts';
import { blindSpotWords } from '#shared/messages/code-words.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { companyZone as zone } from '#shared/zoned-time.ts';
import { AuditError } from '../../../errors.ts';
import { askPassword } from '../ask-password.ts';
import type { CommandContext, GlobalOptions, Subcommand } from '../command-context.ts';
import { withInstants } from '../local-instant.ts';
import { type OperationValues, withStation } from '../open-station.ts';
import { addOperationOptions, operationValues } from '../operation-options.ts';
import { renderTable } from '../render-table.ts';
import { writeOutput } from '../write-output.ts';
import { renderSources } from './status.ts';

export const sourceCommand: Subcommand = {
  name: 'source',
  register(program, context) {
    const source = program.command('source').description(context.words('source')).helpCommand(false);
    for (const register of [registerList, registerShow, registerAdd, registerIgnore, registerCheck, registerConfig])
      register(source, context);
  },
};

function registerIgnore(source: Command, context: CommandContext): void {
  const { words, language, print } = context;
  const command = source.command('ignore').description(words('source.ignore')).argument('<id>');
  addOperationOptions(command, 'ignoreSource', language, ['id', 'ignored'])
    .option('--undo', words('option.undo'))
    .action(async (id: string) => {
      const options: GlobalOptions & { undo?: true } = command.optsWithGlobals();
      await withStation(options, async (station) => {
        const values = operationValues('ignoreSource', { ...options });
        const { text, value } = await station.ask('ignoreSource', { ...values, id, ignored: options.undo !== true });
        print(
          options.json ? text : words(value.ignored ? 'source.nowIgnored' : 'source.nowHeeded', { id: formatName(id) }),
        );
      });
    });
}

function registerList(source: Command, context: CommandContext): void {
  const command = source.command('list').description(context.words('source.list'));
  command.action(async () => {
    const options: GlobalOptions = command.optsWithGlobals();
    await withStation(options, async (station) => {
      const { text, value } = await station.ask('listSources');
      context.print(options.json ? text : renderSources(value.items, zone, context));
    });
  });
}

function registerShow(source: Command, context: CommandContext): void {
  const { words, language } = context;
  const command = source.command('show').description(words('source.show')).argument('<id>');
  addOperationOptions(command, 'getSource', language, ['id']).action(async (id: string) => {
    const options: GlobalOptions = command.optsWithGlobals();
    await withStation(options, async (station) => {
      const { text, value } = await station.ask('getSource', {
        ...withInstants(operationValues('getSource', { ...options })),
        id,
      });
      context.print(
        options.json ? text : `${renderSources([value], zone, context)}\n\n${renderTables(value, context)}`,
      );
    });
  });
}

function renderTables({ tables }: OperationOutput<'getSource'>, { words, language }: CommandContext): string {
  if (tables.length === 0) return words('list.empty');
  const heads = (['table', 'key', 'creates', 'updates', 'deletes', 'baseline', 'blind'] as const).map((name) =>
    words(`col.${name}`),
  );
  const rows = tables.map((table) => [
    `${table.database}.${table.table}`,
    table.key.join(', '),
    table.creates,
    table.updates,
    table.deletes,
    table.baseline,
    table.blindSpots.map((code) => blindSpotWords(language, code)).join(', '),
  ]);
  return renderTable(heads, rows);
}

function registerAdd(source: Command, context: CommandContext): void {
  const { words, language, print, remark } = context;
  const command = source.command('add').description(words('source.add')).argument('<id>');
  addOperationOptions(command, 'addSource', language, ['id']).action(async (id: string) => {
    const options: GlobalOptions = command.optsWithGlobals();
    const values = { ...withParsedKeys(operationValues('addSource', { ...options })), id };
    await withStation(options, async (station) => {
      const { text, value } = await station.ask('addSource', values);
      if (options.json) return print(text);
      print(words('source.added', { id: value.id, url: value.ingestUrl }));
      if (value.secret !== null) remark(words('source.secret', { secret: value.secret }));
    });
  });
}

function withParsedKeys(values: OperationValues): OperationValues {
  if (typeof values.keys !== 'string') return values;
  try {
    return { ...values, keys: JSON.parse(values.keys) };
  } catch (cause) {
    throw new AuditError('bad-request', `--keys ${values.keys}`, { cause });
  }
}

function registerCheck(source: Command, context: CommandContext): void {
  const { words, language } = context;
  const command = source
    .command('check')
    .description(words('source.check'))
    .argument('<id>')
    .addHelpText('after', `\n${words('source.check.password')}`);
  addOperationOptions(command, 'checkSource', language, ['id', 'password']).action(async (id: string) => {
    const options: GlobalOptions = command.optsWithGlobals();
    const password = process.env.TESTIGO_DB_PASSWORD ?? (await askPassword(words('source.check.ask', { id })));
    await withStation(options, async (station) => {
      const { text, value } = await station.ask('checkSource', {
        ...operationValues('checkSource', { ...options }),
        id,
        password,
      });
      context.print(options.json ? text : renderChecks(value.checks, context));
    });
  });
}

export function renderChecks(
  checks: OperationOutput<'checkSource'>['checks'],
  { words, language }: CommandContext,
): string {
  const texts: Readonly<Record<string, CheckTexts>> = checkTexts;
  const heads = (['state', 'what', 'found', 'needed'] as const).map((name) => words(`col.${name}`));
  const rows = checks.map(({ id, state, found, needed }) => [
    words(`state.${state}`),
    texts[id]?.[language].title ?? id,
    found,
    needed,
  ]);
  const todo = checks.flatMap(({ id, state, sql }) =>
    state === 'missing' || state === 'warning'
      ? [`-- ${texts[id]?.[language].title ?? id}: ${texts[id]?.[language].why ?? ''}\n${sql ?? ''}`.trimEnd()]
      : [],
  );
  const count = (state: string) => checks.filter((check) => check.state === state).length;
  const summary = words('source.check.summary', {
    ok: count('ok'),
    warning: count('warning'),
    missing: count('missing'),
    na: count('not-applicable'),
  });
  return [renderTable(heads, rows), '', summary, ...(todo.length === 0 ? [] : ['', todo.join('\n\n')])].join('\n');
}

function registerConfig(source: Command, context: CommandContext): void {
  const { words, language } = context;
  const command = source.command('config').description(words('source.config')).argument('<id>');
  addOperationOptions(command, 'getSourceConfiguration', language, ['id'])
    .option('-o, --output <file>', words('option.output'))
    .action(async (id: string) => {
      const options: GlobalOptions & { output?: string } = command.optsWithGlobals();
      await withStation(options, async (station) => {
        const { text, value } = await station.ask('getSourceConfiguration', {
          ...operationValues('getSourceConfiguration', { ...options }),
          id,
        });
        writeOutput(options.json ? text : value.text, options.output, context);
      });
    });
}
