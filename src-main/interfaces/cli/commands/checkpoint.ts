/** `auditctl checkpoint`: the newest signed checkpoint, as text to be kept elsewhere. */
import type { GlobalOptions, Subcommand } from '../command-context.ts';
import { withStation } from '../open-station.ts';
import { writeOutput } from '../write-output.ts';

export const checkpointCommand: Subcommand = {
  name: 'checkpoint',
  register(program, context) {
    const { words } = context;
    program
      .command('checkpoint')
      .description(words('checkpoint'))
      .option('-o, --output <file>', words('option.output'))
      .action(async (_options, command) => {
        const options: GlobalOptions & { output?: string } = command.optsWithGlobals();
        await withStation(options, async (station) => {
          const { text, value } = await station.ask('getCheckpoint');
          writeOutput(options.json ? text : value.note, options.output, context);
        });
      });
  },
};
