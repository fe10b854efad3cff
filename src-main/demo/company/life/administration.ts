/** What the people of systems and purchasing do now and then: logins, roles, parameters, suppliers, products. */
import { dateTimeText, dayMs } from '../calendar.ts';
import { laboratories } from '../catalogue.ts';
import { type By, type Chain, clientOf, laterMs, officeOf } from '../chain.ts';
import { padded } from '../exact.ts';
import type { Tag } from '../labels.ts';
import { changeSchema, massStatement, purgeLog } from '../work/bulk.ts';
import {
  changeCap,
  changePermission,
  createUser,
  deactivate,
  failLogin,
  logIn,
  reactivate,
  resetPassword,
  saveProfile,
  unlock,
} from '../work/people.ts';
import { changeControlClass, createProduct } from '../work/price.ts';
import { assignSeries, changeBank, createSupplier, resetSeries, setParameter } from '../work/settings.ts';
import type { Series, User } from '../world.ts';

const helper = /^apoyo/;

function admin(chain: Chain): By {
  return officeOf(chain, chain.random.pick(['sysadmin', 'sysadmin', 'sistemas02']));
}

function staff(chain: Chain): User {
  return chain.random.pick(chain.world.users.filter(({ active, roles }) => active && !roles.includes(8)));
}

export function hire(chain: Chain, atMs: number): void {
  const count = chain.world.users.filter(({ login }) => helper.test(login)).length;
  const branch = chain.random.pick(chain.world.branches.slice(0, 6));
  const user = { login: `apoyo${padded(count + 1, 2)}`, branch, role: 0 };
  createUser(chain, { atMs, by: admin(chain) }, { ...user, role: chain.random.pick([1, 1, 2]) });
}

/** Somebody for the season leaves; where there is nobody, somebody is hired and leaves after some days. */
export function leave(chain: Chain, atMs: number): void {
  const active = chain.world.users.filter(({ active: at, login }) => at && helper.test(login));
  const user = active[0];
  if (user) deactivate(chain, { atMs, by: admin(chain) }, user);
  else hire(chain, atMs);
}

export function comeBack(chain: Chain, atMs: number): void {
  const gone = chain.world.users.filter(({ active, login }) => !active && (helper.test(login) || login !== 'cajera90'));
  const user = gone[0];
  if (user) reactivate(chain, { atMs, by: admin(chain) }, user);
}

/** The form is saved as it was: rows go and come, nothing changes. */
export function sameProfile(chain: Chain, atMs: number): void {
  const user = staff(chain);
  saveProfile(chain, { atMs, by: admin(chain) }, user, user.roles);
}

/** A cover for holidays begins or ends. */
export function otherProfile(chain: Chain, atMs: number): void {
  const user = chain.random.pick(chain.world.users.filter(({ active, login }) => active && /^(qf|apoyo)/.test(login)));
  const roles = user.roles.length > 1 ? user.roles.slice(0, 1) : [...user.roles, user.roles.includes(3) ? 2 : 3];
  saveProfile(chain, { atMs, by: admin(chain) }, user, roles);
}

export function permission(chain: Chain, atMs: number): void {
  const role = chain.random.pick([2, 4, 5, 7]);
  const code = chain.random.pick(['PRECIO', 'AJUSTE', 'COMPRA']);
  const known = chain.world.permissions;
  const write = !known.has(`${role} ${code}`);
  if (write) known.add(`${role} ${code}`);
  else known.delete(`${role} ${code}`);
  changePermission(chain, { atMs, by: admin(chain) }, { role, code, write });
}

export function cap(chain: Chain, atMs: number): void {
  changeCap(chain, { atMs, by: admin(chain) }, 2, `${chain.random.integer(9, 14)}.50`);
}

export function password(chain: Chain, atMs: number): void {
  resetPassword(chain, { atMs, by: admin(chain) }, staff(chain));
}

/** Three wrong passwords, then somebody of systems unlocks. */
export function lockedOut(chain: Chain, atMs: number): void {
  const user = chain.random.pick(chain.world.users.filter(({ login }) => /^(qf|compras|conta|almacen)/.test(login)));
  const by = officeOf(chain, user.login);
  for (let wrong = 0; wrong < 3; wrong += 1) failLogin(chain, { atMs: atMs + wrong * 14_000, by });
  const unlockedMs = laterMs(chain.random, atMs, 4, 30);
  chain.agenda.at(unlockedMs, () => unlock(chain, { atMs: unlockedMs, by: admin(chain) }, user));
}

/** One wrong password, then the right one: the login itself sets the counter back. */
export function mistyped(chain: Chain, atMs: number): void {
  const user = chain.random.pick(chain.world.users.filter(({ login }) => /^super0/.test(login)));
  const by = officeOf(chain, user.login);
  failLogin(chain, { atMs, by });
  logIn(chain, { atMs: atMs + 21_000, by });
}

export function supplier(chain: Chain, atMs: number): void {
  createSupplier(chain, { atMs, by: officeOf(chain, 'compras01') });
}

