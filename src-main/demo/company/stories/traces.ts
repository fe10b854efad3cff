/** F06, F13, I01, I03, I04: what is done past the program, or past the log. */
import { dayMs, limaMs, minuteMs } from '../calendar.ts';
import { type Chain, clientOf } from '../chain.ts';
import { visit } from '../life/visits.ts';
import { schema } from '../schema.ts';
import type { Shelf } from '../work/basket.ts';
import { editCount } from '../work/cash.ts';
import { requestPurchase } from '../work/purchase.ts';
import { resetSeries } from '../work/settings.ts';
import { branchOf, sampleOf, stockOf } from '../world.ts';
import { onDay, plant } from './cast.ts';

/** Six cash receipts disappear, the counter goes back, the count is made to fit. */
export function deletedReceipts(chain: Chain): void {
  const told = { actor: 'sistemas02', branch: 5, rules: ['R16', 'R18', 'R14', 'R13', 'R29'], minCaseScore: 0.65 };
  const { tag, at } = plant(chain, { scenario: 'F06', variant: 'base', kind: 'fraude', ...told });
  const hiding = clientOf(chain, 'sistemas02', tag.as('ocultamiento'));
  at(onDay(9, '22:50'), (ms) => {
    const [register] = branchOf(chain.world, 5).registers;
    if (!register) return;
    const { boletas: series, branch } = register;
    const { last } = series;
    const doomed = chain.world.sales.filter((sale) => sale.series === series && sale.number > last - 6);
    for (const [index, sale] of doomed.entries()) {
      sale.touched = true;
      chain.write(clientOf(chain, 'sistemas02', tag), ms + index * 20_000, (u) =>
        u.remove('venta_cab', { id_venta: sale.id }),
      );
      if (sale.customer) sale.customer.sales = sale.customer.sales.filter((other) => other !== sale);
    }
    branch.pending = branch.pending.filter((sale) => !doomed.includes(sale));
    at(ms + 3 * minuteMs, (laterMs) => resetSeries(chain, { atMs: laterMs, by: hiding }, series, last - doomed.length));
    const session = chain.world.closedSessions.findLast((candidate) => candidate.register === register);
    const cents = doomed.reduce((sum, { cashCents }) => sum + cashCents, 0);
    if (!session?.closed) return;
    const { systemCents, countedCents } = session.closed;
    const change = { systemCents: systemCents - cents, countedCents: countedCents - cents, note: null };
    at(ms + 4 * minuteMs, (laterMs) => editCount(chain, { atMs: laterMs, by: hiding }, session, change));
  });
}

/** The trigger is dropped, three balances change, the log loses forty rows, the trigger is back. */
export function wipedTraces(chain: Chain): void {
  const told = { actor: 'sistemas02', branch: 1, rules: ['R33', 'R34', 'R16', 'R23', 'R01'], minCaseScore: 0.65 };
  const { tag, at } = plant(chain, { scenario: 'F13', variant: 'base', kind: 'fraude', ...told });
  const by = clientOf(chain, 'sistemas02', tag);
  const hiding = { ...by, tag: tag.as('ocultamiento') };
  const trigger = schema.find((statement) => statement.startsWith('CREATE TRIGGER')) ?? '';
  at(onDay(15, '03:10'), (ms) => structure(chain, ms, hiding, 'DROP TRIGGER trg_vdet_ai'));
  at(onDay(15, '03:12'), (ms) => {
    const branch = branchOf(chain.world, 1);
    const lots = [...branch.stock.keys()].filter((lot) => /^(Insulina|Tacrolimus|Micofenolato)/.test(lot.product.name));
    for (const [index, lot] of lots
      .filter((one) => stockOf(branch, one) > 5000)
      .slice(0, 3)
      .entries()) {
      branch.stock.set(lot, stockOf(branch, lot) - 4000);
      const key = { id_suc: branch.id, id_lote: lot.id };
      chain.write(by, ms + index * 15_000, (u) => u.update('tb_stock', { cant: { raw: 'cant - 4' } }, key));
    }
  });
  at(onDay(15, '03:14'), (ms) => {
    const [from, to] = [chain.world.notes.at(-60), chain.world.notes.at(-21)];
    if (!from || !to) return;
    const { steps } = chain.write(hiding, ms, (u) =>
      u.sql('bitacora', 'DELETE FROM bitacora WHERE id BETWEEN ? AND ?', [from, to]),
    );
    const [anchor] = steps;
    if (anchor) chain.tell(hiding, { type: 'AuditLogPurged', anchor, key: null, parts: steps });
  });
  at(onDay(15, '03:16'), (ms) => structure(chain, ms, hiding, trigger));
}

