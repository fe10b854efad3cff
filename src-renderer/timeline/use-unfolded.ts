/** What is unfolded in the list: events with their rows or members, transactions with their first rows, table lines with as many pages of rows as were asked for. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { ChangeEvent } from '#shared/canonical-change-event.ts';
import type { Transaction } from '#shared/operations.ts';
import { call } from '../api/client.ts';
import { useTold } from './events/use-told.ts';
import { type LineRows, lineId, type TableLine } from './list-rows.ts';

const FIRST_ROWS = 100;
const LINE_ROWS = 200;

interface LineState extends LineRows {
  readonly request: {
    readonly transaction: string[];
    readonly table: string[];
    readonly operation: TableLine['operation'][];
    readonly baseline: true;
  };
  readonly next: string | null;
}

export function useUnfolded() {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const add = useCallback((id: string) => setOpen((before) => new Set(before).add(id)), []);
  const fold = useCallback(
    (id: string) => setOpen((before) => new Set([...before].filter((other) => other !== id))),
    [],
  );
  const lines = useLineRows(add);
  const told = useTold(add);
  const readMore = (id: string) => told.readMoreTold(id) || lines.readMore(id);
  return { open, add, fold, ...useFirstRows(add), ...lines, ...told, readMore };
}

function useFirstRows(open: (id: string) => void) {
  const queries = useQueryClient();
  const [firstRows, setFirstRows] = useState<ReadonlyMap<string, readonly ChangeEvent[]>>(new Map());
  const unfoldTransaction = useCallback(
    async (transaction: Transaction) => {
      open(transaction.id);
      const input = { id: transaction.id, limit: FIRST_ROWS };
      const answer = await queries
        .fetchQuery({ queryKey: ['getTransaction', input], queryFn: () => call('getTransaction', input) })
        .catch(() => null);
      if (answer) setFirstRows((before) => new Map(before).set(transaction.id, answer.events.items));
    },
    [open, queries],
  );
  return { firstRows, unfoldTransaction };
}

function useLineRows(open: (id: string) => void) {
  const [lines, setLines] = useState<ReadonlyMap<string, LineState>>(new Map());
  const known = useRef(lines);
  known.current = lines;
  const read = useCallback(async (id: string, state: LineState) => {
    const put = (part: Partial<LineState>) => setLines((before) => new Map(before).set(id, { ...state, ...part }));
    put({ reading: true });
    // Where the answer fails, the line keeps its button to ask for more; the strip above tells that the workstation is silent.
    put((await readPage(state).catch(() => null)) ?? { reading: false });
  }, []);
  const unfoldLine = useCallback(
    (transaction: Transaction, line: TableLine) => {
      const id = lineId(transaction.id, line);
      open(id);
      if (known.current.has(id)) return;
      const request = {
        transaction: [transaction.id],
        table: [line.table],
        operation: [line.operation],
        baseline: true as const,
      };
      read(id, { request, events: [], left: line.rows, reading: true, next: null });
    },
    [open, read],
  );
  const readMore = useCallback(
    (id: string) => {
      const state = known.current.get(id);
      if (state && !state.reading) read(id, state);
    },
    [read],
  );
  return { lines, unfoldLine, readMore };
}

async function readPage({ request, events, next }: LineState): Promise<Partial<LineState>> {
  const page = await call('listChangeEvents', {
    ...request,
    limit: LINE_ROWS,
    ...(next === null ? {} : { cursor: next }),
  });
  const all = [...events, ...page.items];
  return { events: all, next: page.next, left: page.total - all.length, reading: false };
}
