/** Botica Santa Aurelia, an invented chain: branches, people, products and lots as plain data, the same at every run. */
import { createRandom } from './random.ts';

export interface Branch {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly district: string;
  readonly opens: string;
  readonly closes: string;
  readonly allDay: boolean;
}
export interface Person {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly branch: number;
  readonly role: number;
  readonly left?: string;
}
export interface Product {
  readonly id: number;
  readonly name: string;
  readonly lab: string;
  readonly list: string | null;
  readonly condition: string;
  readonly priceCents: number;
  readonly costCents: number;
  readonly weight: number;
}
export interface Lot {
  readonly id: number;
  readonly product: number;
  readonly number: string;
  readonly expires: string;
}

export const roles = [
  { id: 1, name: 'CAJERO', discount: '5.00', approval: '0.00' },
  { id: 2, name: 'QUIMICO_FARMACEUTICO', discount: '10.00', approval: '500.00' },
  { id: 3, name: 'SUPERVISOR', discount: '15.00', approval: '2000.00' },
  { id: 4, name: 'COMPRAS', discount: '0.00', approval: '10000.00' },
  { id: 5, name: 'CONTABILIDAD', discount: '0.00', approval: '10000.00' },
  { id: 6, name: 'SISTEMAS', discount: '0.00', approval: '0.00' },
] as const;

const branchRows = [
  ['Miraflores', '07:00', '23:00', true],
  ['San Borja', '07:00', '22:30', false],
  ['Lince', '07:30', '22:30', false],
  ['Surquillo', '07:30', '22:30', false],
  ['Magdalena', '08:00', '22:00', false],
  ['Callao', '08:00', '22:00', false],
] as const;

export const branches: readonly Branch[] = branchRows.map(([district, opens, closes, allDay], index) => ({
  id: index + 1,
  code: `S${String(index + 1).padStart(3, '0')}`,
  name: `Botica Santa Aurelia ${district}`,
  district,
  opens,
  closes,
  allDay,
}));

const names = [
  'Rosa Huamán Quispe',
  'Luis Paredes Soto',
  'Carmen Ñahui Rojas',
  'Jorge Salazar Vega',
  'Milagros Chávez Pinto',
  'Iván Núñez Ccama',
  'Pilar Díaz Montes',
  'Óscar Rivas León',
  'Sonia Peña Arce',
  'Raúl Mamani Condori',
  'Gladys Tello Ruiz',
  'Hugo Bravo Lazo',
  'Elena Castro Mori',
  'Víctor Acuña Silva',
  'Norma Zegarra Poma',
  'César Ibáñez Luna',
  'Lidia Cáceres Vidal',
  'Abel Torres Inga',
  'Yeni Flores Apaza',
  'Marco Valdez Cruz',
  'Irma Solís Baca',
  'Tito Ramos Ayala',
  'Nelly Ortiz Palma',
  'Dante Loayza Rey',
  'Paola Medina Gil',
  'Felipe Arana Tapia',
  'Julia Rengifo Vela',
  'Simón Béjar Olaya',
  'Teresa Cueto Mar',
  'Alonso Prado Zea',
] as const;

/** Per branch two cashiers, one pharmacist, one supervisor; then the head office. cajera12 left in September. */
export const people: readonly Person[] = [
  ...branches.flatMap(({ id }) => [
    { login: `cajera${String(id * 2 - 1).padStart(2, '0')}`, branch: id, role: 1 },
    { login: `cajera${String(id * 2).padStart(2, '0')}`, branch: id, role: 1 },
    { login: `qf${String(id).padStart(2, '0')}`, branch: id, role: 2 },
    { login: `super${String(id).padStart(2, '0')}`, branch: id, role: 3 },
  ]),
  { login: 'compras01', branch: 1, role: 4 },
  { login: 'compras02', branch: 1, role: 4 },
  { login: 'conta01', branch: 1, role: 5 },
  { login: 'sysadmin', branch: 1, role: 6 },
  { login: 'gerente', branch: 1, role: 3 },
].map((person, index) => ({
  ...person,
  id: index + 1,
  name: names[index % names.length] ?? '',
  ...(person.login === 'cajera12' ? { left: '2026-09-08' } : {}),
}));

export function cashiers(branch: number): string[] {
  return people
    .filter((person) => person.branch === branch && person.role === 1 && !person.left)
    .map(({ login }) => login);
}

