/** B01 to B10 and B12: busy days that should leave an auditor in peace. */
import { dateText, dateTimeText, dayMs, limaMs, minuteMs } from '../calendar.ts';
import { type By, type Chain, laterMs, officeOf } from '../chain.ts';
import { padded } from '../exact.ts';
import { schemaTicket } from '../life/administration.ts';
import { stocktake } from '../life/counting.ts';
import { seasonal } from '../life/day.ts';
import { visitRegister } from '../life/visits.ts';
import { dni, personName } from '../names.ts';
import type { Row } from '../unit.ts';
import type { Shelf } from '../work/basket.ts';
import { loadRows, rebuildReport } from '../work/bulk.ts';
import { immobilise } from '../work/lots.ts';
import { runCampaign } from '../work/price.ts';
import { approvePurchase, requestPurchase } from '../work/purchase.ts';
import { ordinaryTransfer } from '../work/transfer.ts';
import { branchOf, sampleOf } from '../world.ts';
import { onDay, plant } from './cast.ts';

/** A whole branch is counted at night, approved by another. */
export function stocktakeNight(chain: Chain): void {
  const told = { actor: 'qf02', branch: 2, ceiling: 1 };
  const { tag, at } = plant(chain, { scenario: 'B01', variant: 'inventario', kind: 'benigno', ...told });
  at(limaMs(41, '21:00'), (ms) => {
    const people = { by: officeOf(chain, 'qf02', tag), approver: officeOf(chain, 'super02', tag) };
    stocktake(chain, ms, { branch: branchOf(chain.world, 2), zones: 8, ...people });
  });
}

/** Documents of the last day are keyed in the first days of the next month. */
export function monthEnd(chain: Chain): void {
  const told = { actor: 'compras01', branch: 1, ceiling: 2 };
  const { tag, at } = plant(chain, { scenario: 'B02', variant: 'cierre de mes', kind: 'benigno', ...told });
  const random = chain.random.fork('B02');
  for (let index = 0; index < 20; index += 1)
    at(limaMs(31 + (index % 3), '09:20') + random.integer(0, 480) * minuteMs, (ms) => {
      const { world } = chain;
      const items = sampleOf(world.products.slice(0, 300), 2, random).map((product) => ({ product, boxes: 12 }));
      const request = { branch: random.pick(world.branches.slice(0, 6)), items, issuedDay: 30, period: '202606' };
      const by = officeOf(chain, 'compras01', tag);
      const purchase = requestPurchase(chain, { atMs: ms, by }, { ...request, supplier: random.pick(world.suppliers) });
      at(laterMs(random, ms, 20, 60), (laterAt) =>
        approvePurchase(chain, { atMs: laterAt, by: officeOf(chain, 'gerente', tag) }, purchase),
      );
    });
}

/** Seventy products in six branches from Thursday to Monday. */
export function bigCampaign(chain: Chain): void {
  const told = { actor: 'gerente', branch: null, ceiling: 1 };
  const { tag, at } = plant(chain, { scenario: 'B03', variant: 'campaña', kind: 'benigno', ...told });
  at(onDay(11, '08:20'), (ms) => {
    const products = sampleOf(chain.world.products.slice(0, 560), 70, chain.random);
    const branches = chain.world.branches.slice(0, 6);
    const campaign = { name: 'CAMP-FIESTAS-PATRIAS', products, branches, untilMs: ms + 4 * dayMs };
    runCampaign(chain, { atMs: ms, by: officeOf(chain, 'gerente', tag) }, { ...campaign, off: 18 });
    at(ms + 4 * dayMs, (backMs) =>
      runCampaign(chain, { atMs: backMs, by: officeOf(chain, 'gerente', tag) }, { ...campaign, off: null }),
    );
  });
}

/** A new point of sale with everything for the first time. */
export function newBranch(chain: Chain): void {
  const told = { actor: 'gerente', branch: null, ceiling: 2, note: 'Módulo Feria de Julio' };
  const { tag } = plant(chain, { scenario: 'B04', variant: 'apertura', kind: 'benigno', ...told });
  const place = { number: 9, name: 'Módulo Feria de Julio', registerId: 17, fromDay: 38, toDay: 57 };
  seasonal(chain, { ...place, guides: [40, 40, 40, 40], tag });
}

