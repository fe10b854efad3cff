/** `auditctl seal`: signs and keeps a checkpoint now. */
import type { GlobalOptions, Subcommand } from '../command-context.ts';
import { withStation } from '../open-station.ts';
import { addOperationOptions, operationValues } from '../operation-options.ts';

export const sealCommand: Subcommand = {
  name: 'seal',
  register(program, { words, language, print }) {
    const command = program.command('seal').description(words('seal'));
    addOperationOptions(command, 'sealNow', language).action(async () => {
      const options: GlobalOptions = command.optsWithGlobals();
      await withStation(options, async (station) => {
        const { text, value } = await station.ask('sealNow', operationValues('sealNow', { ...options }));
        print(options.json ? text : value.note.trimEnd());
      });
    });
  },
};
