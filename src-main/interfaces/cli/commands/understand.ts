/** `auditctl understand --rebuild`: reads the whole ledger again into a new insight file. */
import { AuditError } from '../../../errors.ts';
import type { GlobalOptions, Subcommand } from '../command-context.ts';
import { withStation } from '../open-station.ts';

export const understandCommand: Subcommand = {
  name: 'understand',
  register(program, { words, print }) {
    program
      .command('understand')
      .description(words('understand'))
      .option('--rebuild', words('option.rebuild'))
      .action(async (_options, command) => {
        const options: GlobalOptions & { rebuild?: true } = command.optsWithGlobals();
        if (!options.rebuild) throw new AuditError('bad-request', words('understand.needsFlag'));
        await withStation(options, async (station) => {
          const { text, value } = await station.ask('rebuildUnderstanding');
          print(options.json ? text : words('understand.started', { reading: value.reading }));
        });
      });
  },
};