/** Old prescriptions of a bought pharmacy, loaded by the service account in its window. */
export function migration(chain: Chain): void {
  const told = { actor: 'etl', branch: null, ceiling: 1, note: 'Ventana declarada 13/06/2026 22:00 a 23:00' };
  const { tag, at } = plant(chain, { scenario: 'B05', variant: 'migración', kind: 'benigno', ...told });
  const random = chain.random.fork('B05');
  for (let batch = 0; batch < 16; batch += 1)
    at(limaMs(13, '22:00') + batch * 3 * minuteMs, (ms) => {
      const by: By = { ...officeOf(chain, 'etl', tag), app: 'ETL', session: 'etl' };
      loadRows(
        chain,
        { atMs: ms, by },
        'receta',
        Array.from({ length: 120 }, (_, index) => oldPrescription(batch * 120 + index, random)),
      );
    });
}

function oldPrescription(index: number, random: Chain['random']): Row {
  return {
    ...{ tipo: 'R', nro_receta: `MIG-${padded(index + 1, 6)}`, fec_emision: dateText(-random.integer(200, 500)) },
    ...{ cmp: String(random.integer(20_000, 89_999)), nom_medico: `Dr. ${personName(random)}`, dni_pac: dni(random) },
    ...{ nom_pac: personName(random).toUpperCase(), id_suc: 6, est: 'C', usu_reg: 'etl', fec_reg: { raw: 'NOW()' } },
  };
}

/** A till without network for five hours: its receipts arrive in one burst. */
export function offlineTill(chain: Chain, shelf: Shelf): void {
  const told = { actor: 'cajera15', branch: 5, ceiling: 1 };
  const window = [limaMs(25, '10:30'), limaMs(25, '15:40')] as const;
  const { tag, at } = plant(chain, { scenario: 'B07', variant: 'sin red', kind: 'benigno', ...told, window });
  const register = branchOf(chain.world, 5).registers[1];
  if (!register) return;
  at(window[0], () => {
    register.offline = { tag, waiting: [] };
  });
  const random = chain.random.fork('B07');
  for (let ticket = 0; ticket < 14; ticket += 1)
    at(limaMs(25, '10:35') + random.integer(0, 285) * minuteMs, (ms) => visitRegister(chain, shelf, register, ms));
  at(limaMs(25, '15:30'), (ms) => {
    const waiting = register.offline?.waiting ?? [];
    register.offline = null;
    for (const [index, send] of waiting.entries()) at(ms + index * 1800, send);
  });
}

/** By ticket, at two in the morning. */
export function ticketedSchema(chain: Chain): void {
  const told = { actor: 'sistemas02', branch: null, ceiling: 1 };
  const { tag, at } = plant(chain, { scenario: 'B08', variant: 'ticket', kind: 'benigno', ...told });
  for (const day of [9, 26, 40, 54]) at(limaMs(day, '02:05'), (ms) => schemaTicket(chain, ms, tag));
}

/** The authority's alert: thirty-seven lots at once, and goods on their way back. */
export function recall(chain: Chain): void {
  const told = { actor: 'qf01', branch: 1, ceiling: 1 };
  const { tag, at } = plant(chain, { scenario: 'B09', variant: 'alerta', kind: 'benigno', ...told });
  at(limaMs(18, '11:05'), (ms) => {
    const lots = sampleOf(
      chain.world.lots.filter(({ immobilised }) => !immobilised),
      37,
      chain.random,
    );
    immobilise(chain, { atMs: ms, by: officeOf(chain, 'qf01', tag) }, lots, 'ALERTA-DIGEMID-041-2026');
    for (const [index, from] of [2, 3, 4].entries())
      at(ms + (40 + index * 20) * minuteMs, (sentMs) =>
        ordinaryTransfer(chain, sentMs, branchOf(chain.world, from), branchOf(chain.world, 1)),
      );
  });
}

/** The report is asked for three hundred times. */
export function restlessReport(chain: Chain): void {
  const told = { actor: 'conta02', branch: null, ceiling: 0 };
  const { tag, at } = plant(chain, { scenario: 'B12', variant: 'reporte', kind: 'benigno', ...told });
  for (let time = 0; time < 300; time += 1)
    at(limaMs(32, '08:00') + time * 2 * minuteMs, (ms) => rebuildReport(chain, ms, { how: 'DELETE', rows: 3, tag }));
}

/** What lasts: the branch that never closes, the national holidays, the week of the flu. */
export function seasons(chain: Chain): void {
  const spans = [
    ['B06', 'turno de noche', 1, 28, 30],
    ['B06', 'Fiestas Patrias', null, 58, 60],
    ['B10', 'semana de gripe', null, 15, 22],
  ] as const;
  for (const [scenario, variant, branch, from, to] of spans) {
    const window = [limaMs(from), limaMs(to)] as const;
    const note = `${dateTimeText(window[0])} a ${dateTimeText(window[1])}`;
    chain.labels.plant({ scenario, variant, kind: 'benigno', actor: '', branch, ceiling: 0, note, window });
  }
}
