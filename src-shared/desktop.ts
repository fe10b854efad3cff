/** What the desktop window adds to the page, as `window.desktop`; every function is optional: without it the same page works in a browser. */
export interface Desktop {
  /** Native folder picker; null when the person cancels. */
  readonly chooseFolder?: (title: string) => Promise<string | null>;
  /** Native save dialog, then writes the text; the path, or null when the person cancels. */
  readonly saveFile?: (file: { readonly name: string; readonly text: string }) => Promise<string | null>;
  /** Opens an https address in the system's browser; false when the address is refused. */
  readonly openExternal?: (url: string) => Promise<boolean>;
  /** Notification of the operating system; false where it has none. */
  readonly notify?: (message: { readonly title: string; readonly body: string }) => Promise<boolean>;
}
