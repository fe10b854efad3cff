/** `auditctl serve`: the whole product without a window, until it is told to stop. */
import type { ConfigInput } from '../../../config.ts';
import type { Subcommand } from '../command-context.ts';
import { requireWorkspace } from '../require-workspace.ts';

export const serveCommand: Subcommand = {
  name: 'serve',
  register(program, context) {
    const { words } = context;
    program
      .command('serve')
      .description(words('serve'))
      .option('--port <n>', words('option.port'))
      .option('--ingest-listen <host:port>', words('option.ingestListen'))
      .option('--demo', words('option.demo'))
      .action(async (_options, command) => {
        const options: Omit<ConfigInput, 'workspace'> & { workspace?: string; json?: true } = command.optsWithGlobals();
        const { port, ingestListen, demo, json } = options;
        // Loaded only here: no other command needs the whole workstation.
        const { runWorkstation } = await import('../run-workstation.ts');
        await runWorkstation(
          { workspace: requireWorkspace(options), port, ingestListen, demo },
          json === true,
          context,
        );
      });
  },
};
