/** Retention: destroys the bytes of a closed month. The leaf that says so comes first, so that verification knows why they are missing. */
import { AuditError } from '../errors.ts';
import { openBodiesReader } from '../store/evidence/bodies-reader.ts';
import { monthRetention } from '../store/evidence/retention.ts';
import type { ActOperation } from './operation-kinds.ts';

export const dropMonth: ActOperation<'dropMonth'> = async ({ folder, capture, who }, { id: month, reason }) => {
  const { retention, lastId } = retentionOf(folder, month, reason);
  // What is not sealed yet has no leaf that could prove that it ever was.
  await capture.sealNow('retention', who);
  if (capture.stats().sealed.lastDelivery < lastId) throw new AuditError('bad-request', `${month}: not sealed yet`);
  return capture.dropMonth(month, retention, who);
};

/** Throws `not-found`, `bad-request` for the month that is being written and for one that is gone already. */
function retentionOf(folder: string, month: string, reason: string) {
  const bodies = openBodiesReader(folder);
  try {
    const months = bodies.months();
    const known = months.find((candidate) => candidate.month === month);
    if (known === undefined) throw new AuditError('not-found', month);
    if (known.dropped) throw new AuditError('bad-request', `${month}: dropped already`);
    if (known === months.at(-1)) throw new AuditError('bad-request', `${month}: still being written`);
    return { retention: monthRetention(bodies, month, reason), lastId: known.lastId ?? 0 };
  } finally {
    bodies.close();
  }
}
