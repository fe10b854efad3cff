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
  /** Packs at most one block of small deliveries up to this id (which must be sealed); the number packed, 0 for nothing left. */
  pack(upToDelivery: number): number;
  /** Destroys a closed month's bodies and seeds; its leaf (`monthRetention`) comes first. `sealedTo`: newest sealed delivery. Throws `bad-request`. */
  dropMonth(month: string, sealedTo: number): DroppedMonth;
  /** Destroys one delivery's bytes and nonce, its siblings keep theirs; its leaf (`deliveryRetention`) comes first. Throws `not-found`. */
  erase(id: number): void;
  /** The newest id given, 0 for none. */
  lastId(): number;
  close(): void;
}

export interface DroppedMonth {
  readonly deliveries: number;
  readonly lastId: number;
}

const chunkBytes = 4 * 1024 * 1024;

export function openBodiesWriter(workspaceFolder: string): BodiesWriter {
  let lastId = readLastId(workspaceFolder);
  const open = new Map<string, MonthWriter>();

  function writerOf(month: string): MonthWriter {
    const known = open.get(month);
    if (known !== undefined) return known;
    const writer = openMonthWriter(workspaceFolder, month);
    open.set(month, writer);
    // A commit that was reported as failed may be there after all.
    lastId = Math.max(lastId, writer.lastId());
    return writer;
  }

  /** After a failure the file is opened afresh, so that writing goes on as soon as the cause is mended. */
  function storing<T>(month: string, work: (writer: MonthWriter) => T): T {
    try {
      return work(writerOf(month));
    } catch (error) {
      open.get(month)?.close();
      open.delete(month);
      throw asStorageError(error);
    }
  }

  async function appendSpooled(delivery: SpooledDelivery): Promise<number> {
    const month = monthOf(delivery);
    const chunks = storing(month, (writer) => writer.beginChunks());
    const handle = openSync(delivery.file, 'r');
    try {
      const buffer = Buffer.allocUnsafe(chunkBytes);
      for (let n = 0, at = 0; at < delivery.size; n++) {
        const read = readSync(handle, buffer, 0, Math.min(chunkBytes, delivery.size - at), at);
        if (read === 0) throw new AuditError('cannot-store', `${delivery.file} ends early`);
        const compressed = compressChunk(buffer.subarray(0, read));
        storing(month, (writer) => writer.appendChunk(chunks, n, compressed));
        at += read;
        await setImmediate();
      }
      const id = lastId + 1;
      storing(month, (writer) => writer.finishChunks(delivery, chunks, id));
      lastId = id;
      return id;
    } catch (error) {
      open.get(month)?.dropChunks(chunks);
      throw error;
    } finally {
      closeSync(handle);
    }
  }

  return {
    append(list) {
      const first = lastId + 1;
      for (const group of groupByMonth(list)) {
        storing(group.month, (writer) => writer.append(group.list, lastId + 1));
        lastId += group.list.length;
      }
      return list.map((_, i) => first + i);
    },
    appendSpooled,
    pack: (upToDelivery) => packOnce(workspaceFolder, upToDelivery, (month) => writerOf(month).db),
    dropMonth: (month, sealedTo) => dropMonthBodies(workspaceFolder, month, sealedTo, writerOf(month).db),
    erase: (id) => eraseBody(workspaceFolder, id, (month) => writerOf(month).db),
    lastId: () => lastId,
    close() {
      for (const writer of open.values()) writer.close();
      open.clear();
    },
  };
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
