/** What is read when an event is unfolded: its rows by transaction, or the events that it gathers, a page at a time. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { BusinessEvent } from '#shared/business-event.ts';
import { call } from '../../api/client.ts';
import { type Told, toldLines } from './event-rows.ts';

const FIRST_ROWS = 500;
const MEMBERS = 200;
/** Rows that came without a transaction are read one by one: only so many at once. */
const LOOSE_ROWS = 50;

export function useTold(open: (id: string) => void) {
  const queries = useQueryClient();
  const [told, setTold] = useState<ReadonlyMap<string, Told>>(new Map());
  const known = useRef(told);
  known.current = told;
  const put = useCallback(
    (id: string, part: (before: Told) => Partial<Told>) =>
      setTold((before) => {
        const state = before.get(id);
        return state === undefined ? before : new Map(before).set(id, { ...state, ...part(state) });
      }),
    [],
  );
  const unfoldEvent = useCallback(
    async ({ eventId }: BusinessEvent) => {
      open(eventId);
      if (known.current.has(eventId)) return;
      const input = { id: eventId };
      const ask = { queryKey: ['getBusinessEvent', input], queryFn: () => call('getBusinessEvent', input) };
      // Where the answer fails, the row stays folded around nothing; the strip above tells that the workstation is silent.
      const detail = await queries.fetchQuery(ask).catch(() => null);
      if (detail === null) return;
      const state: Told = { detail, transactions: new Map(), changes: new Map(), members: [], reading: true };
      setTold((before) => new Map(before).set(eventId, state));
      await Promise.all([readTransactions(state, put), readMembers(state, put)]);
      put(eventId, () => ({ reading: false }));
    },
    [open, put, queries],
  );
  /** More members of an event, or more rows of one of its lines; false where the id is none of an event's. */
  const readMoreTold = useCallback(
    (id: string): boolean => {
      const eventId = id.slice(0, id.indexOf('/'));
      const state = known.current.get(eventId);
      if (state === undefined) return false;
      if (state.reading) return true;
      put(eventId, () => ({ reading: true }));
      const read = id === `${eventId}/members` ? readMembers(state, put) : readLine(state, id, put);
      read.finally(() => put(eventId, () => ({ reading: false })));
      return true;
    },
    [put],
  );
  return { told, unfoldEvent, readMoreTold };
}

type Put = (id: string, part: (before: Told) => Partial<Told>) => void;

async function readTransactions({ detail }: Told, put: Put): Promise<void> {
  const ids = [...new Set(detail.evidence.map(({ transaction }) => transaction))];
  for (const id of ids) {
    if (id === null) continue;
    const answer = await call('getTransaction', { id, limit: FIRST_ROWS }).catch(() => null);
    if (answer === null) continue;
    put(detail.eventId, ({ transactions, changes }) => ({
      transactions: new Map(transactions).set(id, answer.transaction),
      changes: withRows(changes, answer.events.items),
    }));
  }
  const loose = detail.evidence.filter(({ transaction }) => transaction === null);
  await readEach(detail.eventId, loose.slice(0, LOOSE_ROWS), put);
}

async function readMembers({ detail, members }: Told, put: Put): Promise<void> {
  if (detail.members.length <= members.length) return;
  const cursor = members.length === 0 ? undefined : await cursorAfter(detail.eventId, members.length);
  const page = await call('listBusinessEvents', { gatheredBy: detail.eventId, limit: MEMBERS, cursor }).catch(
    () => null,
  );
  if (page !== null) put(detail.eventId, (before) => ({ members: [...before.members, ...page.items] }));
}

/** Pages are short and few: the way to the next one leads over those before. */
async function cursorAfter(gatheredBy: string, count: number): Promise<string | undefined> {
  const page = await call('listBusinessEvents', { gatheredBy, limit: count }).catch(() => null);
  return page?.next ?? undefined;
}

async function readLine(told: Told, lineId: string, put: Put): Promise<void> {
  const line = toldLines(told).find(({ id }) => id === lineId);
  const missing = (line?.rowIds ?? []).filter((id) => !told.changes.has(id)).map((eventId) => ({ eventId }));
  await readEach(told.detail.eventId, missing.slice(0, LOOSE_ROWS), put);
}

async function readEach(eventId: string, rows: readonly { readonly eventId: string }[], put: Put): Promise<void> {
  const answers = await Promise.all(rows.map((row) => call('getChangeEvent', { id: row.eventId }).catch(() => null)));
  const events = answers.flatMap((answer) => answer?.event ?? []);
  if (events.length > 0) put(eventId, ({ changes }) => ({ changes: withRows(changes, events) }));
}

function withRows(
  changes: Told['changes'],
  events: Iterable<Told['changes'] extends ReadonlyMap<string, infer E> ? E : never>,
): Told['changes'] {
  return new Map([...changes, ...[...events].map((event) => [event.eventId, event] as const)]);
}
