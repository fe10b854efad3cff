/** Links from other programs, `testigo://open/…`: registered with the operating system, checked against the screen's own routes, shown in the window. */
import { resolve } from 'node:path';
import type { App } from 'electron';
import { linkScheme, routeOfLink } from '#shared/app-link.ts';

export interface DeskLinks {
  /** The route that this start was asked for; null without a link, or with one that is not ours. */
  first(): string | null;
  /** Told of every later one. */
  follow(show: (route: string) => void): void;
}

/** Called before Electron is ready: macOS hands over the link of a start that early. */
export function receiveLinks(app: App, argv: readonly string[]): DeskLinks {
  let waiting = routeAmong(argv);
  let show: ((route: string) => void) | null = null;
  const take = (route: string | null) => {
    if (route === null) return;
    if (show === null) waiting = route;
    else show(route);
  };
  app.on('open-url', (event, link) => {
    event.preventDefault();
    take(routeOfLink(link));
  });
  app.on('second-instance', (_event, theirArgv) => take(routeAmong(theirArgv)));
  register(app, argv);
  return {
    first: () => waiting,
    follow(next) {
      show = next;
    },
  };
}

/** With the options of this start, so that a link that starts Testigo opens the same workspace. */
function register(app: App, argv: readonly string[]): void {
  const options = argv.slice(1).filter((option) => !isLink(option));
  // Where Electron itself is the program, its first plain argument is the folder of ours, from wherever it is started.
  const folder = process.defaultApp === true ? options.findIndex((option) => !option.startsWith('-')) : -1;
  const whole = options.map((option, index) => (index === folder ? resolve(option) : option));
  app.setAsDefaultProtocolClient(linkScheme, process.execPath, whole);
}

function routeAmong(argv: readonly string[]): string | null {
  return routeOfLink(argv.findLast(isLink) ?? '');
}

function isLink(option: string): boolean {
  return option.toLowerCase().startsWith(`${linkScheme}:`);
}
