/** Checks the database server of a source and keeps the facts as a leaf, so that coverage can use them. */

import type { RegisteredSource, SourceAct } from '#shared/source-act.ts';
import { checkSource } from '../sources/check-source.ts';
import { openLedgerReader } from '../store/evidence/ledger-reader.ts';
import type { ActOperation } from './operation-kinds.ts';
import { registeredSource } from './registered-sources.ts';

export const checkSourceOperation: ActOperation<'checkSource'> = async ({ folder, capture, who, now }, input) => {
  const registered = registrationOf(folder, input.id);
  const { host = registered.host, port = registered.port, user = registered.user } = input;
  const { checks, facts } = await checkSource({ ...registered, host, port, user }, input.password ?? '', () =>
    now().getTime(),
  );
  if (facts !== null) {
    const states = Object.fromEntries(checks.map(({ id, state }) => [id, state]));
    const act: SourceAct = { what: 'checked', id: input.id, facts, states };
    await capture.appendAct('source', act, who);
  }
  return { checkedAt: now().toISOString(), checks: [...checks] };
};

function registrationOf(folder: string, id: string): RegisteredSource {
  const ledger = openLedgerReader(folder);
  try {
    return registeredSource(ledger, id);
  } finally {
    ledger.close();
  }
}
