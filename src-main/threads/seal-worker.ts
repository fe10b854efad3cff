/** The capture thread behind: the sealer, the one writer of the ledger. */
import { parentPort } from 'node:worker_threads';
import { AuditError } from '../errors.ts';
import type { SealContract } from './capture-contracts.ts';
import { type OpenSeal, openSeal } from './open-seal.ts';
import { reclaimMemory } from './reclaim.ts';
import { stepBack } from './step-back.ts';
import { answerCalls, type MessageEnd } from './thread-calls.ts';

if (parentPort !== null) {
  stepBack(10);
  reclaimMemory();
  serveSeal(parentPort);
}

function serveSeal(port: MessageEnd): void {
  let seal: OpenSeal | null = null;
  const opened = () => {
    if (seal === null) throw new AuditError('internal', 'the ledger is not open');
    return seal;
  };
  const tell = answerCalls<SealContract>(port, {
    open(opening) {
      seal = openSeal(opening, tell);
      return seal.state();
    },
    act: (act) => opened().sealer.act(act),
    seal: ({ reason, who }) => opened().seal(reason, who),
    rotateKey: ({ next, reason, who }) => opened().rotateKey(next, reason, who),
    declareFork: ({ reason, who }) => opened().declareFork(reason, who),
    setSecrets: (secrets) => opened().setSecrets(secrets),
    power: (event) => opened().time.power(event),
    close: () => opened().close(),
  });
}
