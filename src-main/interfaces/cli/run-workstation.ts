/** Runs a workstation in this process until the first Ctrl+C or SIGTERM, then closes it in order. */
import { type ConfigInput, readConfig } from '../../config.ts';
import { createWorkstation } from '../../workstation.ts';
import type { CommandContext } from './command-context.ts';

export async function runWorkstation(input: ConfigInput, json: boolean, context: CommandContext): Promise<void> {
  const { words, print, remark, stop } = context;
  const workstation = await createWorkstation(readConfig(input));
  try {
    const ready = {
      api: workstation.apiAddress,
      ingest: workstation.ingestAddress,
      workspace: workstation.workspace,
    };
    print(json ? JSON.stringify(ready) : words('serve.ready', ready));
    await stopped(stop);
  } finally {
    await workstation.close();
  }
  remark(words('serve.stopped'));
}

function stopped(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener('abort', () => resolve(), { once: true });
  });
}
