/** The operations that read, by name. */
import type { OperationName } from '#shared/operations.ts';
import { getBusinessEventOperation } from './get-business-event.ts';
import { getBusinessFacetsOperation } from './get-business-facets.ts';
import { getBusinessHistogramOperation } from './get-business-histogram.ts';
import { getChangeEventOperation } from './get-change-event.ts';
import { getCheckpoint } from './get-checkpoint.ts';
import { getCoverageOperation } from './get-coverage.ts';
import { getFacetsOperation } from './get-facets.ts';
import { getHistogramOperation } from './get-histogram.ts';
import { getLedger } from './get-ledger.ts';
import { getProof } from './get-proof.ts';
import { getSourceOperation } from './get-source.ts';
import { getSourceConfiguration } from './get-source-configuration.ts';
import { getStatus } from './get-status.ts';
import { getTransactionOperation } from './get-transaction.ts';
import { getVerification } from './get-verification.ts';
import { listBusinessEventsOperation } from './list-business-events.ts';
import { listChangeEventsOperation } from './list-change-events.ts';
import { listPacks } from './list-packs.ts';
import { listQuarantineOperation } from './list-quarantine.ts';
import { listSourcesOperation } from './list-sources.ts';
import { listTransactionsOperation } from './list-transactions.ts';
import type { ReadOperation } from './operation-kinds.ts';

export const readOperations = {
  getStatus,
  listSources: listSourcesOperation,
  getSource: getSourceOperation,
  getSourceConfiguration,
  listChangeEvents: listChangeEventsOperation,
  getChangeEvent: getChangeEventOperation,
  listTransactions: listTransactionsOperation,
  getTransaction: getTransactionOperation,
  getFacets: getFacetsOperation,
  getHistogram: getHistogramOperation,
  getCoverage: getCoverageOperation,
  listQuarantine: listQuarantineOperation,
  listBusinessEvents: listBusinessEventsOperation,
  getBusinessEvent: getBusinessEventOperation,
  getBusinessFacets: getBusinessFacetsOperation,
  getBusinessHistogram: getBusinessHistogramOperation,
  listPacks,
  getLedger,
  getCheckpoint,
  getProof,
  getVerification,
} as const satisfies { readonly [N in OperationName]?: ReadOperation<N> };

export type ReadName = keyof typeof readOperations;

export function isReadName(name: OperationName): name is ReadName {
  return Object.hasOwn(readOperations, name);
}
