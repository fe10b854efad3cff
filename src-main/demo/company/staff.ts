/** Six branches, fourteen registers, forty-five logins, and who may do what. */
import { padded } from './exact.ts';
import { dni, personName } from './names.ts';
import type { Random } from './random.ts';
import type { Branch, Register, Series, User } from './world.ts';

export const roles = [
  { id: 1, name: 'CAJERO', discount: '5.00', approval: '0.00' },
  { id: 2, name: 'QUIMICO_FARMACEUTICO', discount: '10.00', approval: '500.00' },
  { id: 3, name: 'SUPERVISOR', discount: '15.00', approval: '2000.00' },
  { id: 4, name: 'COMPRAS', discount: '0.00', approval: '10000.00' },
  { id: 5, name: 'CONTABILIDAD', discount: '0.00', approval: '10000.00' },
  { id: 6, name: 'SISTEMAS', discount: '0.00', approval: '0.00' },
  { id: 7, name: 'ALMACEN', discount: '0.00', approval: '0.00' },
  { id: 8, name: 'SERVICIO', discount: '0.00', approval: '0.00' },
] as const;

export const permissions = ['VENTA', 'ANULAR', 'PRECIO', 'AJUSTE', 'COMPRA', 'USUARIOS'] as const;

/** District, opens, closes, day and night, registers, share of the tickets. */
const places = [
  ['Miraflores', '07:00', '23:00', true, 3, 24],
  ['San Borja', '07:00', '22:30', false, 3, 20],
  ['Lince', '07:30', '22:30', false, 2, 16],
  ['Surquillo', '07:30', '22:30', false, 2, 15],
  ['Magdalena', '08:00', '22:00', false, 2, 13],
  ['Callao', '08:00', '22:00', false, 2, 12],
] as const;

export function createBranches(): Branch[] {
  let register = 0;
  return places.map(([district, opens, closes, allDay, registers, share], index) => {
    const number = index + 1;
    const name = `Botica Santa Aurelia ${district}`;
    const branch = emptyBranch({ id: number, number, name, opens, closes, allDay, share });
    for (let step = 1; step <= registers; step += 1) {
      register += 1;
      branch.registers.push(createRegister(branch, register, step));
    }
    return branch;
  });
}

type Known = Pick<Branch, 'id' | 'number' | 'name' | 'opens' | 'closes' | 'allDay' | 'share'>;

export function emptyBranch(known: Known): Branch {
  return {
    ...known,
    code: `S${padded(known.number, 3)}`,
    registers: [],
    stock: new Map(),
    prices: new Map(),
    offers: new Map(),
    pending: [],
    folio: 100,
    book: [],
  };
}

export function createRegister(branch: Branch, id: number, step: number): Register {
  const series = (type: Series['type'], code: string): Series => ({ type, code, last: 0 });
  return {
    id,
    branch,
    boletas: series('03', `B${padded(id, 3)}`),
    facturas: series('01', `F${padded(id, 3)}`),
    boletaNotes: series('07', `BC${padded(id, 2)}`),
    facturaNotes: series('07', `FC${padded(id, 2)}`),
    host: `10.20.${branch.number}.${10 + step}`,
    session: null,
    offline: null,
  };
}

export function seriesOf({ boletas, facturas, boletaNotes, facturaNotes }: Register): Series[] {
  return [boletas, facturas, boletaNotes, facturaNotes];
}

/** Per branch three cashiers (four in the first, with two for the night), a pharmacist, a supervisor; then the head office. */
export function createUsers(random: Random): User[] {
  const shops = [1, 2, 3, 4, 5, 6];
  const logins: (readonly [string, number, number])[] = [
    ...shops.flatMap((branch) =>
      [1, 2, 3].map((step) => [`cajera${padded(branch * 3 - 3 + step, 2)}`, branch, 1] as const),
    ),
    ['cajera19', 1, 1],
    ['noche01', 1, 1],
    ['noche02', 1, 1],
    ...shops.map((branch) => [`qf0${branch}`, branch, 2] as const),
    ['qf07', 1, 2],
    ...shops.map((branch) => [`super0${branch}`, branch, 3] as const),
    ['caja1', 2, 1],
    ['compras01', 1, 4],
    ['compras02', 1, 4],
    ['almacen01', 1, 7],
    ['conta01', 1, 5],
    ['conta02', 1, 5],
    ['sysadmin', 1, 6],
    ['sistemas02', 1, 6],
    ['gerente', 1, 3],
    ['etl', 1, 8],
    ['see', 1, 8],
  ];
  return logins.map(([login, branch, role], index) => ({
    id: index + 1,
    login,
    name: login === 'caja1' ? 'CAJA 1' : personName(random),
    document: dni(random),
    branch,
    roles: [role],
    left: null,
    active: true,
  }));
}

/** People who were here before: they left, and one of them still knows a password. */
export function createFormerUsers(random: Random, firstId: number): User[] {
  return ['cajera90', 'cajera91', 'super90'].map((login, index) => ({
    id: firstId + index,
    login,
    name: personName(random),
    document: dni(random),
    branch: index + 3,
    roles: [login.startsWith('super') ? 3 : 1],
    left: '2026-04-30',
    active: false,
  }));
}
