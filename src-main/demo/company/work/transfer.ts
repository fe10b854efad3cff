/** Goods go from one branch to another: sent with a guide, counted when they arrive. */
import { type By, type Chain, laterMs, officeOf } from '../chain.ts';
import { boxes, padded } from '../exact.ts';
import { now, type Step, type Unit } from '../unit.ts';
import type { Branch, Lot } from '../world.ts';
import { costCents, moveStock } from './stock.ts';

export interface Transfer {
  readonly from: Branch;
  readonly to: Branch;
  readonly lots: readonly { readonly lot: Lot; readonly boxes: number }[];
  readonly sender: By;
  readonly receiver: By;
  readonly receivedAtMs: number;
  /** Boxes of the first line that do not arrive. */
  readonly missing?: number;
}

export function transfer(chain: Chain, atMs: number, plan: Transfer): Unit {
  const { from, to, lots, sender } = plan;
  const guide = `T001-${padded(chain.random.integer(1, 99_999), 5)}`;
  const id: { step?: Step } = {};
  const unit = chain.write(sender, atMs, (u) => {
    const row = { suc_ori: from.id, suc_des: to.id, nro_guia: guide, fec_envio: now, estado: 1 };
    const head = u.insert('transf_cab', { ...row, usu_envio: sender.login });
    id.step = head;
    for (const [index, { lot, boxes: count }] of lots.entries()) {
      const line = { id_trf: head, item: index + 1, id_prod: lot.product.id, id_lote: lot.id };
      u.insert('transf_det', { ...line, cant_env: boxes(count * 1000), cant_rec: null });
      moveStock(u, sender, { ...movement(from, lot, -count), kind: 'TRS', document: guide });
    }
  });
  const head = id.step;
  if (!head) throw new Error('a transfer without a header');
  const cents = lots.reduce((sum, { lot, boxes: count }) => sum + costCents(lot, count * 1000), 0);
  const about = { document: guide, amountCents: cents, branch: from.id };
  const told = chain.tell(sender, {
    type: 'StockTransfer',
    anchor: head,
    key: { id_trf: head },
    ...about,
    parts: [unit],
  });
  chain.agenda.at(plan.receivedAtMs, () => told.add(receive(chain, plan, head, guide)));
  return unit;
}

function receive(chain: Chain, plan: Transfer, head: Step, guide: string): Unit {
  const { to, lots, receiver, receivedAtMs, missing = 0 } = plan;
  return chain.write(receiver, receivedAtMs, (u) => {
    u.update('transf_cab', { fec_recep: now, estado: 2, usu_recep: receiver.login }, { id_trf: head });
    for (const [index, { lot, boxes: count }] of lots.entries()) {
      const arrived = index === 0 ? count - missing : count;
      u.update('transf_det', { cant_rec: boxes(arrived * 1000) }, { id_trf: head, item: index + 1 });
      moveStock(u, receiver, { ...movement(to, lot, arrived), kind: 'TRE', document: guide });
    }
  });
}

function movement(branch: Branch, lot: Lot, count: number) {
  return { branch, lot, thousandths: count * 1000, type: '09' };
}

export function ordinaryTransfer(chain: Chain, atMs: number, from: Branch, to: Branch): void {
  const { random } = chain;
  const plenty = [...from.stock].filter(([lot, left]) => left > 9000 && lot.product.list === null && !lot.immobilised);
  const lots = Array.from({ length: random.integer(3, 8) }, () => random.pick(plenty)[0]);
  transfer(chain, atMs, {
    from,
    to,
    lots: [...new Set(lots)].map((lot) => ({ lot, boxes: random.integer(2, 6) })),
    sender: officeOf(chain, `super0${from.number}`),
    receiver: officeOf(chain, `super0${to.number}`),
    receivedAtMs: laterMs(random, atMs, 70, random.chance(0.7) ? 260 : 1700),
    missing: random.chance(0.08) ? 1 : 0,
  });
}
