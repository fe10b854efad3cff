/** What was captured of a span, what is missing and why. */
import { getCoverage } from '../store/read/coverage.ts';
import type { ReadOperation } from './operation-kinds.ts';

export const getCoverageOperation: ReadOperation<'getCoverage'> = (view, input) =>
  getCoverage(view.insight().db, input);
