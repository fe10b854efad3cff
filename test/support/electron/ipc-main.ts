/** `ipcMain.handle`, and the errors that the page sees. Only JSON values travel here; the product sends nothing else. */
import type { WebContents } from './web-contents.ts';

export interface InvokeEvent {
  readonly sender: WebContents;
  readonly senderFrame: { readonly url: string };
}

type Handler = (event: InvokeEvent, ...args: unknown[]) => unknown;
const handlers = new Map<string, Handler>();

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
};

export type Reply = { readonly value: unknown } | { readonly error: string };

export async function answerInvoke(channel: string, event: InvokeEvent, args: unknown[]): Promise<Reply> {
  const handler = handlers.get(channel);
  if (handler === undefined) return { error: `Error: No handler registered for '${channel}'` };
  try {
    return { value: (await handler(event, ...args)) ?? null };
  } catch (cause) {
    return { error: String(cause) };
  }
}
