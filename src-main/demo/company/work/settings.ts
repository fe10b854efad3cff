/** Parameters, accounting periods, series and suppliers. */
import { type Chain, type Hand, soonMs } from '../chain.ts';
import { padded } from '../exact.ts';
import { companyName, ruc } from '../names.ts';
import { now, type Step } from '../unit.ts';
import type { Branch, Series, Supplier } from '../world.ts';

/** A period is a parameter whose value is A (open) or C (closed). */
export function setParameter(chain: Chain, { atMs, by }: Hand, code: string, value: string): void {
  if (chain.world.parameters.get(code) === value) return;
  chain.world.parameters.set(code, value);
  const { steps } = chain.write(by, atMs, (u) =>
    u.update('parametro', { valor: value, ...chain.stamp(by) }, { cod: code }),
  );
  const [anchor] = steps;
  if (!anchor) return;
  const period = code.startsWith('PERIODO_');
  const type = period ? (value === 'C' ? 'PeriodClosed' : 'PeriodReopened') : 'ConfigChanged';
  chain.tell(by, { type, anchor, key: { cod: code }, document: code, parts: steps });
  const what = { module: 'CONFIG', action: 'MODIFICAR', table: 'parametro', key: code, detail: `valor ${value}` };
  chain.note(by, soonMs(atMs, chain.random), what);
}

export function assignSeries(chain: Chain, { atMs, by }: Hand, branch: Branch, series: Series): Step {
  const { steps } = chain.write(by, atMs, (u) => {
    const row = { id_suc: branch.id, tip_doc: series.type, serie: series.code, ult_numero: series.last };
    u.insert('serie_correl', { ...row, usu_mod: by.login, fec_mod: now });
  });
  const [anchor] = steps;
  if (!anchor) throw new Error('no step');
  const key = { tip_doc: series.type, serie: series.code };
  chain.tell(by, { type: 'SeriesAssigned', anchor, key, document: series.code, branch: branch.id, parts: steps });
  return anchor;
}

/** Back to an earlier number. */
export function resetSeries(chain: Chain, { atMs, by }: Hand, series: Series, last: number): void {
  series.last = last;
  const unit = chain.write(by, atMs, (u) => {
    const stamp = by.app === null ? {} : chain.stamp(by);
    u.update('serie_correl', { ult_numero: last, ...stamp }, { tip_doc: series.type, serie: series.code });
  });
  const [anchor] = unit.steps;
  const key = { tip_doc: series.type, serie: series.code };
  if (anchor) chain.tell(by, { type: 'CorrelativeReset', anchor, key, document: series.code, parts: [unit] });
}

export function createSupplier(chain: Chain, { atMs, by }: Hand): Supplier {
  const { random } = chain;
  const draft = { ruc: ruc(random), name: `Droguería ${companyName(random)}`, bank: bankAccount(chain) };
  const { steps } = chain.write(by, atMs, (u) =>
    u.insert('tb_proveedor', {
      ...{ ruc: draft.ruc, razon_social: draft.name, direccion: 'Lima', telefono: '01-4455667', cci: draft.bank },
      ...{ usu_reg: by.login, fec_reg: now },
    }),
  );
  const [id] = steps;
  if (!id) throw new Error('no supplier');
  const supplier: Supplier = { ...draft, id };
  chain.world.suppliers.push(supplier);
  chain.tell(by, { type: 'SupplierCreated', anchor: id, key: { id_prov: id }, document: draft.ruc, parts: steps });
  return supplier;
}

export function changeBank(chain: Chain, { atMs, by }: Hand, supplier: Supplier): void {
  supplier.bank = bankAccount(chain);
  const { steps } = chain.write(by, atMs, (u) =>
    u.update('tb_proveedor', { cci: supplier.bank, ...chain.stamp(by) }, { id_prov: supplier.id }),
  );
  const [anchor] = steps;
  const about = { key: { id_prov: supplier.id }, document: supplier.ruc, parts: steps };
  if (anchor) chain.tell(by, { type: 'SupplierBankChanged', anchor, ...about });
  const what = { module: 'COMPRAS', action: 'MODIFICAR', table: 'tb_proveedor', key: supplier.id };
  chain.note(by, soonMs(atMs, chain.random), what);
}

function bankAccount({ random }: Chain): string {
  return `002193${padded(random.integer(0, 9_999_999), 7)}${padded(random.integer(0, 9_999_999), 7)}`;
}
