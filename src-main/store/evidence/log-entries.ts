/** The log in order of sequence number: extents and acts merged, page by page. */
import type { ActRow, ExtentRow } from './ledger-commit.ts';
import type { LedgerReader } from './ledger-reader.ts';

export type LogEntry =
  | { readonly type: 'delivery'; readonly firstSeq: number; readonly count: number; readonly extent: ExtentRow }
  | { readonly type: 'act'; readonly firstSeq: number; readonly count: 1; readonly act: ActRow };

const pageRows = 1000;

export function* logEntries(ledger: Pick<LedgerReader, 'extents' | 'acts'>, fromSeq: number): Generator<LogEntry> {
  const extents = paged(
    (seq) => ledger.extents(seq, pageRows),
    (row) => row.firstSeq,
    fromSeq,
  );
  const acts = paged(
    (seq) => ledger.acts(seq, pageRows),
    (row) => row.seq,
    fromSeq,
  );
  let extent = extents.next();
  let act = acts.next();
  for (;;) {
    if (extent.done !== true && (act.done === true || extent.value.firstSeq <= act.value.seq)) {
      yield { type: 'delivery', firstSeq: extent.value.firstSeq, count: extent.value.count, extent: extent.value };
      extent = extents.next();
    } else if (act.done !== true) {
      yield { type: 'act', firstSeq: act.value.seq, count: 1, act: act.value };
      act = acts.next();
    } else {
      return;
    }
  }
}

function* paged<T>(read: (fromSeq: number) => T[], seqOf: (row: T) => number, fromSeq: number): Generator<T> {
  for (let from = fromSeq; ; ) {
    const page = read(from);
    // A page begins with the extent that holds `from`, which the page before may have shown.
    for (const row of page) if (seqOf(row) >= from) yield row;
    const last = page.at(-1);
    if (last === undefined || page.length < pageRows) return;
    from = seqOf(last) + 1;
  }
}
