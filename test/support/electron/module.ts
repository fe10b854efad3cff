/** What `import … from 'electron'` gives in the stand-in's main process. */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc-main.ts';
export { dialog, Menu, Notification, nativeImage, powerMonitor, session, shell, standIn, Tray } from './system.ts';
export { webContents } from './web-contents.ts';
