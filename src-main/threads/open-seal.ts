/** The back half of the capture: sealer, ledger writer, and the passing of time written down as leaves. */
import type { KeyObject } from 'node:crypto';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { NotStoring } from '#shared/not-storing.ts';
import { AuditError } from '../errors.ts';
import type { Secrets } from '../receipt-checks.ts';
import { createSealer, type Sealer } from '../sealer.ts';
import { openBodiesReader } from '../store/evidence/bodies-reader.ts';
import { type KeptCheckpoint, productName } from '../store/evidence/ledger-entry.ts';
import { type LedgerWriter, openLedgerWriter } from '../store/evidence/ledger-writer.ts';
import { isBusy, storageCause } from '../store/sqlite.ts';
import type { SealContract, SealOpening, SealState } from './capture-contracts.ts';
import { captureLoad } from './capture-load.ts';
import { createForeignRowWatch, openReceiptChecks } from './open-checks.ts';
import type { Tell } from './thread-calls.ts';
import { keepTime, type TimeKeeper } from './time-keeper.ts';

export interface OpenSeal {
  readonly sealer: Sealer;
  readonly time: TimeKeeper;
  state(): SealState;
  /** Seals what has been received so far, as far as that goes in reasonable time, says in a leaf who asked and why, and keeps the checkpoint. Throws where sealing can't go on. */
  seal(reason: string, who: string): Promise<KeptCheckpoint>;
  rotateKey(next: KeyObject, reason: string, who: string): void;
  declareFork(reason: string, who: string): void;
  setSecrets(secrets: Secrets): void;
  close(): Promise<void>;
}

/** How long a slice waits for the answer of a delivery that is on its way. */
const GIVE_WAY_MS = 2;
const SEAL_NOW_MS = 10_000;

export function openSeal(
  { folder, key, origin, secrets, load: shared }: SealOpening,
  tell: Tell<SealContract>,
): OpenSeal {
  const load = captureLoad(shared);
  const bodies = openBodiesReader(folder);
  const ledger = openLedgerWriter(folder, { key, origin });
  let seen = load.commits();
  let notStoring: NotStoring | null = null;
  let lastTrouble = '';
  // Those that were there before the listener opens; from then on only it says which ids are deliveries.
  const before = load.given() > 0 ? 0 : bodies.lastId();
  const newest = () => Math.max(before, load.given());
  const checks = openReceiptChecks({ folder, bodies, before: newest(), nowMs: Date.now(), secrets });
  const watchForeign = createForeignRowWatch(({ id, source, receivedAt }) => {
    const act = { what: 'unexpected', source, first: id, last: id, count: 1, receivedAt };
    void sealer.act({ kind: 'irregularity', who: productName, act }).catch(onTrouble);
  });
  const state = (): SealState => ({
    size: ledger.size,
    lastDelivery: ledger.lastDelivery,
    mismatch: ledger.mismatch,
    notStoring,
  });

  function onTrouble(error: unknown): void {
    lastTrouble = String(error);
    // A ledger that does not match has a state of its own.
    if (notStoring === null && ledger.mismatch === null) {
      const cause = storageCause(error, folder) ?? 'fault';
      notStoring = { what: 'leaves', cause, since: new Date().toISOString(), refused: 0 };
      tell('sealed', state());
    }
    tell('trouble', lastTrouble);
  }

  const sealer = createSealer({
    bodies: {
      after(id, limit) {
        seen = load.commits();
        const given = newest();
        const found = bodies.after(id, limit);
        const foreign = found.find((delivery) => delivery.id > given);
        if (foreign !== undefined) watchForeign(foreign, given, performance.now());
        return found.filter((delivery) => delivery.id <= given);
      },
    },
    ledger,
    now: () => new Date().toISOString(),
    async rest() {
      await setImmediate();
      load.giveWay(GIVE_WAY_MS);
    },
    arrival: (timeoutMs) => load.nextCommit(seen, timeoutMs),
    check: (delivery) => checks.check(delivery, { nowMs: Date.now(), backMs: time.setBackMs() }),
    isOfStorage: (error) => isBusy(error) || storageCause(error, folder) !== null,
    onSealed: () => tell('sealed', state()),
    onTrouble,
    onMended() {
      notStoring = null;
      tell('sealed', state());
    },
  });
  const running = sealer.run();
  const time = keepTime({
    act: sealer.act,
    lastDelivery: newest,
    unsealed: () => bodies.countAfter(ledger.lastDelivery),
    keep: (reason) => keep(ledger, reason),
  });
  return {
    sealer,
    time,
    state,
    async seal(reason, who) {
      const upTo = newest();
      await Promise.race([sealer.sealedTo(upTo), sleep(SEAL_NOW_MS, undefined, { ref: false })]);
      if (notStoring !== null && ledger.lastDelivery < upTo)
        throw new AuditError(notStoring.cause === 'fault' ? 'internal' : 'cannot-store', lastTrouble);
      await sealer.act({ kind: 'checkpoint', who, act: { reason } });
      return ledger.keepCheckpoint(reason);
    },
    rotateKey(next, reason, who) {
      ledger.rotateKey(next, reason, who);
      tell('sealed', state());
    },
    declareFork(reason, who) {
      ledger.declareFork(reason, who);
      tell('sealed', state());
    },
    setSecrets: checks.setSecrets,
    async close() {
      sealer.stop(ledger.mismatch === null ? time.stop : undefined);
      await running;
      if (ledger.mismatch === null) keep(ledger, 'stop');
      ledger.close();
      bodies.close();
    },
  };
}

/** What can't be kept now is kept at the next tick. */
function keep(ledger: LedgerWriter, reason: string): void {
  try {
    ledger.keepCheckpoint(reason);
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
  }
}
