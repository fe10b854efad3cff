/** The one window: sandboxed, isolated, without Node; closing it hides it, because the capture goes on. */
import { join } from 'node:path';
import { BrowserWindow } from 'electron';

export interface DeskWindow {
  /** Brings it to the front, also when hidden or minimised. */
  show(): void;
  /** Brings it to the front at a route of the screen, `/linea?dia=…`. */
  open(route: string): void;
  /** Whether closing means leaving (true once the capture was stopped). */
  allowClose(): void;
  readonly window: BrowserWindow;
}

interface DeskPage {
  /** Of the workstation. */
  readonly url: string;
  /** Where the screen begins; null: where it likes. */
  readonly route: string | null;
}

export function openDeskWindow({ url, route }: DeskPage, icon: string, onHidden: () => void): DeskWindow {
  let mayClose = false;
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Testigo',
    icon,
    backgroundColor: '#F2F4F1',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
    },
  });
  window.on('close', (event) => {
    if (mayClose) return;
    event.preventDefault();
    window.hide();
    onHidden();
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', () => void window.loadURL(url));
  const load = (wanted: string | null) => void window.loadURL(wanted === null ? url : `${url}#${wanted}`);
  load(route);
  const show = () => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  return {
    window,
    show,
    open(wanted) {
      load(wanted);
      show();
    },
    allowClose() {
      mayClose = true;
    },
  };
}
