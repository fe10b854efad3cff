/** The application's menu, in the person's language. */
import { type App, Menu, type MenuItemConstructorOptions } from 'electron';
import type { DeskTexts } from './desk-texts.ts';

export interface MenuActions {
  readonly openFolder: () => void;
  readonly openInBrowser: () => void;
}

export function setDeskMenu(app: App, texts: DeskTexts, actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(app, texts, actions)));
}

function menuTemplate(app: App, texts: DeskTexts, actions: MenuActions): MenuItemConstructorOptions[] {
  return [
    {
      label: texts.file,
      submenu: [
        { label: texts.openFolder, click: actions.openFolder },
        { label: texts.openInBrowser, click: actions.openInBrowser },
        ...startAtLoginItem(app, texts),
        { type: 'separator' },
        { label: texts.quit, accelerator: 'CmdOrCtrl+Q', click: () => app.quit() },
      ],
    },
    {
      label: texts.edit,
      submenu: [
        { role: 'undo', label: texts.undo },
        { role: 'redo', label: texts.redo },
        { type: 'separator' },
        { role: 'cut', label: texts.cut },
        { role: 'copy', label: texts.copy },
        { role: 'paste', label: texts.paste },
        { role: 'selectAll', label: texts.selectAll },
      ],
    },
    {
      label: texts.view,
      submenu: [
        { role: 'reload', label: texts.reload, accelerator: 'F5' },
        { role: 'zoomIn', label: texts.zoomIn },
        { role: 'zoomOut', label: texts.zoomOut },
        { role: 'resetZoom', label: texts.zoomReset },
        { role: 'togglefullscreen', label: texts.fullScreen },
        { role: 'toggleDevTools', label: texts.developerTools },
      ],
    },
    { label: texts.help, submenu: [{ label: texts.about, click: () => app.showAboutPanel() }] },
  ];
}

/** Linux has no such setting in Electron. */
function startAtLoginItem(app: App, texts: DeskTexts): MenuItemConstructorOptions[] {
  if (process.platform === 'linux') return [];
  return [
    {
      label: texts.startAtLogin,
      type: 'checkbox',
      checked: app.getLoginItemSettings().openAtLogin,
      click: (item) => app.setLoginItemSettings({ openAtLogin: item.checked }),
    },
  ];
}
