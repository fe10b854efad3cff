/** Counts of business events. */
import { getBusinessFacets } from '../store/read/business-facets.ts';
import type { ReadOperation } from './operation-kinds.ts';

export const getBusinessFacetsOperation: ReadOperation<'getBusinessFacets'> = (view, input) =>
  getBusinessFacets(view.insight().db, input);
