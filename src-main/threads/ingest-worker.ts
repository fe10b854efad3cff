/** The capture thread in front: the ingest listener, and the one writer of the bodies files. */
import { parentPort } from 'node:worker_threads';
import { AuditError } from '../errors.ts';
import type { IngestContract } from './capture-contracts.ts';
import { type OpenIngest, openIngest } from './open-ingest.ts';
import { reclaimMemory } from './reclaim.ts';
import { answerCalls, type MessageEnd } from './thread-calls.ts';

if (parentPort !== null) {
  reclaimMemory();
  serveIngest(parentPort);
}

function serveIngest(port: MessageEnd): void {
  let ingest: OpenIngest | null = null;
  const opened = () => {
    if (ingest === null) throw new AuditError('internal', 'ingest is not open');
    return ingest;
  };
  const tell = answerCalls<IngestContract>(port, {
    async open(opening) {
      ingest = await openIngest(opening, tell);
      return { address: ingest.address, lastDelivery: ingest.bodies.lastId() };
    },
    sealedTo: (delivery) => opened().sealedTo(delivery),
    setSources: (sources) => opened().setSources(sources),
    dropMonth: ({ month, sealedTo }) => opened().bodies.dropMonth(month, sealedTo).deliveries,
    erase: (id) => opened().bodies.erase(id),
    close: () => opened().close(),
  });
}
