/** `auditctl pack …`: what teaches Testigo the application, whether a pack is in order, does what its fixtures say, and what it would change. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { packJsonSchema } from '#shared/pack.ts';
import { AuditError } from '../../../errors.ts';
import { readPackFiles, readPackFolder } from '../../../packs/read-pack-folder.ts';
import { testPack } from '../../../packs/test-pack.ts';
import type { CommandContext, GlobalOptions, Subcommand } from '../command-context.ts';
import { withStation } from '../open-station.ts';
import { addOperationOptions, operationValues } from '../operation-options.ts';
import { renderTable } from '../render-table.ts';

/** Exit code of a pack with faults, as for any other bad input. */
const faulty = 2;

export const packCommand: Subcommand = {
  name: 'pack',
  register(program, context) {
    const pack = program.command('pack').description(context.words('pack')).helpCommand(false);
    registerList(pack, context);
    registerCheck(pack, context);
    registerTest(pack, context);
    registerSchema(pack, context);
    registerTry(pack, context);
    registerUse(pack, context);
  },
};

function registerList(pack: Command, { words, print, language }: CommandContext): void {
  const command = pack.command('list').description(words('pack.list'));
  command.action(async () => {
    const options: GlobalOptions = command.optsWithGlobals();
    await withStation(options, async (station) => {
      const { text, value } = await station.ask('listPacks', {});
      if (options.json) return print(text);
      const heads = (['id', 'what', 'tables', 'rules', 'events', 'inForce'] as const).map((name) =>
        words(`col.${name}`),
      );
      const rows = value.items.map(({ id, version, title, tables, rules, inForce }) => [
        `${id} ${version}`,
        title[language],
        tables.length,
        rules.length,
        rules.reduce((sum, { events }) => sum + events, 0),
        inForce.join(', '),
      ]);
      print(renderTable(heads, rows));
    });
  });
}

function registerCheck(pack: Command, { words, print, exit }: CommandContext): void {
  const command = pack.command('check').description(words('pack.check')).argument('<folder>');
  command.action((folder: string) => {
    const options: GlobalOptions = command.optsWithGlobals();
    if (!existsSync(folder)) throw new AuditError('no-file', resolve(folder));
    const outcome = readPackFolder(folder);
    const faults = outcome.ok ? [] : outcome.faults;
    if (options.json) print(JSON.stringify({ ok: outcome.ok, faults }));
    else if (outcome.ok) print(words('pack.ok', { pack: outcome.value.id, rules: String(outcome.value.rules.length) }));
    else for (const { file, line, message } of faults) print(`${file}:${line}: ${message}`);
    if (!outcome.ok) exit(faulty);
  });
}

function registerTest(pack: Command, { words, print, exit }: CommandContext): void {
  const command = pack.command('test').description(words('pack.test')).argument('<folder>');
  command.action((folder: string) => {
    const options: GlobalOptions = command.optsWithGlobals();
    if (!existsSync(folder)) throw new AuditError('not-found', resolve(folder));
    const results = testPack(folder);
    const failed = results.filter(({ problems }) => problems.length > 0);
    if (options.json) print(JSON.stringify({ ok: failed.length === 0, results }));
    else {
      for (const { file, name, commits, problems } of failed)
        print([`${file}: ${name} (${commits})`, ...problems.map((problem) => `  ${problem}`)].join('\n'));
      print(words('pack.tested', { passed: String(results.length - failed.length), failed: String(failed.length) }));
    }
    if (failed.length > 0) exit(faulty);
  });
}

function registerSchema(pack: Command, { words, print }: CommandContext): void {
  pack
    .command('schema')
    .description(words('pack.schema'))
    .action(() => print(JSON.stringify(packJsonSchema(), null, 2)));
}

function registerTry(pack: Command, context: CommandContext): void {
  const { words } = context;
  const command = pack.command('try').description(words('pack.try')).argument('<folder>');
  command.action(async (folder: string) => {
    const options: GlobalOptions = command.optsWithGlobals();
    const { tryPackCommand } = await import('../try-pack-command.ts');
    tryPackCommand(folder, options, context);
  });
}

function registerUse(pack: Command, { words, print, language }: CommandContext): void {
  const command = pack.command('use').description(words('pack.use')).argument('<folder>');
  addOperationOptions(command, 'usePack', language, ['files']).action(async (folder: string) => {
    const options: GlobalOptions = command.optsWithGlobals();
    if (!existsSync(folder)) throw new AuditError('not-found', resolve(folder));
    const files = readPackFiles(folder);
    await withStation(options, async (station) => {
      const { text, value } = await station.ask('usePack', { ...operationValues('usePack', { ...options }), files });
      if (options.json) return print(text);
      print(words('pack.used', { pack: `${value.pack} ${value.version}`, leaf: String(value.leaf) }));
      if (value.reading !== null) print(words('understand.started', { reading: value.reading }));
    });
  });
}
