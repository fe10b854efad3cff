/** Transactions, page by page. */
import { listTransactions } from '../store/read/transactions.ts';
import type { ReadOperation } from './operation-kinds.ts';

export const listTransactionsOperation: ReadOperation<'listTransactions'> = (view, input) =>
  listTransactions(view.insight().db, input);
