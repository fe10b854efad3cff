/** The sources as people registered them: the 'source' acts of the ledger, the newest of each id. In force at once, before understanding has read them. */

import { z } from 'zod';
import { type RegisteredSource, registeredSourceSchema } from '#shared/source-act.ts';
import { AuditError } from '../errors.ts';
import type { LedgerReader } from '../store/evidence/ledger-reader.ts';

const leafSchema = z.object({ act: z.looseObject({ what: z.string() }) });

export function registeredSources(ledger: Pick<LedgerReader, 'actsOfKind'>): ReadonlyMap<string, RegisteredSource> {
  const sources = new Map<string, RegisteredSource>();
  for (const { json } of ledger.actsOfKind('source')) {
    const leaf = leafSchema.parse(JSON.parse(json));
    if (leaf.act.what !== 'added') continue;
    const source = registeredSourceSchema.parse(leaf.act);
    sources.set(source.id, source);
  }
  return sources;
}

/** Throws `not-found`. */
export function registeredSource(ledger: Pick<LedgerReader, 'actsOfKind'>, id: string): RegisteredSource {
  const source = registeredSources(ledger).get(id);
  if (source === undefined) throw new AuditError('not-found', id);
  return source;
}
