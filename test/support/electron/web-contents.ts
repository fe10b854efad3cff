/** `webContents`: the page's events, and what it may open. */
import { EventEmitter } from 'node:events';
import type { BrowserWindow } from './browser-window.ts';
import { windows } from './windows.ts';

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

export class WebContents extends EventEmitter {
  readonly #window: BrowserWindow;
  #mayOpen: OpenHandler = () => ({ action: 'allow' });

  constructor(window: BrowserWindow) {
    super();
    this.#window = window;
  }

  get window(): BrowserWindow {
    return this.#window;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#mayOpen = handler;
  }

  mayOpen(url: string): boolean {
    return this.#mayOpen({ url }).action === 'allow';
  }

  isDestroyed(): boolean {
    return this.#window.isDestroyed();
  }

  close(): void {
    this.#window.close();
  }
}

export const webContents = {
  fromDevToolsTargetId: (id: string) => [...windows].find((window) => window.targetId === id)?.webContents,
};
