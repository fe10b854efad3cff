/** 0000-00-00 in the source arrives as NULL, as the column's default or as 1970-01-01. */
import { watchMark } from './column-mark-watch.ts';

export const zeroDate = watchMark('zero-date', 'zero-date');
