/** `BrowserWindow` over a page of Chromium: visibility is remembered, navigation and messages go through the product's handlers. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { app } from './app.ts';
import { browser } from './browser.ts';
import { answerInvoke } from './ipc-main.ts';
import { preventable } from './preventable.ts';
import { WebContents } from './web-contents.ts';
import { windows } from './windows.ts';

interface Options {
  readonly width?: number;
  readonly height?: number;
  readonly show?: boolean;
  readonly title?: string;
  readonly webPreferences?: Readonly<Record<string, unknown>> & { readonly preload?: string };
}

const bootScript = readFileSync(join(import.meta.dirname, 'page-boot.js'), 'utf8');

export class BrowserWindow extends EventEmitter {
  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static fromWebContents(contents: WebContents | undefined): BrowserWindow | null {
    return contents?.window ?? null;
  }

  readonly webContents = new WebContents(this);
  readonly options: Options;
  targetId = '';
  #page: Page | undefined;
  readonly #opened: Promise<Page>;
  #visible: boolean;
  #destroyed = false;
  #loading = false;

  constructor(options: Options = {}) {
    super();
    this.options = options;
    this.#visible = options.show !== false;
    windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    this.#opened = this.#open();
  }

  async #open(): Promise<Page> {
    const context = await browser;
    const blank = windows.size === 1 ? context.pages()[0] : undefined;
    const page = blank ?? (await context.newPage());
    this.#page = page;
    const session = await context.newCDPSession(page);
    this.targetId = (await session.send('Target.getTargetInfo')).targetInfo.targetId;
    await page.setViewportSize({ width: this.options.width ?? 800, height: this.options.height ?? 600 });
    await this.#carryMessages(session);
    await this.#watchNavigation(session);
    await page.addInitScript(`${bootScript}\n${preloadScript(this.options.webPreferences?.preload)}`);
    page.on('close', () => this.#gone());
    page.once('domcontentloaded', () => setTimeout(() => this.emit('ready-to-show'), 30));
    return page;
  }

  /** An own binding rather than Playwright's: the test's client, a second one, would answer those first. */
  async #carryMessages(session: CDPSession): Promise<void> {
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: '__standInSend' });
    session.on('Runtime.bindingCalled', async ({ payload, executionContextId: contextId }) => {
      const { id, channel, args, open } = JSON.parse(payload);
      if (open !== undefined) {
        this.#openAnother(open);
        return;
      }
      const event = { sender: this.webContents, senderFrame: { url: this.#page?.url() ?? '' } };
      const reply = JSON.stringify(await answerInvoke(channel, event, args));
      await session
        .send('Runtime.evaluate', { contextId, expression: `__standInReply(${id}, ${reply})` })
        .catch(() => undefined);
    });
  }

  #openAnother(url: string): void {
    if (this.webContents.mayOpen(url)) void new BrowserWindow().loadURL(url);
  }

  async #watchNavigation(session: CDPSession): Promise<void> {
    const { frameTree } = await session.send('Page.getFrameTree');
    await session.send('Fetch.enable', { patterns: [{ resourceType: 'Document' }] });
    session.on('Fetch.requestPaused', ({ requestId, request, frameId }) => {
      const event = preventable();
      if (!this.#loading && frameId === frameTree.frame.id) this.webContents.emit('will-navigate', event, request.url);
      const answer = event.defaultPrevented
        ? session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
        : session.send('Fetch.continueRequest', { requestId });
      answer.catch(() => undefined);
    });
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#opened;
    this.#loading = true;
    await page.goto(url).finally(() => {
      this.#loading = false;
    });
  }

  close(): void {
    const event = preventable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    this.#gone();
    void this.#opened.then((page) => page.close()).catch(() => undefined);
  }

  #gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    windows.delete(this);
    this.emit('closed');
    if (windows.size === 0 && !app.emit('window-all-closed')) app.quit();
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  show(): void {
    this.#visible = true;
    this.emit('show');
  }

  hide(): void {
    this.#visible = false;
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.#visible;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  focus(): void {
    this.emit('focus');
  }
}

function preloadScript(file: string | undefined): string {
  const preload = file === undefined ? '' : readFileSync(file, 'utf8');
  return `if (window.__standInRequire) ((require, module, exports) => {\n${preload}\n})(window.__standInRequire, { exports: {} }, {});
delete window.__standInRequire;`;
}
