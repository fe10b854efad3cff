/** Debezium configuration of a source, filled in from the templates. */
import { sourceConfiguration } from '../sources/source-configuration.ts';
import { ingestUrlOf } from './ingest-url.ts';
import type { ReadOperation } from './operation-kinds.ts';
import { registeredSource } from './registered-sources.ts';

export const getSourceConfiguration: ReadOperation<'getSourceConfiguration'> = (
  { folder, ledger, live },
  { id, form },
) => sourceConfiguration(registeredSource(ledger, id), form, ingestUrlOf(live.ingest, id, folder));
