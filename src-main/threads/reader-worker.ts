/** The thread that reads: every question about what is stored, over read-only connections, off the main thread. */
import { parentPort } from 'node:worker_threads';
import { AuditError } from '../errors.ts';
import { readAnswer } from '../operations/read-answer.ts';
import { type OpenWorkspaceView, openWorkspaceView } from '../workspace-view.ts';
import type { ReaderContract } from './reader-contract.ts';
import { reclaimMemory } from './reclaim.ts';
import { answerCalls, type MessageEnd } from './thread-calls.ts';

if (parentPort !== null) {
  reclaimMemory();
  serveReader(parentPort);
}

function serveReader(port: MessageEnd): void {
  let view: OpenWorkspaceView | null = null;
  answerCalls<ReaderContract>(port, {
    open(folder) {
      view = openWorkspaceView(folder);
    },
    ask({ name, input, live }) {
      if (view === null) throw new AuditError('internal', 'no workspace is open');
      return readAnswer(name, view.at(live, new Date()), input);
    },
    close: () => view?.close(),
  });
}
