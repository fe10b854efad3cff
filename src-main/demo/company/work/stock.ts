/** Goods move: the balance and the ledger are two writes of the program, except where the trigger of a sale's line moves the balance. */
import type { By } from '../chain.ts';
import { boxes, fine } from '../exact.ts';
import { type Late, now, type Row, type UnitBuilder } from '../unit.ts';
import { type Branch, type Lot, stockOf } from '../world.ts';

export interface Movement {
  readonly branch: Branch;
  readonly lot: Lot;
  /** VTA, ANV, COM, DEV, TRE, TRS, AJP, AJN, MER, VEN */
  readonly kind: string;
  /** Thousandths of a box, negative when they leave. */
  readonly thousandths: number;
  readonly type: string;
  readonly document: string | Late;
}

/** Balance and ledger. */
export function moveStock(unit: UnitBuilder, by: By, movement: Movement): void {
  const { branch, lot, thousandths } = movement;
  if (branch.stock.has(lot)) {
    unit.sql('tb_stock', 'UPDATE tb_stock SET cant = cant + ?, fec_mod = NOW() WHERE id_suc = ? AND id_lote = ?', [
      boxes(thousandths),
      branch.id,
      lot.id,
    ]);
  } else {
    const key: Row = { id_suc: branch.id, id_lote: lot.id, id_prod: lot.product.id };
    unit.insert('tb_stock', { ...key, cant: boxes(thousandths), fec_mod: now });
  }
  writeLedger(unit, by, movement);
}

/** The ledger alone; the company's own idea of the shelf follows. */
export function writeLedger(
  unit: UnitBuilder,
  by: By,
  { branch, lot, kind, thousandths, type, document }: Movement,
): void {
  const balance = stockOf(branch, lot) + thousandths;
  branch.stock.set(lot, balance);
  unit.insert('kardex', {
    fec_mov: now,
    id_suc: branch.id,
    id_prod: lot.product.id,
    id_lote: lot.id,
    cod_mov: kind,
    cant_ent: boxes(Math.max(thousandths, 0)),
    cant_sal: boxes(Math.max(-thousandths, 0)),
    saldo: boxes(balance),
    costo_unit: fine(lot.product.costFine),
    tip_doc: type,
    nro_doc: document,
    usu_reg: by.login,
    fec_reg: now,
  });
}

/** Cost of so much of a lot, in cents. */
export function costCents(lot: Lot, thousandths: number): number {
  return Math.round((lot.product.costFine * thousandths) / 100_000);
}
