/** A point of sale for a season: opened with registers, series, prices, people and its first goods; closed again some weeks later. */
import { dateText, dayOf, minuteMs } from '../calendar.ts';
import { type Chain, type Hand, laterMs, officeOf } from '../chain.ts';
import type { Tag } from '../labels.ts';
import { createRegister, emptyBranch, seriesOf } from '../staff.ts';
import { now, type Step } from '../unit.ts';
import { type Branch, type Lot, type Product, sampleOf, stockOf } from '../world.ts';
import { createUser } from './people.ts';
import { assignSeries } from './settings.ts';
import { transfer } from './transfer.ts';

export interface Opening {
  readonly number: number;
  readonly name: string;
  readonly registerId: number;
  readonly products: number;
  /** Guides of so many lines each. */
  readonly guides: readonly number[];
  readonly tag?: Tag;
  readonly onReady: (branch: Branch) => void;
}

export function openBranch(chain: Chain, atMs: number, opening: Opening): void {
  const by = officeOf(chain, 'gerente', opening.tag);
  const id: { step?: Step } = {};
  const unit = chain.write(by, atMs, (u) => {
    id.step = u.insert('tb_sucursal', {
      ...{ cod_suc: `S${String(opening.number).padStart(3, '0')}`, nom_suc: opening.name, ubigeo: '150122' },
      ...{ direccion: `Centro comercial, módulo ${opening.number}`, anexo_sunat: `00${opening.number}` },
      ...{ hora_ini: '10:00', hora_fin: '21:00', fec_apertura: dateText(dayOf(atMs)), flg_estado: 'A' },
      ...{ usu_reg: by.login, fec_reg: now },
    });
  });
  if (!id.step) throw new Error('no branch');
  const hours = { opens: '10:00', closes: '21:00', allDay: false, share: 0 };
  const branch = emptyBranch({ id: id.step, number: opening.number, name: opening.name, ...hours });
  const register = createRegister(branch, opening.registerId, 1);
  branch.registers.push(register);
  chain.world.branches.push(branch);
  const key = { id_suc: id.step };
  const told = chain.tell(by, { type: 'BranchOpening', anchor: id.step, key, branch: id.step, parts: [unit] });
  const admin = officeOf(chain, 'sysadmin', opening.tag);
  const products = sampleOf(chain.world.products.slice(0, 300), opening.products, chain.random);

  chain.agenda.at(atMs + 25 * minuteMs, () =>
    told.add(writeRegister(chain, { atMs: atMs + 25 * minuteMs, by: admin }, branch)),
  );
  for (const [index, series] of seriesOf(register).entries()) {
    const ms = atMs + (30 + index) * minuteMs;
    chain.agenda.at(ms, () => told.add(assignSeries(chain, { atMs: ms, by: admin }, branch, series)));
  }
  const hiredMs = atMs + 50 * minuteMs;
  chain.agenda.at(hiredMs, () =>
    createUser(chain, { atMs: hiredMs, by: admin }, { login: `modulo${opening.number}`, branch, role: 1 }),
  );
  const pricedMs = atMs + 70 * minuteMs;
  chain.agenda.at(pricedMs, () => copyPrices(chain, { atMs: pricedMs, by: admin }, branch, products));
  sendGoods(chain, atMs + 110 * minuteMs, { ...opening, branch }, products);
}

function writeRegister(chain: Chain, { atMs, by }: Hand, branch: Branch) {
  const [register] = branch.registers;
  return chain.write(by, atMs, (u) =>
    u.insert('caja', {
      ...{
        id_caja: register?.id ?? 0,
        id_suc: branch.id,
        nom_caja: `Caja ${register?.id}`,
        host_ip: register?.host ?? null,
      },
      ...{ serie_b: register?.boletas.code ?? null, serie_f: register?.facturas.code ?? null, flg_estado: 'A' },
    }),
  );
}

