/** One transaction with its row changes. */
import { getTransaction } from '../store/read/transactions.ts';
import type { ReadOperation } from './operation-kinds.ts';

export const getTransactionOperation: ReadOperation<'getTransaction'> = (view, input) =>
  getTransaction(view.insight().db, input);
