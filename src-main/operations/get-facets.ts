/** Counts by table and operation. */
import { getFacets } from '../store/read/facets.ts';
import type { ReadOperation } from './operation-kinds.ts';

export const getFacetsOperation: ReadOperation<'getFacets'> = (view, input) => getFacets(view.insight().db, input);
