/** A streamed MariaDB UUID that ends in 00 arrives with its bytes moved: 1 in 256 is wrong without a word. */
import { watchMark } from './column-mark-watch.ts';

export const uuidSuspect = watchMark('uuid-suspect', 'suspect');
