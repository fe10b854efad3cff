/** `app`: ready when Chromium is; one instance for each `--user-data-dir`; quits in Electron's order. */
import { EventEmitter } from 'node:events';
import { browser, closeBrowser } from './browser.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { preventable } from './preventable.ts';
import { standIn } from './system.ts';
import { windows } from './windows.ts';

class App extends EventEmitter {
  readonly #ready = browser.then(() => undefined);
  #leaving = false;

  whenReady(): Promise<void> {
    return this.#ready;
  }

  getLocale(): string {
    return process.env.ELECTRON_STAND_IN_LOCALE ?? 'es-PE';
  }

  requestSingleInstanceLock(): boolean {
    const folder = process.argv.find((arg) => arg.startsWith('--user-data-dir='))?.slice('--user-data-dir='.length);
    return (
      folder === undefined || takeInstanceLock(folder, (argv) => this.emit('second-instance', {}, argv, process.cwd()))
    );
  }

  setAsDefaultProtocolClient(scheme: string, path: string, args: readonly string[]): boolean {
    standIn.protocols.push({ scheme, path, args });
    return true;
  }

  getLoginItemSettings() {
    return { openAtLogin: false };
  }

  setLoginItemSettings(): void {}

  showAboutPanel(): void {}

  quit(): void {
    if (this.#leaving) return;
    const before = preventable();
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    for (const window of windows) {
      window.close();
      if (windows.has(window)) return;
    }
    this.exit(0);
  }

  exit(code = 0): void {
    if (this.#leaving) return;
    this.#leaving = true;
    this.emit('quit', {}, code);
    void closeBrowser().then(() => process.exit(code));
  }
}

export const app = new App();
