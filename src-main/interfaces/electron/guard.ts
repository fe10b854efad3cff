/** The seat belt of every page: it stays on the workstation's origin, opens no window, gets no permission; https goes to the system's browser. */
import { type App, type Session, shell, type WebContents } from 'electron';

/** Opens an address outside, only over https. */
export async function openOutside(address: string): Promise<boolean> {
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:') return false;
  await shell.openExternal(address);
  return true;
}

export function guardPages(app: App, origin: string): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, origin));
}

export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  );
  session.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
}

function guardContents(contents: WebContents, origin: string): void {
  contents.setWindowOpenHandler(({ url }) => {
    void openOutside(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event, url) => {
    if (new URL(url).origin !== origin) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
