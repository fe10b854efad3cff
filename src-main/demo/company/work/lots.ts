/** Lots by themselves: registered, their expiry corrected, immobilised by an alert. */
import { dateText, dayOf } from '../calendar.ts';
import { lotNumber } from '../catalogue.ts';
import { type By, type Chain, type Hand, soonMs } from '../chain.ts';
import { now, type Step } from '../unit.ts';
import type { Lot, Product } from '../world.ts';
import { marks } from './price.ts';

/** Registered before any goods arrive. */
export function createLot(chain: Chain, { atMs, by }: Hand, product: Product): Lot {
  const number = lotNumber(chain.random);
  const expires = dateText(dayOf(atMs) + chain.random.integer(300, 900));
  const row = { id_prod: product.id, nro_lote: number, fec_venc: expires, id_prov: chain.random.integer(1, 8) };
  const { steps } = chain.write(by, atMs, (u) => u.insert('tb_lote', { ...row, usu_reg: by.login, fec_reg: now }));
  const [id] = steps;
  if (!id) throw new Error('no lot');
  const lot: Lot = { id, product, number, expires, immobilised: false };
  chain.world.lots.push(lot);
  chain.tell(by, { type: 'LotCreated', anchor: id, key: { id_lote: id }, document: number, parts: steps });
  return lot;
}

export function changeExpiry(chain: Chain, { atMs, by }: Hand, lot: Lot, expires: string): void {
  lot.expires = expires;
  const { steps } = chain.write(by, atMs, (u) =>
    u.update('tb_lote', { fec_venc: expires, ...chain.stamp(by) }, { id_lote: lot.id }),
  );
  tellLots(chain, by, { type: 'LotExpiryChanged', parts: steps }, [lot]);
  const what = { module: 'LOTES', action: 'MODIFICAR', table: 'tb_lote', key: lot.id };
  chain.note(by, soonMs(atMs, chain.random), what);
}

/** One or, after an alert, many in one statement. */
export function immobilise(chain: Chain, { atMs, by }: Hand, lots: readonly Lot[], alert: string): void {
  for (const lot of lots) lot.immobilised = true;
  const { steps } = chain.write(by, atMs, (u) =>
    u.sql(
      'tb_lote',
      `UPDATE tb_lote SET inmovilizado = 1, usu_mod = ?, fec_mod = NOW() WHERE id_lote IN (${marks(lots.length)})`,
      [by.login, ...lots.map(({ id }) => id)],
    ),
  );
  tellLots(chain, by, { type: 'LotImmobilised', parts: steps }, lots);
  const what = { module: 'LOTES', action: 'INMOVILIZAR', table: 'tb_lote', key: alert, detail: alert };
  chain.note(by, soonMs(atMs, chain.random), what);
}

interface LotsTold {
  readonly type: 'LotExpiryChanged' | 'LotImmobilised';
  readonly parts: readonly Step[];
}

function tellLots(chain: Chain, by: By, told: LotsTold, lots: readonly Lot[]): void {
  const [anchor] = told.parts;
  const [lot] = lots;
  if (!anchor || !lot) return;
  const key = lots.length === 1 ? { id_lote: lot.id } : null;
  chain.tell(by, { ...told, anchor, key, ...(lots.length === 1 && { document: lot.number }) });
}
