/** Tuesday 17 November 2026 at Botica Santa Aurelia: the ordinary business of eleven tills and the head office. */
import {
  adjust,
  changePrice,
  enterControlBook,
  fileTaxSummary,
  priceCampaign,
  purchase,
  rebuildReport,
  registerPrescription,
  transfer,
} from './back-office.ts';
import { limaTime } from './clock.ts';
import { branches, cashiers, product, products, type Register, registers } from './company.ts';
import type { Desk } from './desk.ts';
import {
  closeTill,
  creditNote,
  type Line,
  note,
  type Order,
  openTill,
  sell,
  type Till,
  voidSale,
} from './point-of-sale.ts';
import type { Random } from './random.ts';
import type { Action } from './turns.ts';

export interface Cast {
  readonly office: Desk;
  /** A person with a database client, not the application. */
  readonly direct: Desk;
  readonly random: Random;
  readonly deskOf: (register: Register) => Desk;
  /** Filled as tills open; by register. */
  readonly tills: Map<number, Till>;
}

const minute = 60_000;
const salesOfDay = 430;
/** Share of the day's sales by hour. */
const busy: Readonly<Record<number, number>> = {
  8: 4,
  9: 7,
  10: 11,
  11: 12,
  12: 11,
  13: 7,
  14: 6,
  15: 7,
  16: 8,
  17: 9,
  18: 12,
  19: 13,
  20: 10,
  21: 4,
};
const sold = products.flatMap((item) => Array.from({ length: item.weight }, () => item));

export function ordinaryDay(cast: Cast): Action[] {
  const staffed = registers.filter(({ id, branch }) => cashiers(branch).includes(loginOf(id)));
  return [
    ...staffed.map((register) => opening(cast, register)),
    ...Array.from({ length: salesOfDay }, () => sale(cast, cast.random.pick(staffed))),
    ...staffed.map((register) => closing(cast, register)),
    ...office(cast),
    ...prescriptions(cast),
    ...branches.map(({ id }) => ({
      atMs: limaTime('22:30') + id * 2 * minute,
      run: () => fileTaxSummary(cast.office, limaTime('22:30') + id * 2 * minute, id),
    })),
  ];
}

export function tillOf({ tills }: Cast, register: number): Till {
  const till = tills.get(register);
  if (!till) throw new Error(`register ${register} is not open`);
  return till;
}

function loginOf(register: number): string {
  return `cajera${String(register).padStart(2, '0')}`;
}

function opening(cast: Cast, register: Register): Action {
  const atMs = limaTime('07:02') + (register.branch * 6 + (register.id % 2) * 3) * minute;
  return {
    atMs,
    run: async () =>
      cast.tills.set(register.id, await openTill(cast.deskOf(register), atMs, register, loginOf(register.id))),
  };
}

/** Most counts agree; some are a little off. */
function closing(cast: Cast, register: Register): Action {
  const atMs = limaTime('22:00') + (register.branch * 3 + (register.id % 2)) * minute;
  const difference = cast.random.pick([0, 0, 0, 0, 10, -20, -150, 50, 0, -1860]);
  return { atMs, run: () => closeTill(tillOf(cast, register.id), atMs, difference) };
}

/** One in sixty is voided with the supervisor's login, one in ninety gets a credit note. */
function sale(cast: Cast, register: Register): Action {
  const { random } = cast;
  const atMs = salesTime(random);
  const order = ordinaryOrder(random);
  const fate = random.next();
  const noted = random.chance(0.3);
  const run = async () => {
    const till = tillOf(cast, register.id);
    const sale = await sell(till, atMs, order);
    if (noted) await noteSale(till, sale.id, atMs + 1_200);
    const supervisor = `super0${register.branch}`;
    if (fate < 1 / 60)
      await voidSale(till, atMs + 9 * minute, sale, {
        by: supervisor,
        reason: 'Cliente cambió de producto, vuelve a comprar',
      });
    else if (fate < 1 / 36)
      await creditNote(till, atMs + 25 * minute, sale, { by: supervisor, cents: sale.totalCents });
  };
  return { atMs, run };
}

/** The program notes some sales only. */
function noteSale({ desk, register, cashier }: Till, sale: number, atMs: number): Promise<number> {
  return note(desk, atMs, {
    login: cashier,
    host: register.host,
    module: 'POS',
    action: 'EMITIR',
    table: 'venta_cab',
    key: String(sale),
  });
}

