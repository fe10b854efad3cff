/** The thread that verifies: lives for one verification, gives way to deliveries, can be cancelled between two slices. */
import { parentPort } from 'node:worker_threads';
import { verifyFolder } from '../verify-folder.ts';
import { captureLoad } from './capture-load.ts';
import { stepBack } from './step-back.ts';
import { answerCalls, type MessageEnd } from './thread-calls.ts';
import type { VerifyContract } from './verify-contract.ts';

const giveWayMs = 2;

if (parentPort !== null) {
  stepBack(15);
  serveVerify(parentPort);
}

function serveVerify(port: MessageEnd): void {
  const stop = new AbortController();
  const tell = answerCalls<VerifyContract>(port, {
    verify({ folder, load: shared, checkpoint }) {
      const load = captureLoad(shared);
      return verifyFolder({
        workspace: folder,
        checkpoint,
        stop: stop.signal,
        onProgress: (verification) => tell('progress', verification),
        now: () => new Date(),
        giveWay: () => load.giveWay(giveWayMs),
      });
    },
    cancel: () => stop.abort(),
  });
}
