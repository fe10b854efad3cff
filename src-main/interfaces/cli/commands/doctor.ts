/** `auditctl doctor`: the health of the set-up, row by row; with --sources each database server too. */
import type { GlobalOptions, Subcommand } from '../command-context.ts';
import { type Diagnosis, diagnose } from '../diagnose.ts';
import { renderTable } from '../render-table.ts';

const unhealthy = 1;

export const doctorCommand: Subcommand = {
  name: 'doctor',
  register(program, context) {
    const { words, print, exit } = context;
    program
      .command('doctor')
      .description(words('doctor'))
      .option('--port <n>', words('option.port'))
      .option('--sources', words('option.checkSources'))
      .action(async (_options, command) => {
        const options: GlobalOptions & { port?: string; sources?: true } = command.optsWithGlobals();
        const rows = await diagnose(options, context);
        print(options.json ? JSON.stringify(rows) : render(rows));
        if (rows.some(({ state }) => state === 'missing')) exit(unhealthy);
      });

    function render(rows: readonly Diagnosis[]): string {
      const heads = (['state', 'what', 'found'] as const).map((name) => words(`col.${name}`));
      return renderTable(
        heads,
        rows.map(({ state, what, found }) => [words(`state.${state}`), what, found]),
      );
    }
  },
};