function ordinaryOrder(random: Random): Order {
  const lines: Line[] = Array.from({ length: random.pick([1, 1, 1, 2, 2, 3, 4]) }, () => ({
    product: random.pick(sold),
    units: random.pick([1, 1, 1, 1, 2, 2, 3]),
    ...(random.chance(0.06) && { discount: random.pick([3, 5]) }),
  }));
  const method = random.pick(['EF', 'EF', 'EF', 'TJ', 'YP', 'YP'] as const);
  return {
    lines,
    method,
    ...(random.chance(0.2) && {
      customer: {
        document: String(random.integer(10_000_000, 79_999_999)),
        name: random.pick(['MARÍA ÁNGELES ÑAUPARI', 'JOSÉ LUIS CÓRDOVA', 'ANA TICONA', 'PEDRO GÜERE']),
      },
    }),
  };
}

function salesTime(random: Random): number {
  const hours = Object.entries(busy).flatMap(([hour, share]) => Array.from({ length: share }, () => Number(hour)));
  const hour = String(random.pick(hours)).padStart(2, '0');
  return limaTime(`${hour}:00`) + random.integer(0, 59 * 60) * 1000 + random.integer(0, 999);
}

function office({ office: desk }: Cast): Action[] {
  const at = (time: string, run: (atMs: number) => Promise<unknown>): Action => ({
    atMs: limaTime(time),
    run: () => run(limaTime(time)),
  });
  const items = (from: number, count: number, units: number) =>
    products.slice(from, from + count).map((item) => ({ product: item, units }));
  return [
    at('09:00', (ms) => priceCampaign(desk, ms)),
    at('08:40', (ms) =>
      purchase(desk, ms, {
        supplier: 1,
        branch: 1,
        items: items(0, 6, 40),
        number: '0045120',
        buyer: 'compras01',
        approver: 'gerente',
      }),
    ),
    at('10:20', (ms) =>
      purchase(desk, ms, {
        supplier: 4,
        branch: 4,
        items: items(20, 5, 30),
        number: '0009931',
        buyer: 'compras01',
        approver: 'gerente',
      }),
    ),
    at('09:35', (ms) =>
      transfer(desk, ms, { from: 1, to: 5, items: products.slice(4, 9), units: 12, arrive: 12, guide: 'T001-00812' }),
    ),
    at('14:10', (ms) =>
      transfer(desk, ms, { from: 2, to: 6, items: products.slice(40, 44), units: 10, arrive: 9, guide: 'T001-00813' }),
    ),
    at('16:00', (ms) =>
      adjust(desk, ms, {
        branch: 5,
        type: 'INV',
        reason: 'Conteo cíclico semana 47, acta 118',
        items: items(60, 8, -1),
        by: 'qf05',
        approver: 'super05',
        approvedAfterMs: 35 * minute,
      }),
    ),
    at('10:05', (ms) => changePrice(desk, ms, { product: 'Suero oral', branch: 6, cents: 6900, by: 'super06' })),
    at('10:09', (ms) => changePrice(desk, ms, { product: 'Suero oral', branch: 6, cents: 690, by: 'super06' })),
    ...['08', '11', '14', '17', '20'].map((hour) =>
      at(`${hour}:30`, (ms) => rebuildReport(desk, ms, hour === '14' ? 'TRUNCATE' : 'DELETE')),
    ),
  ];
}

/** Controlled products the right way: prescription, sale, entry in the book. */
function prescriptions(cast: Cast): Action[] {
  const patients = [
    ['41234567', 'Rosa Elvira Campos'],
    ['08765432', 'Julio Ramírez Ñique'],
    ['70112233', 'Diana Quiroz Paz'],
    ['45671234', 'Óscar Benítez Lara'],
    ['10293847', 'Mercedes Alva Ruiz'],
  ] as const;
  const drugs = ['Clonazepam 0.5', 'Alprazolam', 'Morfina', 'Diazepam', 'Metilfenidato'];
  return patients.map(([document, name], index) => {
    const atMs = limaTime('10:40') + index * 97 * minute;
    const branch = index + 1;
    const drug = product(drugs[index] ?? 'Diazepam');
    const run = async () => {
      const prescription = await registerPrescription(cast.office, atMs, {
        branch,
        product: drug,
        units: 1,
        number: `RE-${55_100 + index}`,
        doctor: { cmp: String(31_000 + index * 117), name: 'Dra. Inés Villar' },
        patient: { document, name },
      });
      const sale = await sell(tillOf(cast, branch * 2 - 1), atMs + 2 * minute, {
        lines: [{ product: drug, units: 1 }],
        method: 'EF',
        customer: { document, name: name.toUpperCase() },
        prescription,
      });
      await enterControlBook(cast.office, atMs + 11 * minute, {
        branch,
        product: drug,
        units: 1,
        prescription,
        sale: sale.id,
        folio: 40 + index,
      });
    };
    return { atMs, run };
  });
}
