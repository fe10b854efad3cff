/** The tax office answers: invoices one by one, receipts by daily summary, a few are refused first. */
import type { By, Chain, Hand } from '../chain.ts';
import { type Branch, type Key, numberOf, type Sale } from '../world.ts';
import { marks } from './price.ts';

/** Lines of one summary, fewer than what counts as a mass update. */
const perSummary = 80;

/** Everything of the branch that waits: accepted, or struck off where it was voided. */
export function fileSummary(chain: Chain, atMs: number, branch: Branch): void {
  const pending = branch.pending;
  branch.pending = [];
  const by = service(chain, branch);
  for (let from = 0; from < pending.length; from += perSummary) {
    const ms = atMs + (from / perSummary) * 9_000;
    const part = pending.slice(from, from + perSummary);
    answer(chain, { atMs: ms, by }, part, "IF(est = 'A', '3', '1')");
  }
}

/** An invoice is answered by itself: 1 accepted, 2 refused. */
export function fileInvoice(chain: Chain, atMs: number, sale: Sale, status: '1' | '2'): void {
  const { branch } = sale.register;
  const index = branch.pending.indexOf(sale);
  if (index < 0) return;
  if (status === '1') branch.pending.splice(index, 1);
  answer(chain, { atMs, by: service(chain, branch) }, [sale], `'${status}'`);
}

function answer(chain: Chain, { atMs, by }: Hand, sales: readonly Sale[], status: string): void {
  const { steps } = chain.write(by, atMs, (u) => {
    const ids: Key[] = sales.map(({ id }) => id);
    u.sql('venta_cab', `UPDATE venta_cab SET est_sunat = ${status} WHERE id_venta IN (${marks(ids.length)})`, ids);
  });
  const [anchor] = steps;
  if (!anchor) return;
  for (const sale of sales) {
    const about = { document: numberOf(sale), branch: sale.register.branch.id, parts: steps };
    chain.tell(by, { type: 'TaxDocStatusChanged', anchor, key: { id_venta: sale.id }, ...about });
  }
}

function service({ world }: Chain, branch: Branch): By {
  const [head] = world.branches;
  return { login: 'see', app: 'SEE', branch: head ?? branch, host: '10.20.1.40', session: 'see' };
}
