/** The desktop shell, a table of contents: one instance, links to it, the workstation, then window, tray, menu, power and the way out. */
import { join } from 'node:path';
import { app, dialog, powerMonitor, session, shell } from 'electron';
import { resourcesFolder } from '../../places.ts';
import { answerDeskCalls, notify } from './desk-calls.ts';
import { type DeskLinks, receiveLinks } from './desk-links.ts';
import { setDeskMenu } from './desk-menu.ts';
import { deskTexts } from './desk-texts.ts';
import { openDeskTray } from './desk-tray.ts';
import { openDeskWindow } from './desk-window.ts';
import { startDeskWorkstation } from './desk-workstation.ts';
import { explainFailure } from './explain-failure.ts';
import { followStatus } from './follow-status.ts';
import { guardPages, guardSession } from './guard.ts';
import { leaveInOrder } from './leave.ts';
import { followPower } from './power.ts';
import { trayState } from './tray-state.ts';

// Not awaited here: Electron reports itself ready only after this module has been evaluated.
if (app.requestSingleInstanceLock()) {
  const links = receiveLinks(app, process.argv);
  app
    .whenReady()
    .then(() => runDesk(links))
    .catch(fail);
} else app.exit(0);

async function runDesk(links: DeskLinks): Promise<void> {
  if (process.platform === 'win32') app.setAppUserModelId('pe.testigo.workstation'); // without it Windows shows no notification
  const texts = deskTexts(app.getLocale());
  const icons = join(resourcesFolder, 'icons');
  const station = await startDeskWorkstation(process.argv);
  const { origin } = new URL(station.url);

  guardPages(app, origin);
  guardSession(session.defaultSession);

  const page = { url: station.url, route: links.first() };
  const desk = openDeskWindow(page, join(icons, 'testigo.png'), () => {
    void notify({ title: texts.hiddenTitle, body: texts.hiddenBody });
  });
  links.follow(desk.open);
  answerDeskCalls(desk.window, origin);
  app.on('second-instance', desk.show);
  app.on('activate', desk.show);

  const tray = openDeskTray(icons, texts, { show: desk.show, quit: () => app.quit() });
  const following = followStatus(station.status, (status) => tray.set(trayState(status)));
  setDeskMenu(app, texts, {
    openFolder: () => void shell.openPath(station.folder),
    openInBrowser: () => void shell.openExternal(station.url),
  });

  const leave = leaveInOrder({
    app,
    texts,
    window: desk.window,
    async close() {
      following.stop();
      tray.close();
      await station.close();
      desk.allowClose();
    },
  });
  followPower(powerMonitor, { powerEvent: station.powerEvent, shutdown: () => void leave() });
}

function fail(cause: unknown): void {
  const { title, text, exitCode } = explainFailure(cause, app.getLocale());
  dialog.showErrorBox(title, text);
  app.exit(exitCode);
}