/** A trigger comes and goes without a row in the log. */
function structure(chain: Chain, ms: number, by: ReturnType<typeof clientOf>, sql: string): void {
  const { steps } = chain.write(by, ms, (u) => u.sql('venta_det', sql));
  const [anchor] = steps;
  if (anchor)
    chain.tell(by, { type: 'SchemaChanged', anchor, key: null, document: 'trg_vdet_ai', parts: steps, unseen: true });
}

/** Forty minutes at night: the capture stands still, the log is thrown away, the capture begins anew from a snapshot. */
export function purgedLog(chain: Chain, shelf: Shelf): void {
  const [fromMs, toMs] = [limaMs(4, '02:30'), limaMs(4, '03:10')];
  const told = {
    actor: 'sysadmin',
    branch: 1,
    rules: ['R35'],
    note: 'Lo ocurrido en el intervalo no llegó a la captura',
  };
  const window = [fromMs, toMs] as const;
  const { at } = plant(chain, { scenario: 'I01', variant: 'base', kind: 'integridad', ...told, window });
  chain.agenda.interrupt({ kind: 'capture-stops', atMs: fromMs });
  for (const time of ['02:38', '02:51', '03:02'])
    at(limaMs(4, time), (ms) => visit(chain, shelf, branchOf(chain.world, 1), ms));
  chain.agenda.interrupt({ kind: 'capture-returns-too-late', atMs: toMs });
}

/** Twelve balances change where no log is written: only the next "before" shows it. */
export function unloggedChange(chain: Chain): void {
  const told = { actor: 'sysadmin', branch: 2, note: 'No detectable por CDC: solo al conciliar con la base' };
  const { tag, at } = plant(chain, { scenario: 'I03', variant: 'base', kind: 'integridad', ...told });
  at(onDay(20, '02:20'), (ms) => {
    const branch = branchOf(chain.world, 2);
    const plenty = [...branch.stock].flatMap(([lot, left]) => (left > 9000 && lot.product.weight > 60 ? [lot] : []));
    const lots = sampleOf(plenty, 12, chain.random);
    for (const lot of lots) branch.stock.set(lot, stockOf(branch, lot) - 2000);
    chain.write(
      clientOf(chain, 'sysadmin', tag),
      ms,
      (u) => {
        for (const lot of lots)
          u.update('tb_stock', { cant: { raw: 'cant - 2' } }, { id_suc: branch.id, id_lote: lot.id });
      },
      { kind: 'unlogged' },
    );
  });
}

/** A session sets its clock three days back and enters two purchases. */
export function turnedClock(chain: Chain): void {
  const told = { actor: 'compras02', branch: 1, rules: ['R43', 'R15'], minCaseScore: 0.6 };
  const { tag, at } = plant(chain, { scenario: 'I04', variant: 'base', kind: 'integridad', ...told });
  for (const time of ['18:42', '18:49'])
    at(onDay(17, time), (ms) => {
      const { world, random } = chain;
      const items = sampleOf(world.products.slice(0, 300), 3, random).map((product) => ({ product, boxes: 12 }));
      const back = { issuedDay: 49, nowMs: ms - 3 * dayMs, supplier: random.pick(world.suppliers) };
      requestPurchase(
        chain,
        { atMs: ms, by: { ...clientOf(chain, 'compras02', tag) } },
        { branch: branchOf(world, 1), items, ...back },
      );
    });
}
