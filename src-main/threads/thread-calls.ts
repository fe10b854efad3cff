/** Calls between the main thread and a worker, and notices the other way; errors thrown on purpose stay what they are. */
import type { ProblemCode } from '#shared/problem.ts';
import { AuditError, type Detail } from '../errors.ts';

/** Each call as a function of at most one value; each notice as what it tells. All of it must survive a structured clone. */
export interface ThreadContract {
  readonly calls: { readonly [name: string]: (input: never) => unknown };
  readonly notices: { readonly [name: string]: unknown };
}

export interface MessageEnd {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

type Calls<C extends ThreadContract> = C['calls'];
type Name<T> = keyof T & string;
type Handlers<C extends ThreadContract> = {
  readonly [N in Name<Calls<C>>]: (
    ...input: Parameters<Calls<C>[N]>
  ) => ReturnType<Calls<C>[N]> | Promise<ReturnType<Calls<C>[N]>>;
};
export type NoticeListeners<C extends ThreadContract> = {
  readonly [N in Name<C['notices']>]: (notice: C['notices'][N]) => void;
};
export type Tell<C extends ThreadContract> = <N extends Name<C['notices']>>(name: N, notice: C['notices'][N]) => void;
export type Call<C extends ThreadContract> = <N extends Name<Calls<C>>>(
  name: N,
  ...input: Parameters<Calls<C>[N]>
) => Promise<ReturnType<Calls<C>[N]>>;

/** What travels; both ends are compiled from the same contract, so its content is not checked again. */
type Message =
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly output: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly code: ProblemCode; readonly detail: Detail }
  | { readonly type: 'notice'; readonly name: string; readonly notice: unknown };

export interface ThreadCalls<C extends ThreadContract> {
  readonly call: Call<C>;
  /** The thread has ended: whoever waits is told. */
  fail(error: unknown): void;
}

interface Waiting {
  readonly done: (output: never) => void;
  readonly failed: (error: unknown) => void;
}

export function callThread<C extends ThreadContract>(
  worker: MessageEnd,
  listeners: NoticeListeners<C>,
): ThreadCalls<C> {
  const waiting = new Map<number, Waiting>();
  let next = 1;
  worker.on('message', (received) => {
    const message = received as Message; // see Message
    if (message.type === 'notice') listeners[message.name as Name<C['notices']>](message.notice as never); // see Message
    if (message.type === 'answer') waiting.get(message.id)?.done(message.output as never); // see Message
    if (message.type === 'failure') waiting.get(message.id)?.failed(new AuditError(message.code, message.detail));
    if (message.type === 'answer' || message.type === 'failure') waiting.delete(message.id);
  });
  return {
    call: (name, ...[input]) =>
      new Promise((done, failed) => {
        const id = next++;
        waiting.set(id, { done, failed });
        worker.postMessage({ type: 'call', id, name, input } satisfies Message);
      }),
    fail(error) {
      for (const { failed } of waiting.values()) failed(error);
      waiting.clear();
    },
  };
}

/** Returns the way to give notice. */
export function answerCalls<C extends ThreadContract>(port: MessageEnd, handlers: Handlers<C>): Tell<C> {
  const byName = new Map<string, unknown>(Object.entries(handlers));
  port.on('message', (received) => {
    const message = received as Message; // see Message
    if (message.type !== 'call') return;
    const handler = byName.get(message.name);
    if (typeof handler === 'function') void answerCall(port, message.id, async () => handler(message.input));
  });
  return (name, notice) => port.postMessage({ type: 'notice', name, notice } satisfies Message);
}

async function answerCall(port: MessageEnd, id: number, work: () => Promise<unknown>): Promise<void> {
  try {
    port.postMessage({ type: 'answer', id, output: await work() } satisfies Message);
  } catch (error) {
    const [code, detail]: [ProblemCode, Detail] =
      error instanceof AuditError
        ? [error.code, error.words]
        : ['internal', error instanceof Error ? (error.stack ?? error.message) : String(error)];
    port.postMessage({ type: 'failure', id, code, detail } satisfies Message);
  }
}