const labs = ['Portugal', 'Medifarma', 'Genfar', 'Farmindustria', 'Hersil'] as const;

/** name, price in cents, how often it sells */
const common: readonly (readonly [string, number, number])[] = [
  ['Paracetamol 500 mg x 100', 1250, 9],
  ['Ibuprofeno 400 mg x 100', 2400, 8],
  ['Naproxeno 550 mg x 100', 3890, 6],
  ['Amoxicilina 500 mg x 100', 4200, 5],
  ['Azitromicina 500 mg x 3', 1290, 5],
  ['Loratadina 10 mg x 100', 1800, 6],
  ['Cetirizina 10 mg x 100', 1990, 5],
  ['Omeprazol 20 mg x 100', 2650, 7],
  ['Metformina 850 mg x 100', 2800, 5],
  ['Losartán 50 mg x 100', 3100, 5],
  ['Enalapril 10 mg x 100', 1750, 4],
  ['Atorvastatina 20 mg x 100', 5400, 4],
  ['Diclofenaco gel 1 % 50 g', 1490, 6],
  ['Clotrimazol crema 20 g', 990, 3],
  ['Salbutamol inhalador 200 dosis', 1790, 4],
  ['Dexametasona 4 mg x 100', 2950, 3],
  ['Suero oral 1 L', 690, 6],
  ['Complejo B x 100', 2190, 4],
  ['Vitamina C 1 g x 10', 850, 7],
  ['Alcohol 70° 1 L', 1150, 5],
];
const special: readonly (readonly [string, number, number, string | null, string])[] = [
  ['Insulina glargina 100 UI/mL 3 mL', 18900, 1, null, 'CR'],
  ['Tacrolimus 1 mg x 100', 46500, 0, null, 'CR'],
  ['Enoxaparina 60 mg x 2', 7850, 1, null, 'CR'],
  ['Morfina 10 mg x 20', 6400, 0, 'IIA', 'RE'],
  ['Metilfenidato 10 mg x 30', 5900, 0, 'IIIA', 'RE'],
  ['Clonazepam 0.5 mg x 30', 1690, 0, 'IVB', 'RR'],
  ['Clonazepam 2 mg x 30', 2290, 0, 'IVB', 'RR'],
  ['Alprazolam 0.5 mg x 30', 1990, 0, 'IVB', 'RR'],
  ['Diazepam 10 mg x 30', 1450, 0, 'IVB', 'RR'],
  ['PRODUCTO PRUEBA NO VENDER', 100, 0, null, 'SR'],
];

/** 20 products of 5 laboratories each, then 10 special ones: 110. */
export const products: readonly Product[] = [
  ...labs.flatMap((lab, step) =>
    common.map(([name, price, weight]) => ({
      name,
      lab,
      list: null,
      condition: 'SR',
      priceCents: price + step * 110,
      weight,
    })),
  ),
  ...special.map(([name, priceCents, weight, list, condition]) => ({
    name,
    lab: 'Importado',
    list,
    condition,
    priceCents,
    weight,
  })),
].map((product, index) => ({ ...product, id: index + 1, costCents: Math.round(product.priceCents * 0.62) }));

const random = createRandom(1117);

/** Two lots of each product; the first expires first. */
export const lots: readonly Lot[] = products.flatMap(({ id }) =>
  [2027, 2028].map((year, step) => ({
    id: id * 2 - 1 + step,
    product: id,
    number: `L${random.integer(10_000, 99_999)}`,
    expires: `${year}-${String(random.integer(1, 12)).padStart(2, '0')}-28`,
  })),
);

export function product(name: string): Product {
  const found = products.find((candidate) => candidate.name.startsWith(name));
  if (!found) throw new Error(`no product ${name}`);
  return found;
}

export const firstLot = (productId: number): number => productId * 2 - 1;

/** Cents to DECIMAL text; money never becomes a float. */
export function soles(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export interface Register {
  readonly id: number;
  readonly branch: number;
  readonly series: string;
  readonly host: string;
}

export const registers: readonly Register[] = branches.flatMap(({ id }) =>
  [1, 2].map((step) => ({
    id: id * 2 - 2 + step,
    branch: id,
    series: `B${String(id * 2 - 2 + step).padStart(3, '0')}`,
    host: `10.20.${id}.${10 + step}`,
  })),
);
