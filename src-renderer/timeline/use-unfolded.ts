/** What is unfolded in the list: transactions with their first rows, table lines with as many pages of rows as were asked for. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import type { Transaction } from '#shared/operations.ts';
import { call } from '../api/client.ts';
import { type LineRows, lineId, type TableLine } from './list-rows.ts';

const FIRST_ROWS = 100;
const LINE_ROWS = 200;

interface LineState extends LineRows {
  readonly request: {
    readonly transaction: string;
    readonly table: string[];
    readonly operation: TableLine['operation'][];
    readonly baseline: true;
  };
  readonly next: string | null;
}

export function useUnfolded() {
  const queries = useQueryClient();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [lines, setLines] = useState<ReadonlyMap<string, LineState>>(new Map());
  const [firstRows, setFirstRows] = useState<ReadonlyMap<string, readonly CanonicalChangeEvent[]>>(new Map());
  const known = useRef(lines);
  known.current = lines;

  const fold = useCallback(
    (id: string) => setOpen((before) => new Set([...before].filter((other) => other !== id))),
    [],
  );

  const readLine = useCallback(async (id: string, state: LineState) => {
    const put = (part: Partial<LineState>) => setLines((before) => new Map(before).set(id, { ...state, ...part }));
    put({ reading: true });
    try {
      const page = await call('listChangeEvents', {
        ...state.request,
        limit: LINE_ROWS,
        ...(state.next === null ? {} : { cursor: state.next }),
      });
      const events = [...state.events, ...page.items];
      put({ events, next: page.next, left: page.total - events.length, reading: false });
    } catch {
      // The line keeps its button to ask for more; the strip above the list tells that the workstation is silent.
      put({ reading: false });
    }
  }, []);

  const unfoldTransaction = useCallback(
    async (transaction: Transaction) => {
      setOpen((before) => new Set(before).add(transaction.id));
      const input = { id: transaction.id, limit: FIRST_ROWS };
      const answer = await queries
        .fetchQuery({ queryKey: ['getTransaction', input], queryFn: () => call('getTransaction', input) })
        .catch(() => null);
      if (answer) setFirstRows((before) => new Map(before).set(transaction.id, answer.events.items));
    },
    [queries],
  );

  const unfoldLine = useCallback(
    (transaction: Transaction, line: TableLine) => {
      const id = lineId(transaction.id, line);
      setOpen((before) => new Set(before).add(id));
      if (known.current.has(id)) return;
      const request = {
        transaction: transaction.id,
        table: [line.table],
        operation: [line.operation],
        baseline: true as const,
      };
      readLine(id, { request, events: [], left: line.rows, reading: true, next: null });
    },
    [readLine],
  );

  const readMore = useCallback(
    (id: string) => {
      const state = known.current.get(id);
      if (state && !state.reading) readLine(id, state);
    },
    [readLine],
  );

  return { open, lines, firstRows, fold, unfoldTransaction, unfoldLine, readMore };
}
