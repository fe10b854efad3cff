/** Every delivery of a workspace in order of id, over all monthly files; read-only, sees what is committed at each call. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { AuditError } from '../../errors.ts';
import { type MonthReader, openMonthReader } from './bodies-month-reader.ts';
import { bodiesFile, evidenceFolder, monthOfFile } from './bodies-schema.ts';
import type { Delivery } from './delivery.ts';

export interface BodiesMonth {
  readonly month: string;
  readonly deliveries: number;
  /** Size of the file. */
  readonly bytes: number;
  /** Bodies dropped by retention; the file is an empty stub that keeps the last id. */
  readonly dropped: boolean;
  readonly firstId: number | null;
  readonly lastId: number | null;
}

export interface BodiesReader {
  /** Up to `limit` deliveries with a greater id, in order. Bodies are read when asked for. */
  after(id: number, limit: number): Delivery[];
  /** Null where there is none, or its month was dropped. */
  get(id: number): Delivery | null;
  /** The newest id ever given, 0 for none. */
  lastId(): number;
  /** How many deliveries have a greater id; exact up to ten thousand, then by their ids. */
  countAfter(id: number): number;
  months(): BodiesMonth[];
  /** Ids present in a month, as ranges without holes. */
  ranges(month: string): [first: number, last: number][];
  close(): void;
}

/** `onUnreadable`: what to do about a file that can't be read, which then counts as absent; without it, the error is thrown. */
export function openBodiesReader(
  workspaceFolder: string,
  onUnreadable?: (name: string, error: unknown) => void,
): BodiesReader {
  const { files, readerOf, close } = openFiles(workspaceFolder, onUnreadable);
  return {
    after(id, limit) {
      const found = files()
        .filter((file) => (file.range()?.last ?? 0) > id)
        .flatMap((file) => file.after(id, limit));
      return found.sort((a, b) => a.id - b.id).slice(0, limit);
    },
    get(id) {
      for (const file of files().reverse()) {
        const found = file.get(id);
        if (found !== null) return found;
      }
      return null;
    },
    lastId: () => Math.max(0, ...files().map(lastIdOf)),
    countAfter: (id) =>
      files()
        .filter((file) => (file.range()?.last ?? 0) > id)
        .reduce((sum, file) => sum + file.countAfter(id), 0),
    months: () => files().map((file) => describeMonth(workspaceFolder, file)),
    ranges: (month) => readerOf(month)?.ranges() ?? [],
    close,
  };
}

/** Monthly files, opened when first needed; new ones show up by themselves. */
function openFiles(workspaceFolder: string, onUnreadable?: (name: string, error: unknown) => void) {
  const open = new Map<string, MonthReader>();
  const unreadable = new Set<string>();

  function files(): MonthReader[] {
    return listMonths(workspaceFolder)
      .map(readerOf)
      .filter((reader) => reader !== null);
  }

  function readerOf(month: string): MonthReader | null {
    const known = open.get(month);
    if (known !== undefined) return known;
    if (unreadable.has(month)) return null;
    try {
      const reader = openMonthReader(workspaceFolder, month);
      open.set(month, reader);
      return reader;
    } catch (error) {
      // A file that is just being made holds nothing yet.
      if (error instanceof AuditError && error.code === 'not-found') return null;
      if (onUnreadable === undefined) throw error;
      unreadable.add(month);
      onUnreadable(`bodies-${month}.db`, error);
      return null;
    }
  }

  function close(): void {
    for (const reader of open.values()) reader.close();
    open.clear();
  }

  return { files, readerOf, close };
}

export function listMonths(workspaceFolder: string): string[] {
  const folder = evidenceFolder(workspaceFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map(monthOfFile)
    .filter((month) => month !== null)
    .sort();
}

export function lastIdOf(file: MonthReader): number {
  return Math.max(file.range()?.last ?? 0, Number(file.about('lastId') ?? 0));
}

function describeMonth(workspaceFolder: string, file: MonthReader): BodiesMonth {
  const range = file.range();
  const dropped = file.about('dropped') !== null;
  return {
    month: file.month,
    deliveries: dropped ? Number(file.about('deliveries') ?? 0) : file.count(),
    bytes: statSync(bodiesFile(workspaceFolder, file.month)).size,
    dropped,
    firstId: range?.first ?? null,
    lastId: range?.last ?? null,
  };
}
