/** The only bridge into the page: four functions, no Node, nothing of Electron itself. */
import { contextBridge, ipcRenderer } from 'electron';
import type { Desktop } from '#shared/desktop.ts';
import { channels } from './channels.ts';

const desktop: Desktop = {
  chooseFolder: (title) => ipcRenderer.invoke(channels.chooseFolder, title),
  saveFile: (file) => ipcRenderer.invoke(channels.saveFile, file),
  openExternal: (url) => ipcRenderer.invoke(channels.openExternal, url),
  notify: (message) => ipcRenderer.invoke(channels.notify, message),
};

contextBridge.exposeInMainWorld('desktop', desktop);
