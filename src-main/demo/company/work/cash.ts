/** Registers: opened with a fund, counted at the end, sometimes opened again; money in and out; the drawer opened without a sale. */
import { type By, type Chain, type Hand, soonMs } from '../chain.ts';
import { soles } from '../exact.ts';
import type { Telling } from '../journal.ts';
import { now, type Row, type Step, type Unit } from '../unit.ts';
import type { CashSession, Register } from '../world.ts';

const fundCents = 20_000;

export function openRegister(chain: Chain, { atMs, by }: Hand, register: Register): CashSession {
  let step: Step | undefined;
  const unit = chain.write(by, atMs, (u) => {
    const row = { register_id: register.id, opened_by: by.login, opened_at: now, opening_amount: soles(fundCents) };
    step = u.insert('cash_session', { ...row, status: 'OPEN' });
  });
  if (!step) throw new Error('no session');
  const session: CashSession = { id: step, register, openedBy: by.login, cashCents: fundCents, closed: null };
  register.session = session;
  tellCash(chain, by, session, { type: 'CashOpened', anchor: step, parts: [unit], amountCents: fundCents });
  return session;
}

export function closeRegister(chain: Chain, { atMs, by }: Hand, session: CashSession, differenceCents: number): void {
  const systemCents = session.cashCents;
  const countedCents = systemCents + differenceCents;
  if (session.register.session === session) session.register.session = null;
  chain.world.closedSessions.push(session);
  const counted = { system_amount: soles(systemCents), counted_amount: soles(countedCents) };
  const set = { closed_by: by.login, closed_at: now, ...counted, difference: soles(differenceCents), status: 'CLOSED' };
  const [step, unit] = update(chain, { atMs, by }, session, set);
  session.closed = { systemCents, countedCents, atMs, unit };
  tellCash(chain, by, session, { type: 'CashClosed', anchor: step, parts: [unit], amountCents: countedCents });
  chain.note(by, soonMs(atMs, chain.random), {
    ...{ module: 'CAJA', action: 'ARQUEO', table: 'cash_session', key: session.id },
  });
}

/** Counted again under the supervisor's eyes: opened and closed once more. */
export function reopenRegister(chain: Chain, { atMs, by }: Hand, session: CashSession, note: string): void {
  const [step, unit] = update(chain, { atMs, by }, session, { status: 'REOPENED', notes: note });
  tellCash(chain, by, session, {
    type: 'CashReopened',
    anchor: step,
    parts: [unit],
    amountCents: session.closed?.countedCents ?? 0,
  });
}

/** The amounts of a closed count are changed. */
export function editCount(
  chain: Chain,
  { atMs, by }: Hand,
  session: CashSession,
  change: { readonly countedCents: number; readonly systemCents?: number; readonly note: string | null },
): void {
  const systemCents = change.systemCents ?? session.closed?.systemCents ?? 0;
  const difference = change.countedCents - systemCents;
  const set = { counted_amount: soles(change.countedCents), difference: soles(difference) };
  const system = change.systemCents === undefined ? {} : { system_amount: soles(change.systemCents) };
  const [step, unit] = update(chain, { atMs, by }, session, { ...system, ...set, notes: change.note });
  session.closed = { systemCents, countedCents: change.countedCents, atMs, unit };
  tellCash(chain, by, session, { type: 'ArqueoEdited', anchor: step, parts: [unit], amountCents: change.countedCents });
}

function update(chain: Chain, { atMs, by }: Hand, session: CashSession, set: Row): readonly [Step, Unit] {
  let step: Step | undefined;
  const unit = chain.write(by, atMs, (u) => {
    step = u.update('cash_session', set, { id: session.id });
  });
  if (!step) throw new Error('no step');
  return [step, unit];
}

export interface CashChange {
  readonly kind: 'I' | 'E';
  readonly concept: string;
  readonly cents: number;
  /** The credit note has said the amount already. */
  readonly refund?: true;
}

export function moveCash(chain: Chain, { atMs, by }: Hand, session: CashSession, change: CashChange): void {
  const { kind, concept, cents } = change;
  if (!session.closed) session.cashCents += kind === 'I' ? cents : -cents;
  let step: Step | undefined;
  const unit = chain.write(
    by,
    atMs,
    (u) => {
      const row = { id_sesion: session.id, tipo: kind, concepto: concept, monto: soles(cents) };
      step = u.insert('caja_mov', { ...row, usu_reg: by.login, fec_reg: now });
    },
    change.refund ? {} : { amountCents: cents },
  );
  if (!step) return;
  const about = { branch: session.register.branch.id, amountCents: cents };
  chain.tell(by, { type: 'CashMovement', anchor: step, key: { id_mov: step }, ...about, parts: [unit] });
}

/** Only the program's log knows of it. */
export function openDrawer(chain: Chain, { atMs, by }: Hand, register: Register): void {
  const reason = chain.random.pick(['Cambio de billete', 'Sencillo', 'Prueba de gaveta', 'Cliente pidió cambio']);
  const what = { module: 'CAJA', action: 'ABRIR_GAVETA', table: 'caja', key: String(register.id), detail: reason };
  const unit = chain.note(by, atMs, what);
  const [step] = unit.steps;
  if (!step) return;
  const about = { branch: register.branch.id, parts: [unit] };
  chain.tell(by, { type: 'DrawerOpenedNoSale', anchor: step, key: { id: step }, ...about });
}

type CashTold = Pick<Telling, 'type' | 'anchor' | 'parts' | 'amountCents'>;

function tellCash(chain: Chain, by: By, { id, register }: CashSession, told: CashTold): void {
  chain.tell(by, { ...told, key: { id }, branch: register.branch.id });
}
