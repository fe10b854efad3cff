/** F04, F05, F07, F11 and their innocent twins: prescriptions, losses, privileges, closed months. */
import { limaMs, minuteMs } from '../calendar.ts';
import { type Chain, type Hand, officeOf } from '../chain.ts';
import { createCustomer } from '../create-world.ts';
import { adjust } from '../work/adjust.ts';
import { creditNote } from '../work/after-sale.ts';
import { lineOf } from '../work/basket.ts';
import {
  createDoctor,
  dispense,
  editBook,
  type Prescription,
  pharmacistOf,
  registerPrescription,
} from '../work/controlled.ts';
import { changeRole, saveProfile } from '../work/people.ts';
import { requestPurchase } from '../work/purchase.ts';
import { sell } from '../work/sell.ts';
import { setParameter } from '../work/settings.ts';
import { branchOf, type Lot, productNamed, sampleOf, userOf } from '../world.ts';
import { cash, onDay, openTill, plant } from './cast.ts';

/** One prescription, six dispensations, none in the book; then the book's balance is set right. */
export function reusedPrescription(chain: Chain): void {
  const told = { actor: 'qf04', branch: 4, rules: ['R25', 'R26', 'R27'], minCaseScore: 0.65 };
  const { tag, at } = plant(chain, { scenario: 'F04', variant: 'base', kind: 'fraude', ...told });
  const branch = branchOf(chain.world, 4);
  const pharmacist = { ...pharmacistOf(chain, branch), tag };
  const patient = createCustomer(chain.random.fork('F04'), false);
  const product = productNamed(chain.world, 'Clonazepam 2 mg');
  let prescription: Prescription | null = null;
  at(onDay(6, '16:00'), (ms) => {
    prescription = registerPrescription(
      chain,
      { atMs: ms, by: pharmacist },
      {
        product,
        boxes: 1,
        patient,
        doctor: createDoctor(chain),
      },
    );
  });
  for (const [day, referred] of [
    [6, true],
    [9, true],
    [11, false],
    [13, true],
    [17, true],
    [19, false],
  ] as const)
    at(onDay(day, '16:06') + day * 3 * minuteMs, (ms) => {
      const till = openTill(chain, 4, tag);
      const line = lineOf(branch, { product, boxes: 1 }, ms);
      if (!till || !line) return;
      const used = referred ? prescription : null;
      const order = { lines: [line], customer: patient, prescription: used?.id ?? null };
      const sale = sell(chain, ms, till, { ...order, payments: cash(line.amountCents) });
      dispense(chain, till.by, sale, { prescription: used, bookAtMs: null, pharmacist });
    });
  at(onDay(21, '17:20'), (ms) => {
    const entry = branch.book.at(-1);
    if (entry)
      editBook(chain, { atMs: ms, by: { ...pharmacist, tag: tag.as('ocultamiento') } }, entry, { saldo: '12.000' });
  });
}

/** The same patient, a prescription each time, the book written. */
export function chronicPatient(chain: Chain): void {
  const told = { actor: 'qf05', branch: 5, ceiling: 0 };
  const { tag, at } = plant(chain, { scenario: 'F04', variant: 'gemelo', kind: 'benigno', ...told });
  const branch = branchOf(chain.world, 5);
  const pharmacist = { ...pharmacistOf(chain, branch), tag };
  const patient = createCustomer(chain.random.fork('F04 twin'), false);
  const product = productNamed(chain.world, 'Alprazolam');
  for (const day of [7, 37, 52])
    at(limaMs(day, '11:30'), (ms) => {
      const prescription = registerPrescription(
        chain,
        { atMs: ms, by: pharmacist },
        {
          product,
          boxes: 1,
          patient,
          doctor: createDoctor(chain),
        },
      );
      at(ms + 4 * minuteMs, (soldMs) => {
        const till = openTill(chain, 5, tag);
        const line = lineOf(branch, { product, boxes: 1 }, soldMs);
        if (!till || !line) return;
        const order = { lines: [line], customer: patient, prescription: prescription.id };
        const sale = sell(chain, soldMs, till, { ...order, payments: cash(line.amountCents) });
        dispense(chain, till.by, sale, { prescription, bookAtMs: soldMs + 9 * minuteMs, pharmacist });
      });
    });
}

function dearLots(chain: Chain, branch: number): Lot[] {
  const { stock } = branchOf(chain.world, branch);
  const dear = /^(Insulina|Tacrolimus|Micofenolato|Enoxaparina)/;
  return [...stock].flatMap(([lot, left]) => (dear.test(lot.product.name) && left >= 4000 ? [lot] : []));
}

/** Dear products written off at night, approved by who asked. */
export function nightLoss(chain: Chain): void {
  const told = { actor: 'super06', branch: 6, rules: ['R01', 'R21', 'R42', 'R03'], minCaseScore: 0.65 };
  const { tag, at } = plant(chain, { scenario: 'F05', variant: 'base', kind: 'fraude', ...told });
  for (const day of [7, 14])
    at(onDay(day, '23:40'), (ms) => {
      const by = officeOf(chain, 'super06', tag);
      const lines = sampleOf(dearLots(chain, 6), 8, chain.random).map((lot) => ({ lot, difference: -2000 }));
      const plan = { branch: branchOf(chain.world, 6), type: 'MER', reason: 'error', lines, by, approver: by } as const;
      adjust(chain, ms, { ...plan, approvedAtMs: ms + 90_000 });
    });
}

