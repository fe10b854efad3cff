/** What belongs to the operating system: recorded, never shown. Dialogs answer as if the person cancelled; a test replaces the function. */
import { EventEmitter } from 'node:events';

/** What the product asked of the operating system, for tests. */
export const standIn = {
  opened: [] as string[],
  notifications: [] as NotificationOptions[],
  trays: [] as Tray[],
  protocols: [] as { scheme: string; path: string; args: readonly string[] }[],
};

interface NotificationOptions {
  readonly title: string;
  readonly body: string;
}

export const dialog = {
  showOpenDialog: async () => ({ canceled: true, filePaths: [] as string[] }),
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
  showMessageBox: async () => ({ response: 0 }),
  showErrorBox: (title: string, content: string) => void process.stderr.write(`${title}\n${content}\n`),
};

export const shell = {
  openExternal: async (url: string) => void standIn.opened.push(url),
  openPath: async (path: string) => {
    standIn.opened.push(path);
    return '';
  },
};

export interface MenuItem {
  readonly label?: string;
  readonly role?: string;
  readonly click?: () => void;
  readonly submenu?: Menu | readonly MenuItem[];
}

export class Menu {
  static #application: Menu | null = null;
  readonly items: readonly MenuItem[];

  constructor(items: readonly MenuItem[] = []) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly MenuItem[]): Menu {
    return new Menu(
      template.map((item) =>
        item.submenu === undefined || item.submenu instanceof Menu
          ? item
          : { ...item, submenu: Menu.buildFromTemplate(item.submenu) },
      ),
    );
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }
}

export class Tray extends EventEmitter {
  image: unknown;
  toolTip = '';
  menu: Menu | undefined;
  destroyed = false;

  constructor(image: unknown) {
    super();
    this.image = image;
    standIn.trays.push(this);
  }

  setImage(image: unknown): void {
    this.image = image;
  }

  setToolTip(text: string): void {
    this.toolTip = text;
  }

  setContextMenu(menu: Menu): void {
    this.menu = menu;
  }

  destroy(): void {
    this.destroyed = true;
  }
}

export class Notification {
  readonly #options: NotificationOptions;

  constructor(options: NotificationOptions) {
    this.#options = options;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    standIn.notifications.push(this.#options);
  }
}

export const nativeImage = { createFromPath: (path: string) => ({ path }) };
export const powerMonitor = new EventEmitter();
export const session = { defaultSession: { setPermissionRequestHandler() {}, setPermissionCheckHandler() {} } };