/** One statement: the new branch sells at the prices of the first. */
function copyPrices(chain: Chain, { atMs, by }: Hand, branch: Branch, products: readonly Product[]): void {
  const ids = products.flatMap(({ id }) => (typeof id === 'number' ? [id] : [])).sort((a, b) => a - b);
  for (const product of products) branch.prices.set(product, product.priceCents);
  const { steps } = chain.write(by, atMs, (u) =>
    u.sql(
      'tb_precio_suc',
      `INSERT INTO tb_precio_suc SELECT id_prod, ?, precio_vta, NULL, NOW(), NULL, ?, NOW(), NULL, NULL FROM tb_producto WHERE id_prod IN (${ids.join(', ')})`,
      [branch.id, by.login],
    ),
  );
  const [anchor] = steps;
  if (anchor && products.length >= 100)
    chain.tell(by, { type: 'BulkLoad', anchor, key: null, branch: branch.id, parts: steps });
}

type Opened = Opening & { readonly branch: Branch };

function sendGoods(chain: Chain, atMs: number, opening: Opened, products: readonly Product[]): void {
  const { random, world, agenda } = chain;
  const { branch } = opening;
  const [from] = world.branches;
  if (!from) return;
  const wanted = products.filter(({ list }) => list === null);
  let ready = atMs;
  for (const [index, count] of opening.guides.entries()) {
    const ms = atMs + index * 50 * minuteMs;
    const receivedAtMs = laterMs(random, ms, 90, 200);
    ready = Math.max(ready, receivedAtMs);
    const part = wanted.splice(0, count);
    agenda.at(ms, () => {
      const lots = part.flatMap((product) => plentiful(from, product));
      if (lots.length === 0) return;
      const people = {
        sender: officeOf(chain, 'super01', opening.tag),
        receiver: officeOf(chain, 'almacen01', opening.tag),
      };
      transfer(chain, ms, { from, to: branch, lots: lots.map((lot) => ({ lot, boxes: 3 })), ...people, receivedAtMs });
    });
  }
  agenda.at(ready + 60 * minuteMs, () => opening.onReady(branch));
}

function plentiful(branch: Branch, product: Product): Lot[] {
  const lot = [...branch.stock.keys()].find((candidate) => candidate.product === product && !candidate.immobilised);
  return lot && stockOf(branch, lot) >= 6000 ? [lot] : [];
}

/** The goods go back, the register and the prices go, the branch is marked as closed. */
export function closeBranch(chain: Chain, atMs: number, branch: Branch): void {
  const { world, random, agenda } = chain;
  const [to] = world.branches;
  if (!to) return;
  const lots = [...branch.stock].flatMap(([lot, left]) =>
    left >= 1000 ? [{ lot, boxes: Math.floor(left / 1000) }] : [],
  );
  const people = { sender: officeOf(chain, 'almacen01'), receiver: officeOf(chain, 'super01') };
  const returned = { from: branch, to, lots: sampleOf(lots, 40, random), ...people };
  const back = transfer(chain, atMs, { ...returned, receivedAtMs: laterMs(random, atMs, 90, 200) });
  const closedMs = atMs + 240 * minuteMs;
  agenda.at(closedMs, () => {
    const by = officeOf(chain, 'gerente');
    const step: { closed?: Step } = {};
    const unit = chain.write(by, closedMs, (u) => {
      step.closed = u.update('tb_sucursal', { flg_estado: 'X', ...chain.stamp(by) }, { id_suc: branch.id });
      u.update('caja', { flg_estado: 'X' }, { id_suc: branch.id });
    });
    if (!step.closed) return;
    const key = { id_suc: branch.id };
    chain.tell(by, { type: 'BranchClosing', anchor: step.closed, key, branch: branch.id, parts: [unit, back] });
    const purgedMs = closedMs + 35 * minuteMs;
    agenda.at(purgedMs, () => dropPrices(chain, { atMs: purgedMs, by: officeOf(chain, 'sysadmin') }, branch));
  });
}

function dropPrices(chain: Chain, { atMs, by }: Hand, branch: Branch): void {
  const { steps } = chain.write(by, atMs, (u) => u.remove('tb_precio_suc', { id_suc: branch.id }));
  const [anchor] = steps;
  if (anchor && branch.prices.size >= 100)
    chain.tell(by, { type: 'MassDelete', anchor, key: null, branch: branch.id, parts: steps });
  branch.prices.clear();
}
