/** Counts and losses: requested with its lines, approved by somebody, then on the shelf and in the ledger. */
import { type By, type Chain, soonMs } from '../chain.ts';
import { boxes, fine, soles } from '../exact.ts';
import type { Told } from '../journal.ts';
import { now, type Step, type Unit } from '../unit.ts';
import { type Branch, type Lot, stockOf } from '../world.ts';
import { costCents, moveStock } from './stock.ts';

export interface Counted {
  readonly lot: Lot;
  /** Thousandths more (or fewer) than the program knows. */
  readonly difference: number;
}

export interface Adjustment {
  readonly branch: Branch;
  readonly type: 'INV' | 'MER' | 'VEN' | 'ROB';
  readonly reason: string;
  readonly lines: readonly Counted[];
  readonly by: By;
  readonly approver: By;
  readonly approvedAtMs: number;
  /** Part of a stocktake, which is told as a whole. */
  readonly session?: { told: Told | null };
}

const ledgerKinds = { INV: ['AJP', 'AJN'], MER: ['MER', 'MER'], VEN: ['VEN', 'VEN'], ROB: ['AJN', 'AJN'] } as const;

export function adjust(chain: Chain, atMs: number, plan: Adjustment): void {
  const { branch, type, reason, lines, by, session } = plan;
  const valueCents = lines.reduce((sum, { lot, difference }) => sum + costCents(lot, difference), 0);
  const id: { step?: Step } = {};
  const unit = chain.write(
    by,
    atMs,
    (u) => {
      const row = { id_suc: branch.id, tipo: type, motivo: reason, valor: soles(valueCents), estado: 1 };
      const head = u.insert('ajuste_inv', { ...row, usu_reg: by.login, fec_reg: now });
      id.step = head;
      for (const [index, { lot, difference }] of lines.entries())
        u.insert('ajuste_det', {
          ...{ id_aj: head, item: index + 1, id_prod: lot.product.id, id_lote: lot.id },
          ...{ cant_sis: boxes(stockOf(branch, lot)), cant_fis: boxes(stockOf(branch, lot) + difference) },
          costo: fine(lot.product.costFine),
        });
    },
    { amountCents: Math.abs(valueCents) },
  );
  const head = id.step;
  if (!head) return;
  const told = tellAdjustment(chain, plan, head, { unit, valueCents });
  chain.agenda.at(plan.approvedAtMs, () => told.add(approve(chain, plan, head)));
  if (session && !session.told) session.told = told;
}

interface Requested {
  readonly unit: Unit;
  readonly valueCents: number;
}

function tellAdjustment(chain: Chain, plan: Adjustment, head: Step, { unit, valueCents }: Requested): Told {
  const { branch, type, by, session } = plan;
  if (session?.told) {
    session.told.add(unit);
    return session.told;
  }
  const kind = session ? 'StocktakeSession' : type === 'VEN' ? 'ExpiredWriteOff' : 'InventoryAdjustment';
  const amount = session ? {} : { amountCents: valueCents };
  const about = { branch: branch.id, ...amount, parts: [unit] };
  return chain.tell(by, { type: kind, anchor: head, key: { id_aj: head }, ...about });
}

function approve(chain: Chain, plan: Adjustment, head: Step): Unit {
  const { branch, type, reason, lines, approver, approvedAtMs } = plan;
  const [more, fewer] = ledgerKinds[type];
  const document = { late: () => `AJ-${head.id()}` };
  const unit = chain.write(approver, approvedAtMs, (u) => {
    const set = { estado: 2, usu_aprob: approver.login, fec_aprob: now, ...chain.stamp(approver) };
    u.update('ajuste_inv', set, { id_aj: head });
    for (const { lot, difference } of lines) {
      if (difference === 0) continue;
      const kind = difference > 0 ? more : fewer;
      moveStock(u, approver, { branch, lot, kind, thousandths: difference, type: 'AJ', document });
    }
  });
  const what = { module: 'INVENTARIO', action: 'APROBAR', table: 'ajuste_inv', key: head, detail: reason };
  chain.note(approver, soonMs(approvedAtMs, chain.random), what);
  return unit;
}
