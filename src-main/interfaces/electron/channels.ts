/** Names of the messages between page and window; no library here, so that the preload stays a few hundred bytes. */
export const channels = {
  chooseFolder: 'desktop:choose-folder',
  saveFile: 'desktop:save-file',
  openExternal: 'desktop:open-external',
  notify: 'desktop:notify',
} as const;

export type Channel = (typeof channels)[keyof typeof channels];
