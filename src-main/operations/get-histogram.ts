/** Change events over time. */
import { getHistogram } from '../store/read/histogram.ts';
import type { ReadOperation } from './operation-kinds.ts';

export const getHistogramOperation: ReadOperation<'getHistogram'> = (view, input) =>
  getHistogram(view.insight().db, input);
