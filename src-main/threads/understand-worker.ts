/** The thread that understands: the one writer of the insight files. */
import { parentPort } from 'node:worker_threads';
import { AuditError } from '../errors.ts';
import { storageCause } from '../store/sqlite.ts';
import { type OpenUnderstand, openUnderstand } from './open-understand.ts';
import { reclaimMemory } from './reclaim.ts';
import { stepBack } from './step-back.ts';
import { answerCalls, type MessageEnd } from './thread-calls.ts';
import type { UnderstandContract } from './understand-contract.ts';

if (parentPort !== null) {
  stepBack(10);
  reclaimMemory();
  serveUnderstand(parentPort);
}

function serveUnderstand(port: MessageEnd): void {
  let understand: OpenUnderstand | null = null;
  const opened = () => {
    if (understand === null) throw new AuditError('internal', 'nothing is being understood');
    return understand;
  };
  const tell = answerCalls<UnderstandContract>(port, {
    open(opening) {
      try {
        understand = openUnderstand(opening, tell);
        return understand.state();
      } catch (error) {
        const cause = storageCause(error, opening.folder);
        if (cause !== null) tell('storing', cause);
        throw error;
      }
    },
    sealed: () => opened().sealed(),
    rebuild: () => opened().rebuild(),
    close: () => opened().close(),
  });
}
