/** Customers are only fields of documents: to merge or to erase one is to change every document that carries it. */
import { type Chain, type Hand, soonMs } from '../chain.ts';
import type { Customer } from '../world.ts';

/** Asked for by the person (data protection): the documents stay, the name goes. */
export function eraseCustomer(chain: Chain, { atMs, by }: Hand, customer: Customer): void {
  rewrite(chain, { atMs, by }, customer, null);
}

/** The same person under two documents. */
export function mergeCustomers(chain: Chain, { atMs, by }: Hand, from: Customer, into: Customer): void {
  rewrite(chain, { atMs, by }, from, into);
}

function rewrite(chain: Chain, { atMs, by }: Hand, from: Customer, into: Customer | null): void {
  const { world } = chain;
  world.customers.splice(world.customers.indexOf(from), 1);
  for (const sale of from.sales) {
    sale.customer = into;
    sale.touched = true;
    into?.sales.push(sale);
  }
  from.sales = [];
  const { steps } = chain.write(by, atMs, (u) => {
    const set = { doc_cli: into?.document ?? null, nom_cli: into?.name ?? null, ...chain.stamp(by) };
    u.update('venta_cab', set, { doc_cli: from.document });
  });
  const [anchor] = steps;
  if (anchor) chain.tell(by, { type: into ? 'CustomerMerged' : 'CustomerErased', anchor, key: null, parts: steps });
  const action = into ? 'UNIFICAR' : 'SUPRIMIR';
  chain.note(by, soonMs(atMs, chain.random), { module: 'CLIENTES', action, table: 'venta_cab', key: action });
}
