/** `auditctl demo`: the workstation with the sample data, in a folder of its own. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GlobalOptions, Subcommand } from '../command-context.ts';

export const demoCommand: Subcommand = {
  name: 'demo',
  register(program, context) {
    const { words } = context;
    program
      .command('demo')
      .description(words('demo'))
      .option('--port <n>', words('option.port'))
      .action(async (_options, command) => {
        const { workspace, port, json }: GlobalOptions & { port?: string } = command.optsWithGlobals();
        const folder = workspace ?? join(mkdtempSync(join(tmpdir(), 'testigo-demo-')), 'demo');
        // Loaded only here: no other command needs the whole workstation.
        const { runWorkstation } = await import('../run-workstation.ts');
        await runWorkstation({ workspace: folder, port, demo: true }, json === true, context);
      });
  },
};
