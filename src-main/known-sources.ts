/** The sources that the listener must know before the first delivery: those registered, and those with a secret. */
import { AuditError } from './errors.ts';
import type { IngestSource } from './interfaces/ingest/ingest-store.ts';
import { registeredSources } from './operations/registered-sources.ts';
import { openLedgerReader } from './store/evidence/ledger-reader.ts';
import type { Workspace } from './store/workspace.ts';

export function knownSources({ folder, secrets }: Pick<Workspace, 'folder' | 'secrets'>): readonly IngestSource[] {
  const ids = new Set([...registeredIds(folder), ...Object.keys(secrets)]);
  return [...ids].map((id) => ({ id, secrets: secrets[id] ?? [] }));
}

/** A new workspace has no ledger yet. */
function registeredIds(folder: string): readonly string[] {
  try {
    const ledger = openLedgerReader(folder);
    try {
      return [...registeredSources(ledger).keys()];
    } finally {
      ledger.close();
    }
  } catch (cause) {
    if (cause instanceof AuditError && cause.code === 'not-found') return [];
    throw cause;
  }
}
