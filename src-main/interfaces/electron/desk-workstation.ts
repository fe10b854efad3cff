/** The workstation inside the desktop shell: the same as `auditctl serve`, with folder and port from the command line. */
import { parseArgs } from 'node:util';
import type { Status } from '#shared/operations.ts';
import { readConfig } from '../../config.ts';
import { defaultWorkspace } from '../../default-workspace.mjs';
import { createWorkstation } from '../../workstation.ts';

export interface DeskWorkstation {
  /** What the window loads. */
  readonly url: string;
  readonly folder: string;
  status(): Promise<Status>;
  powerEvent(event: 'sleep' | 'resume'): void;
  close(): Promise<void>;
}

export async function startDeskWorkstation(argv: readonly string[]): Promise<DeskWorkstation> {
  const workstation = await createWorkstation(readConfig(readOptions(argv)));
  return {
    // While developing, the page comes from the bundler, which passes API calls on.
    url: `${process.env.ELECTRON_RENDERER_URL ?? workstation.apiAddress}/`,
    folder: workstation.workspace,
    status: () => workstation.status(),
    powerEvent: (event) => void workstation.powerEvent(event),
    close: () => workstation.close(),
  };
}

/** Not strict: Chromium's own switches stand on the same line. Without a folder it is the demo. */
function readOptions(argv: readonly string[]) {
  const { values } = parseArgs({
    args: argv.slice(1),
    options: {
      workspace: { type: 'string' },
      port: { type: 'string' },
      'ingest-listen': { type: 'string' },
      demo: { type: 'boolean', default: false },
    },
    strict: false,
    allowPositionals: true,
  });
  const text = (value: string | boolean | undefined) => (typeof value === 'string' ? value : undefined);
  const workspace = text(values.workspace) ?? defaultWorkspace();
  return {
    workspace,
    port: text(values.port),
    ingestListen: text(values['ingest-listen']),
    demo: values.demo === true || workspace === defaultWorkspace(),
  };
}
