/** The one writer of the bodies files: gives ids, keeps exact bytes, one durable commit a group; an answer may follow at once. */
import { closeSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { AuditError } from '../../errors.ts';
import { isBusy, isStorageFailure } from '../sqlite.ts';
import { dropMonthBodies } from './bodies-drop.ts';
import { eraseBody } from './bodies-erase.ts';
import { type MonthWriter, openMonthWriter } from './bodies-month-writer.ts';
import { packOnce } from './bodies-pack.ts';
import { openBodiesReader } from './bodies-reader.ts';
import { compressChunk } from './body-form.ts';
import type { IncomingDelivery, SpooledDelivery } from './delivery.ts';

export interface BodiesWriter {
  /** One durable commit (two across the turn of a month). Ids in the order given. Throws `cannot-store`: nothing was kept. */
  append(list: readonly IncomingDelivery[]): number[];
  /** A large body out of its file, chunk by chunk, letting other work run between two; visible only when whole. The file stays. */
  appendSpooled(delivery: SpooledDelivery): Promise<number>;
  /** Packs one block of deliveries up to this id (which must be sealed), compressed on another thread. The number packed, 0 for nothing left. */
  pack(upToDelivery: number): Promise<number>;
  /** Destroys a closed month's bodies and seeds; its leaf (`monthRetention`) comes first. `sealedTo`: newest sealed delivery. Throws `bad-request`. */
  dropMonth(month: string, sealedTo: number): DroppedMonth;
  /** Destroys one delivery's bytes and nonce, its siblings keep theirs; its leaf (`deliveryRetention`) comes first. Throws `not-found`. */
  erase(id: number): void;
  /** Writes nothing new to the file of this instant, durably: throws `cannot-store` where that is impossible. */
  probe(at: Date): void;
  /** The newest id given, 0 for none. */
  lastId(): number;
  close(): void;
}

export interface DroppedMonth {
  readonly deliveries: number;
  readonly lastId: number;
}

interface OpenFiles {
  readonly workspaceFolder: string;
  readonly byMonth: Map<string, MonthWriter>;
  lastId: number;
}

const chunkBytes = 4 * 1024 * 1024;

export function openBodiesWriter(workspaceFolder: string): BodiesWriter {
  const files: OpenFiles = { workspaceFolder, byMonth: new Map(), lastId: readLastId(workspaceFolder) };
  const databaseOf = (month: string) => writerOf(files, month).db;
  return {
    append: (list) => appendGroup(files, list),
    appendSpooled: (delivery) => appendSpooled(files, delivery),
    pack: (upToDelivery) => packOnce(workspaceFolder, upToDelivery, databaseOf),
    dropMonth: (month, sealedTo) => dropMonthBodies(workspaceFolder, month, sealedTo, databaseOf(month)),
    erase: (id) => eraseBody(workspaceFolder, id, databaseOf),
    probe: (at) => storing(files, at.toISOString().slice(0, 7), (writer) => writer.probe()),
    lastId: () => files.lastId,
    close() {
      for (const writer of files.byMonth.values()) writer.close();
      files.byMonth.clear();
    },
  };
}

function appendGroup(files: OpenFiles, list: readonly IncomingDelivery[]): number[] {
  const ids: number[] = [];
  for (const group of groupByMonth(list)) {
    const first = storing(files, group.month, (writer) => {
      const next = files.lastId + 1;
      writer.append(group.list, next);
      return next;
    });
    files.lastId = first + group.list.length - 1;
    for (let id = first; id <= files.lastId; id++) ids.push(id);
  }
  return ids;
}

async function appendSpooled(files: OpenFiles, delivery: SpooledDelivery): Promise<number> {
  const month = monthOf(delivery);
  const chunks = storing(files, month, (writer) => writer.beginChunks());
  try {
    await storeChunks(files, delivery, chunks);
    return storing(files, month, (writer) => {
      const id = files.lastId + 1;
      writer.finishChunks(delivery, chunks, id);
      files.lastId = id;
      return id;
    });
  } catch (error) {
    files.byMonth.get(month)?.dropChunks(chunks);
    throw error;
  }
}

async function storeChunks(
  files: OpenFiles,
  { file, size, receivedAt }: SpooledDelivery,
  chunks: number,
): Promise<void> {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (let n = 0, at = 0; at < size; n++) {
      const read = readSync(handle, buffer, 0, Math.min(chunkBytes, size - at), at);
      if (read === 0) throw new AuditError('cannot-store', `${file} ends early`);
      const compressed = compressChunk(buffer.subarray(0, read));
      storing(files, monthOf({ receivedAt }), (writer) => writer.appendChunk(chunks, n, compressed));
      at += read;
      await setImmediate();
    }
  } finally {
    closeSync(handle);
  }
}

function writerOf(files: OpenFiles, month: string): MonthWriter {
  const known = files.byMonth.get(month);
  if (known !== undefined) return known;
  const writer = openMonthWriter(files.workspaceFolder, month);
  files.byMonth.set(month, writer);
  // A commit that was reported as failed may be there after all.
  files.lastId = Math.max(files.lastId, writer.lastId());
  return writer;
}

/** After a failure the file is opened afresh, so that writing goes on as soon as the cause is mended. */
function storing<T>(files: OpenFiles, month: string, work: (writer: MonthWriter) => T): T {
  try {
    return work(writerOf(files, month));
  } catch (error) {
    files.byMonth.get(month)?.close();
    files.byMonth.delete(month);
    throw asStorageError(error);
  }
}

function readLastId(workspaceFolder: string): number {
  const reader = openBodiesReader(workspaceFolder);
  try {
    return reader.lastId();
  } finally {
    reader.close();
  }
}

function groupByMonth(list: readonly IncomingDelivery[]): { month: string; list: IncomingDelivery[] }[] {
  const groups: { month: string; list: IncomingDelivery[] }[] = [];
  for (const delivery of list) {
    const month = monthOf(delivery);
    const last = groups.at(-1);
    if (last?.month === month) last.list.push(delivery);
    else groups.push({ month, list: [delivery] });
  }
  return groups;
}

function monthOf(delivery: { readonly receivedAt: string }): string {
  return delivery.receivedAt.slice(0, 7);
}

function asStorageError(error: unknown): unknown {
  const unwritable = error instanceof AuditError && error.code === 'workspace-unwritable';
  if (unwritable || isStorageFailure(error) || isBusy(error))
    return new AuditError('cannot-store', String(error), { cause: error });
  return error;
}
