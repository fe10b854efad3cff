/** Shelf prices: one by one, and campaigns that move many at once. */
import { dateTimeText } from '../calendar.ts';
import { type By, type Chain, type Hand, soonMs } from '../chain.ts';
import { soles } from '../exact.ts';
import { now, type Step } from '../unit.ts';
import type { Branch, Product } from '../world.ts';

export interface Price {
  readonly branch: Branch;
  readonly product: Product;
  readonly cents: number;
}

export function changePrice(chain: Chain, { atMs, by }: Hand, price: Price): void {
  const { branch, product, cents } = price;
  const step = writePrice(chain, { atMs, by }, price);
  const key = { id_prod: product.id, id_suc: branch.id };
  const about = { branch: branch.id, amountCents: cents, parts: [step] };
  chain.tell(by, { type: 'PriceChanged', anchor: step, key, ...about });
  const what = { module: 'PRECIOS', action: 'MODIFICAR', table: 'tb_precio_suc', key: product.id };
  chain.note(by, soonMs(atMs, chain.random), what);
}

function writePrice(chain: Chain, { atMs, by }: Hand, { branch, product, cents }: Price): Step {
  branch.prices.set(product, cents);
  const { steps } = chain.write(by, atMs, (u) =>
    u.update(
      'tb_precio_suc',
      { precio_vta: soles(cents), ...chain.stamp(by) },
      { id_prod: product.id, id_suc: branch.id },
    ),
  );
  const [step] = steps;
  if (!step) throw new Error('no step');
  return step;
}

/** A price list is keyed in, product by product, within a few minutes. */
export function keyPriceList(chain: Chain, { atMs, by }: Hand, branch: Branch, products: readonly Product[]): void {
  const steps: Step[] = [];
  let ms = atMs;
  for (const [index, product] of products.entries()) {
    const cents = Math.round(((branch.prices.get(product) ?? product.priceCents) * 103) / 1000) * 10;
    const dueMs = ms;
    chain.agenda.at(dueMs, () => {
      steps.push(writePrice(chain, { atMs: dueMs, by }, { branch, product, cents }));
      if (index === products.length - 1) tellList(chain, by, branch, steps);
    });
    ms += chain.random.integer(7_000, 16_000);
  }
}

function tellList(chain: Chain, by: By, branch: Branch, steps: readonly Step[]): void {
  const [anchor] = steps;
  if (!anchor) return;
  chain.tell(by, { type: 'PriceCampaign', anchor, key: null, branch: branch.id, parts: steps });
}

export interface Campaign {
  readonly name: string;
  readonly products: readonly Product[];
  readonly branches: readonly Branch[];
  /** Percent off; null takes the offer back. */
  readonly off: number | null;
  readonly untilMs: number;
}

/** One statement for all. */
export function runCampaign(chain: Chain, { atMs, by }: Hand, campaign: Campaign): void {
  const { name, products, branches, off, untilMs } = campaign;
  const { steps } = chain.write(by, atMs, (u) => {
    const where = `WHERE id_prod IN (${marks(products.length)}) AND id_suc IN (${marks(branches.length)})`;
    const cells = [...products.map(({ id }) => id), ...branches.map(({ id }) => id)];
    if (off === null) {
      const set = 'SET precio_oferta = NULL, fec_fin = NOW(), usu_mod = ?, fec_mod = NOW()';
      u.sql('tb_precio_suc', `UPDATE tb_precio_suc ${set} ${where}`, [by.login, ...cells]);
      return;
    }
    const offer = `precio_oferta = ROUND(precio_vta * ${100 - off} / 100, 2)`;
    const set = `SET ${offer}, fec_ini = NOW(), fec_fin = ?, usu_mod = ?, fec_mod = NOW()`;
    u.sql('tb_precio_suc', `UPDATE tb_precio_suc ${set} ${where}`, [dateTimeText(untilMs), by.login, ...cells]);
  });
  for (const branch of branches) for (const product of products) setOffer(branch, product, off, untilMs);
  const [anchor] = steps;
  if (!anchor) return;
  chain.tell(by, { type: 'PriceCampaign', anchor, key: null, document: name, parts: steps });
  const what = { module: 'CAMPANIAS', action: off === null ? 'CERRAR' : 'APLICAR', table: 'tb_precio_suc', key: name };
  chain.note(by, soonMs(atMs, chain.random), what);
}

function setOffer(branch: Branch, product: Product, off: number | null, untilMs: number): void {
  const price = branch.prices.get(product);
  if (off === null || price === undefined) branch.offers.delete(product);
  else branch.offers.set(product, { cents: Math.round((price * (100 - off)) / 100), untilMs });
}

export function marks(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}

/** A new product with its price in every branch. */
export function createProduct(chain: Chain, { atMs, by }: Hand, product: Omit<Product, 'id'>): Product {
  const id: { step?: Step } = {};
  const branches = chain.world.branches.filter(({ number }) => number <= 6);
  const unit = chain.write(by, atMs, (u) => {
    const head = u.insert('tb_producto', {
      ...{ cod_prod: product.code, descripcion: product.name, dci: product.dci, laboratorio: product.lab },
      ...{ cond_venta: product.condition, lista_control: product.list, factor: product.factor, afecto_igv: 1 },
      ...{ costo_prom: `${soles(Math.round(product.costFine / 100))}00`, precio_vta: soles(product.priceCents) },
      ...{ margen: 40, usu_reg: by.login, fec_reg: now },
    });
    id.step = head;
    for (const branch of branches)
      u.insert('tb_precio_suc', {
        ...{ id_prod: head, id_suc: branch.id, precio_vta: soles(product.priceCents), fec_ini: now },
        ...{ usu_reg: by.login, fec_reg: now },
      });
  });
  if (!id.step) throw new Error('no product');
  const created = { ...product, id: id.step };
  for (const branch of branches) branch.prices.set(created, product.priceCents);
  chain.world.products.push(created);
  const about = { key: { id_prod: id.step }, document: product.code, amountCents: product.priceCents, parts: [unit] };
  chain.tell(by, { type: 'ProductCreated', anchor: id.step, ...about });
  return created;
}

export function changeControlClass(
  chain: Chain,
  { atMs, by }: Hand,
  product: Product,
  to: { readonly list: string | null; readonly condition: string },
): void {
  product.list = to.list;
  product.condition = to.condition;
  const { steps } = chain.write(by, atMs, (u) => {
    const set = { lista_control: to.list, cond_venta: to.condition, ...chain.stamp(by) };
    u.update('tb_producto', set, { id_prod: product.id });
  });
  const [anchor] = steps;
  if (anchor)
    chain.tell(by, {
      type: 'ControlClassChanged',
      anchor,
      key: { id_prod: product.id },
      document: product.code,
      parts: steps,
    });
}