/** A refrigerator failed: the same products, by day, with a report, approved by another. */
export function brokenRefrigerator(chain: Chain): void {
  const told = { actor: 'qf02', branch: 2, ceiling: 0 };
  const { tag, at } = plant(chain, { scenario: 'F05', variant: 'gemelo', kind: 'benigno', ...told });
  at(limaMs(44, '10:20'), (ms) => {
    const [by, approver] = [officeOf(chain, 'qf02', tag), officeOf(chain, 'super02', tag)];
    const lines = sampleOf(dearLots(chain, 2), 6, chain.random).map((lot) => ({ lot, difference: -1000 }));
    const reason = 'Pérdida de cadena de frío, informe técnico 031-2026';
    const plan = { branch: branchOf(chain.world, 2), type: 'MER', reason, lines, by, approver } as const;
    adjust(chain, ms, { ...plan, approvedAtMs: ms + 140 * minuteMs });
  });
}

/** A role for half an hour, a limit raised, money given back, everything as before. */
export function privilegeSandwich(chain: Chain): void {
  const told = { actor: 'sysadmin', branch: 1, rules: ['R20', 'R21', 'R40'], minCaseScore: 0.65 };
  const { tag, at } = plant(chain, { scenario: 'F07', variant: 'base', kind: 'fraude', ...told });
  const by = officeOf(chain, 'sysadmin', tag);
  const user = userOf(chain.world, 'sysadmin');
  at(onDay(10, '13:02'), (ms) => changeRole(chain, { atMs: ms, by }, user, { role: 3, gained: true }));
  at(onDay(10, '13:09'), (ms) => setParameter(chain, { atMs: ms, by }, 'TOPE_DSCTO', '40'));
  at(onDay(10, '13:14'), (ms) => {
    const till = openTill(chain, 1);
    const sale = chain.world.sales.findLast(({ touched, register }) => !touched && register.branch.number === 1);
    if (!till || !sale) return;
    sale.touched = true;
    creditNote(
      chain,
      { atMs: ms, by: { ...till.by, login: 'sysadmin', tag } },
      { register: till.register, sale, cents: 240_000, reason: '06' },
    );
  });
  at(onDay(10, '13:31'), (ms) =>
    changeRole(chain, { atMs: ms, by: { ...by, tag: tag.as('ocultamiento') } }, user, { role: 3, gained: false }),
  );
  at(onDay(10, '13:32'), (ms) =>
    setParameter(chain, { atMs: ms, by: { ...by, tag: tag.as('ocultamiento') } }, 'TOPE_DSCTO', '15'),
  );
}

/** Cover for a supervisor's holidays: given by the manager, two weeks, taken back. */
export function holidayCover(chain: Chain): void {
  const told = { actor: 'gerente', branch: 2, ceiling: 0 };
  const { tag, at } = plant(chain, { scenario: 'F07', variant: 'gemelo', kind: 'benigno', ...told });
  const user = userOf(chain.world, 'compras01');
  const by = officeOf(chain, 'gerente', tag);
  at(limaMs(37, '09:10'), (ms) => saveProfile(chain, { atMs: ms, by }, user, [4, 3]));
  at(limaMs(51, '09:20'), (ms) => saveProfile(chain, { atMs: ms, by }, user, [4]));
}

/** The closed month is opened for a quarter of an hour. */
export function closedMonth(chain: Chain): void {
  const told = { actor: 'conta02', branch: 1, rules: ['R39', 'R15'], minCaseScore: 0.65 };
  const { tag, at } = plant(chain, { scenario: 'F11', variant: 'base', kind: 'fraude', ...told });
  const by = officeOf(chain, 'conta02', tag);
  at(onDay(1, '17:30'), (ms) =>
    setParameter(chain, { atMs: ms, by: officeOf(chain, 'conta01') }, 'PERIODO_202606', 'C'),
  );
  at(onDay(3, '18:20'), (ms) => setParameter(chain, { atMs: ms, by }, 'PERIODO_202606', 'A'));
  for (let index = 0; index < 5; index += 1)
    at(onDay(3, '18:23') + index * 2 * minuteMs, (ms) => latePurchase(chain, { atMs: ms, by }, 26 + index, '202606'));
  const hidden = { ...by, tag: tag.as('ocultamiento') };
  at(onDay(3, '18:35'), (ms) => setParameter(chain, { atMs: ms, by: hidden }, 'PERIODO_202606', 'C'));
}

/** The same with a note and by who closes: an invoice came late. */
export function lateInvoice(chain: Chain): void {
  const told = { actor: 'conta01', branch: 1, ceiling: 1 };
  const { tag, at } = plant(chain, { scenario: 'F11', variant: 'gemelo', kind: 'benigno', ...told });
  const by = officeOf(chain, 'conta01', tag);
  const what = { module: 'CONTABILIDAD', action: 'AUTORIZAR', table: 'parametro', key: 'PERIODO_202605' };
  at(limaMs(24, '15:28'), (ms) =>
    chain.note(officeOf(chain, 'gerente', tag), ms, { ...what, detail: 'Memo 014: reapertura por factura extraviada' }),
  );
  at(limaMs(24, '15:30'), (ms) => setParameter(chain, { atMs: ms, by }, 'PERIODO_202605', 'A'));
  at(limaMs(24, '15:40'), (ms) => latePurchase(chain, { atMs: ms, by }, -1, '202605'));
  at(limaMs(24, '15:58'), (ms) => setParameter(chain, { atMs: ms, by }, 'PERIODO_202605', 'C'));
}

function latePurchase(chain: Chain, { atMs: ms, by }: Hand, day: number, period: string): void {
  const { world, random } = chain;
  const items = sampleOf(world.products.slice(0, 300), 3, random).map((product) => ({ product, boxes: 10 }));
  const branch = branchOf(world, 1);
  requestPurchase(
    chain,
    { atMs: ms, by },
    { branch, items, issuedDay: day, period, supplier: random.pick(world.suppliers) },
  );
}
