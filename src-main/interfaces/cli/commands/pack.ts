/** `auditctl pack list|check`: what teaches Testigo the application, and whether a pack is in order. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { AuditError } from '../../../errors.ts';
import { readPackFolder } from '../../../packs/read-pack-folder.ts';
import type { CommandContext, GlobalOptions, Subcommand } from '../command-context.ts';
import { withStation } from '../open-station.ts';
import { renderTable } from '../render-table.ts';

/** Exit code of a pack with faults, as for any other bad input. */
const faulty = 2;

export const packCommand: Subcommand = {
  name: 'pack',
  register(program, context) {
    const pack = program.command('pack').description(context.words('pack'));
    registerList(pack, context);
    registerCheck(pack, context);
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
    if (!existsSync(folder)) throw new AuditError('not-found', resolve(folder));
    const outcome = readPackFolder(folder);
    const faults = outcome.ok ? [] : outcome.faults;
    if (options.json) print(JSON.stringify({ ok: outcome.ok, faults }));
    else if (outcome.ok) print(words('pack.ok', { pack: outcome.value.id, rules: String(outcome.value.rules.length) }));
    else for (const { file, line, message } of faults) print(`${file}:${line}: ${message}`);
    if (!outcome.ok) exit(faulty);
  });
}
