/** The company on the eve of the first day, the same for the same seed. */
import { limaMs, minuteMs } from './calendar.ts';
import { createLots, createProducts } from './catalogue.ts';
import { padded } from './exact.ts';
import { companyName, dni, personName, ruc } from './names.ts';
import type { Random } from './random.ts';
import { createBranches, createFormerUsers, createUsers, seriesOf } from './staff.ts';
import type { Branch, Customer, Lot, Sale, World } from './world.ts';

const pastSales = 150;

export function createWorld(random: Random): World {
  const products = createProducts(random.fork('products'));
  const lots = createLots(products, random.fork('lots'));
  const branches = createBranches();
  const people = createUsers(random.fork('people'));
  const users = [...people, ...createFormerUsers(random.fork('former'), people.length + 1)];
  for (const branch of branches) stockUp(branch, lots, random.fork(`stock ${branch.number}`));
  const world = {
    products,
    lots,
    branches,
    users,
    suppliers: createSuppliers(random.fork('suppliers')),
    customers: createCustomers(random.fork('customers')),
    sales: [],
    closedSessions: [],
    permissions: new Set<string>(),
    trialSeries: [],
    trialCounter: 120,
    schemaTickets: 0,
    notes: [],
    parameters: new Map([
      ['IGV', '18.00'],
      ['TOPE_DSCTO', '15'],
      ['MONTO_ID_BOLETA', '700'],
      ['DIAS_PLAZO_BAJA', '7'],
      ['COPIAS_TICKET', '1'],
      ['MENSAJE_TICKET', 'Gracias por su compra'],
      ['FONDO_CAJA', '200.00'],
      ['HORA_RESUMEN', '22:30'],
      ['PERIODO_202604', 'C'],
      ['PERIODO_202605', 'A'],
      ['PERIODO_202606', 'A'],
      ['PERIODO_202607', 'A'],
      ['PERIODO_INV_202605', 'A'],
      ['PERIODO_INV_202606', 'A'],
    ]),
  };
  return { ...world, sales: createPast(world, random.fork('past')) };
}

function stockUp(branch: Branch, lots: readonly Lot[], random: Random): void {
  for (const register of branch.registers)
    for (const series of seriesOf(register)) series.last = series.type === '07' ? random.integer(60, 140) : 0;
  for (const register of branch.registers) {
    register.boletas.last = random.integer(4000, 9000);
    register.facturas.last = random.integer(300, 900);
  }
  for (const [index, lot] of lots.entries()) {
    const { product } = lot;
    branch.prices.set(product, product.priceCents);
    const kept = index % 2 === 0 || random.chance(0.35);
    if (kept) branch.stock.set(lot, (12 + Math.ceil(product.weight / 6) + random.integer(0, 20)) * 1000);
  }
}

function createSuppliers(random: Random) {
  const names = ['Distribuidora Andina S.A.', 'Droguería El Sol S.A.C.', 'Importaciones Médicas del Sur E.I.R.L.'];
  const more = ['Laboratorio Portugal S.R.L.', 'Química Amauta S.A.', 'Dropesa S.A.C.', 'Perufarma Norte S.A.'];
  return [...names, ...more, 'Inversiones Qhali S.A.C.'].map((name, index) => ({
    id: index + 1,
    ruc: ruc(random),
    name,
    bank: `002191${padded(random.integer(0, 99_999_999), 8)}${padded(index, 6)}`,
  }));
}

function createCustomers(random: Random): Customer[] {
  return Array.from({ length: 320 }, (_, index) => createCustomer(random, index % 8 === 0));
}

export function createCustomer(random: Random, company: boolean): Customer {
  return company
    ? { document: ruc(random), name: companyName(random), company, sales: [], known: false }
    : { document: dni(random), name: personName(random).toUpperCase(), company, sales: [], known: false };
}

/** Receipts of the last three days before the first: known customers, and originals of credit notes. */
function createPast({ branches, customers, products, lots }: Omit<World, 'sales'>, random: Random): Sale[] {
  return Array.from({ length: pastSales }, (_, index) => {
    const register = random.pick(random.pick(branches).registers);
    const product = random.pick(products.slice(0, 200));
    const lot = lots.find((candidate) => candidate.product === product) ?? random.pick(lots);
    const totalCents = product.priceCents;
    const customer = random.chance(0.35) ? random.pick(customers.filter(({ company }) => !company)) : null;
    register.boletas.last += 1;
    const sale: Sale = {
      id: index + 1,
      register,
      session: null,
      seller: `cajera${padded(register.branch.number * 3 - random.integer(0, 2), 2)}`,
      series: register.boletas,
      number: register.boletas.last,
      lines: [
        {
          lot,
          thousandths: 1000,
          pieces: false,
          listCents: totalCents,
          unitFine: totalCents * 100,
          discount: 0,
          amountCents: totalCents,
        },
      ],
      totalCents,
      cashCents: totalCents,
      issuedMs: limaMs(-2, '08:00') + Math.floor(index / 50) * 24 * 60 * minuteMs + (index % 50) * 16 * minuteMs,
      payments: [],
      details: [],
      customer,
      voided: false,
      touched: true,
    };
    customer?.sales.push(sale);
    if (customer) customer.known = true;
    return sale;
  });
}
