/** The open windows. */
import type { BrowserWindow } from './browser-window.ts';

export const windows = new Set<BrowserWindow>();
