/** The icon beside the clock: says whether capture is well, opens the window, quits. */
import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { DeskTexts } from './desk-texts.ts';
import type { TrayState } from './tray-state.ts';

export interface DeskTray {
  set(state: TrayState): void;
  close(): void;
}

export function openDeskTray(
  iconFolder: string,
  texts: DeskTexts,
  actions: { show: () => void; quit: () => void },
): DeskTray {
  const tips: Readonly<Record<TrayState, string>> = {
    capturing: texts.trayCapturing,
    attention: texts.trayAttention,
    stopped: texts.trayStopped,
  };
  const image = (state: TrayState) => nativeImage.createFromPath(join(iconFolder, `tray-${state}.png`));
  const tray = new Tray(image('capturing'));
  tray.setToolTip(tips.capturing);
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: texts.show, click: actions.show },
      { type: 'separator' },
      { label: texts.quit, click: actions.quit },
    ]),
  );
  tray.on('click', actions.show);
  let shown: TrayState = 'capturing';
  return {
    set(state) {
      if (state === shown) return;
      shown = state;
      tray.setImage(image(state));
      tray.setToolTip(tips[state]);
    },
    close: () => tray.destroy(),
  };
}
