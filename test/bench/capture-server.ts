/** The capture line in a process of its own, as the workstation runs it; tells its state when asked. */
import { createCapture } from '../../src-main/capture.ts';
import { openWorkspace } from '../../src-main/store/workspace.ts';

const [, , folder = ''] = process.argv;
const workspace = openWorkspace(folder, { create: true });
const capture = await createCapture({
  workspace,
  ingestListen: { host: '127.0.0.1', port: 0 },
  tls: null,
  onTrouble: (what, error) => process.stderr.write(`${what}: ${String(error)}\n`),
});
process.on('message', (message) => {
  if (message === 'stop') void stop();
  else if (message === 'state') process.send?.({ ...capture.stats(), rss: process.memoryUsage.rss() });
});
process.send?.({ address: capture.ingestAddress });

async function stop(): Promise<void> {
  await capture.close();
  workspace.release();
  process.exit(0);
}
