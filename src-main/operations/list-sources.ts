/** Sources as understood, and those registered that have sent nothing yet. */
import type { Source } from '#shared/operations.ts';
import type { RegisteredSource } from '#shared/source-act.ts';
import { listSources } from '../store/read/sources.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import type { ReadOperation } from './operation-kinds.ts';
import { registeredSources } from './registered-sources.ts';

export const listSourcesOperation: ReadOperation<'listSources'> = (view) => {
  const known = listSources(view.insight().db, sourceContext(view));
  const items = [...known.items, ...notUnderstoodYet(view, known.items)];
  return { ...known, items, total: items.length, returned: items.length };
};

export function sourceContext({ now, hasSecret }: WorkspaceView) {
  return { now: now.toISOString(), hasSecret };
}

function notUnderstoodYet(view: WorkspaceView, known: readonly Source[]): Source[] {
  const ids = new Set(known.map(({ id }) => id));
  return [...registeredSources(view.ledger).values()]
    .filter(({ id }) => !ids.has(id))
    .map((registered) => waitingSource(registered, view.hasSecret(registered.id)));
}

export function waitingSource({ id, connector }: RegisteredSource, hasSecret: boolean): Source {
  return {
    id,
    connector,
    state: 'waiting',
    epoch: 0,
    registered: true,
    ignored: false,
    hasSecret,
    since: null,
    lastReceivedAt: null,
    lastCommittedAt: null,
    lagMs: null,
    position: null,
    gtid: null,
    serverVersion: null,
    connectorVersion: null,
    changeEvents: 0,
    openGaps: 0,
    quarantined: 0,
  };
}
