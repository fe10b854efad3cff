/** Business events over time. */
import { getBusinessHistogram } from '../store/read/business-histogram.ts';
import type { ReadOperation } from './operation-kinds.ts';

export const getBusinessHistogramOperation: ReadOperation<'getBusinessHistogram'> = (view, input) =>
  getBusinessHistogram(view.insight().db, input);