export function bank(chain: Chain, atMs: number): void {
  changeBank(chain, { atMs, by: officeOf(chain, 'conta01') }, chain.random.pick(chain.world.suppliers));
}

export function product(chain: Chain, atMs: number): void {
  const { random, world } = chain;
  const model = random.pick(world.products.slice(0, 400));
  const lab = random.pick(laboratories);
  const code = `P${padded(700 + world.products.length, 5)}`;
  const name = `${model.name.split(' ').slice(0, -1).join(' ')} ${lab} presentación nueva`;
  const priceCents = model.priceCents + random.integer(1, 9) * 10;
  createProduct(
    chain,
    { atMs, by: officeOf(chain, 'compras02') },
    { ...model, code, name, lab, priceCents, weight: 0 },
  );
}

/** The authority moved a substance to another list. */
export function controlClass(chain: Chain, atMs: number): void {
  const item = chain.random.pick(chain.world.products.filter(({ list }) => list === 'IVB' || list === 'IVA'));
  const to = item.list === 'IVB' ? { list: 'IVA', condition: 'RR' } : { list: 'IVB', condition: 'RR' };
  changeControlClass(chain, { atMs, by: officeOf(chain, 'qf01') }, item, to);
}

export function parameter(chain: Chain, atMs: number): void {
  const { random } = chain;
  const [code, value] = random.pick([
    ['COPIAS_TICKET', random.pick(['1', '2'])],
    ['MENSAJE_TICKET', random.pick(['Gracias por su compra', 'Felices Fiestas Patrias', 'Cuídese de la gripe'])],
    ['HORA_RESUMEN', random.pick(['22:30', '22:45', '23:00'])],
    ['FONDO_CAJA', random.pick(['200.00', '250.00', '300.00'])],
  ]);
  setParameter(chain, { atMs, by: admin(chain) }, code, value);
}

/** A series for the trial branch, with its own counter. */
export function trialSeries(chain: Chain, atMs: number): void {
  const count = chain.world.trialSeries.length;
  const series: Series = { type: '03', code: `B99${count}`, last: 0 };
  chain.world.trialSeries.push(series);
  const [branch] = chain.world.branches;
  if (branch) assignSeries(chain, { atMs, by: admin(chain) }, branch, series);
}

/** Trial receipts are thrown away with the counter of their series. */
export function trialCounter(chain: Chain, atMs: number): void {
  const series = { type: '03', code: 'B999', last: chain.world.trialCounter } as const;
  const last = Math.max(0, chain.world.trialCounter - chain.random.integer(10, 30));
  chain.world.trialCounter = last;
  resetSeries(chain, { atMs, by: admin(chain) }, { ...series }, last);
}

/** The job of Sunday night brings the average costs up to date. */
export function recalculateCosts(chain: Chain, atMs: number): void {
  const [one, two] = [chain.random.pick(laboratories), chain.random.pick(laboratories)];
  const by = { ...officeOf(chain, 'etl'), app: 'ETL', session: 'etl' } as const;
  const set = `costo_prom = ROUND(costo_prom * ${chain.random.pick(['1.004', '0.997', '1.002'])}, 4)`;
  const sql = `UPDATE tb_producto SET ${set} WHERE laboratorio IN ('${one}', '${two}', 'Hersil', 'Genfar') AND costo_prom > 2`;
  massStatement(chain, { atMs, by }, { type: 'MassUpdate', table: 'tb_producto', sql });
}

export function retention(chain: Chain, atMs: number): void {
  purgeLog(chain, { atMs, by: officeOf(chain, 'sysadmin') }, dateTimeText(atMs - 20 * dayMs));
}

const changes = [
  ['kardex', 'ALTER TABLE kardex ADD INDEX ix_doc (tip_doc, nro_doc)'],
  ['tb_producto', "ALTER TABLE tb_producto ADD COLUMN cod_digemid VARCHAR(12) NULL COMMENT 'Observatorio de precios'"],
  ['receta', 'ALTER TABLE receta ADD INDEX ix_paciente (dni_pac)'],
  ['bitacora', 'ALTER TABLE bitacora MODIFY accion VARCHAR(30)'],
  ['venta_cab', 'ALTER TABLE venta_cab ADD INDEX ix_cli (doc_cli)'],
] as const;

/** By ticket, at night. */
export function schemaTicket(chain: Chain, atMs: number, tag: Tag): void {
  const index = chain.world.schemaTickets;
  chain.world.schemaTickets += 1;
  const [table, sql] = changes[index] ?? [];
  if (!table || !sql) return;
  const ticket = `TI-${4400 + index}`;
  changeSchema(chain, atMs, { table, sql, ticket, tag });
  if (table !== 'tb_producto') return;
  const set = "SET cod_digemid = CONCAT('D', LPAD(id_prod, 6, '0'))";
  const fill = `/* ticket=${ticket} */ UPDATE tb_producto ${set} WHERE id_prod <= 150`;
  const by = clientOf(chain, 'sistemas02', tag);
  massStatement(chain, { atMs: atMs + 95_000, by }, { type: 'MassUpdate', table, sql: fill });
}
