/** The capture line alone in a process of its own, to be killed, starved and measured: `node capture-child.ts FOLDER [PORT]`. */
import { createCapture } from '../../../src-main/capture.ts';
import { openWorkspace } from '../../../src-main/store/workspace.ts';

const [, , folder = '', port = '0', secret] = process.argv;
const workspace = openWorkspace(folder, { create: true });
const troubles: string[] = [];
const capture = await createCapture({
  workspace,
  ingestListen: { host: '127.0.0.1', port: Number(port) },
  tls: null,
  sources: secret === undefined ? [] : [{ id: 'firmada', secrets: [secret] }],
  onTrouble: (what, error) => troubles.push(`${what}: ${String(error)}`),
});
process.on('message', (message) => {
  if (message === 'stop') void stop();
  else process.send?.({ ...capture.stats(), rss: process.memoryUsage.rss(), troubles: troubles.splice(0) });
});
process.send?.({ address: capture.ingestAddress });

async function stop(): Promise<void> {
  await capture.close();
  workspace.release();
  process.exit(0);
}
