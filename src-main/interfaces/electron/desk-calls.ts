/** Answers the page's few calls; the sender is checked once, here, and what it sends is parsed. */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain, Notification } from 'electron';
import { z } from 'zod';
import { type Channel, channels } from './channels.ts';
import { openOutside } from './guard.ts';

const title = z.string().max(200);
const file = z.object({ name: z.string().min(1).max(200), text: z.string() });
const message = z.object({ title, body: z.string().max(1000) });

export function answerDeskCalls(window: BrowserWindow, origin: string): void {
  const answer = <T>(channel: Channel, input: z.ZodType<T>, handler: (value: T) => Promise<unknown>) =>
    ipcMain.handle(channel, (event, value: unknown) => {
      if (!comesFrom(event, origin)) throw new Error('foreign sender');
      return handler(input.parse(value));
    });
  answer(channels.chooseFolder, title, (text) => chooseFolder(window, text));
  answer(channels.saveFile, file, (value) => saveFile(window, value));
  answer(channels.openExternal, z.string().max(2000), openOutside);
  answer(channels.notify, message, notify);
}

export async function notify({ title, body }: z.infer<typeof message>): Promise<boolean> {
  if (!Notification.isSupported()) return false;
  new Notification({ title, body }).show();
  return true;
}

function comesFrom(event: IpcMainInvokeEvent, origin: string): boolean {
  const url = event.senderFrame?.url ?? '';
  return URL.canParse(url) && new URL(url).origin === origin;
}

async function chooseFolder(window: BrowserWindow, text: string): Promise<string | null> {
  const chosen = await dialog.showOpenDialog(window, { title: text, properties: ['openDirectory', 'createDirectory'] });
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

async function saveFile(window: BrowserWindow, { name, text }: z.infer<typeof file>): Promise<string | null> {
  const chosen = await dialog.showSaveDialog(window, { defaultPath: basename(name) });
  if (chosen.canceled || chosen.filePath === '') return null;
  await writeFile(chosen.filePath, text);
  return chosen.filePath;
}
