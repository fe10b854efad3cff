/** Leaving: the person is told that capture stops, then capture is closed, then the process ends. Signals and shutdown do not ask. */
import { type App, type BrowserWindow, dialog } from 'electron';
import type { DeskTexts } from './desk-texts.ts';

export interface Leaving {
  readonly app: App;
  readonly texts: DeskTexts;
  /** The window that the question belongs to. */
  readonly window: BrowserWindow;
  /** Stops the capture; resolves when everything is written. */
  readonly close: () => Promise<void>;
}

/** Returns the way out that does not ask. */
export function leaveInOrder({ app, texts, window, close }: Leaving): () => Promise<void> {
  let state: 'running' | 'asking' | 'leaving' = 'running';

  async function leave(): Promise<void> {
    if (state === 'leaving') return;
    state = 'leaving';
    let exitCode = 0;
    await close().catch((cause: unknown) => {
      process.stderr.write(`${String(cause)}\n`);
      exitCode = 1;
    });
    app.exit(exitCode);
  }

  async function ask(): Promise<void> {
    state = 'asking';
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: texts.quitTitle,
      message: texts.quitMessage,
      detail: texts.quitDetail,
      buttons: [texts.quitCancel, texts.quitConfirm],
      defaultId: 0,
      cancelId: 0,
    });
    if (state !== 'asking') return;
    state = 'running';
    if (response === 1) await leave();
  }

  app.on('before-quit', (event) => {
    event.preventDefault();
    if (state === 'running') void ask();
  });
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
  return leave;
}
