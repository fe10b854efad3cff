/** The workstation's live messages: status and verification go into server state, new changes are counted, nothing is moved. */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { type LiveMessage, liveMessageSchema } from '#shared/live-message.ts';
import { API_ROOT } from './client.ts';

/** How far understanding has come, as told since the page was opened. */
export interface LiveChange {
  /** Sum of the row changes understood since the page was opened. */
  readonly events: number;
  readonly lastCommittedAt: string | null;
}

export interface Live {
  readonly connected: boolean;
  readonly change: LiveChange;
}

const START: Live = { connected: true, change: { events: 0, lastCommittedAt: null } };
const LiveContext = createContext<Live>(START);

export function useLive(): Live {
  return useContext(LiveContext);
}

export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);
  const [change, setChange] = useState(START.change);
  const handle = useRef<(message: LiveMessage) => void>(() => {});
  handle.current = (message) => {
    if (message.type === 'status') queries.setQueryData(['getStatus', {}], message.status);
    else if (message.type === 'verification') queries.setQueryData(['getVerification', {}], message.verification);
    else if (message.type === 'finding') {
      for (const name of ['getCoverage', 'listSources']) queries.invalidateQueries({ queryKey: [name] });
    } else {
      setChange((before) => ({
        events: before.events + message.events,
        lastCommittedAt: message.lastCommittedAt ?? before.lastCommittedAt,
      }));
    }
  };
  useEffect(() => listen((message) => handle.current(message), setConnected), []);
  const live = useMemo(() => ({ connected, change }), [connected, change]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

function listen(onMessage: (message: LiveMessage) => void, onConnected: (connected: boolean) => void): () => void {
  const events = new EventSource(`${API_ROOT}/live`);
  events.onopen = () => onConnected(true);
  events.onerror = () => onConnected(false);
  const receive = (event: MessageEvent<string>) => {
    const parsed = liveMessageSchema.safeParse(parseJson(event.data));
    if (parsed.success) onMessage(parsed.data);
  };
  events.onmessage = receive;
  for (const type of ['status', 'change', 'finding', 'verification']) events.addEventListener(type, receive);
  return () => events.close();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
