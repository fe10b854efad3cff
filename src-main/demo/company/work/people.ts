/** Logins and profiles: created, ended, brought back, unlocked; roles saved as delete-all and insert again. */
import { dateText, dayOf } from '../calendar.ts';
import { type By, type Chain, type Hand, soonMs } from '../chain.ts';
import type { FactType, Telling } from '../journal.ts';
import { dni, hash, personName } from '../names.ts';
import { now, type Row, type Step } from '../unit.ts';
import type { Branch, User } from '../world.ts';

export function logIn(chain: Chain, { atMs, by }: Hand): void {
  const login = { login: by.login };
  chain.write(by, atMs, (u) => u.update('tb_usuario', { ult_acceso: now, intentos: 0 }, login));
  const what = { module: 'LOGIN', action: 'INGRESO', table: 'tb_usuario', key: by.login };
  if (chain.random.chance(0.6)) chain.note(by, soonMs(atMs, chain.random), what);
}

/** A wrong password; the third locks the login. */
export function failLogin(chain: Chain, { atMs, by }: Hand): void {
  chain.write(by, atMs, (u) =>
    u.sql('tb_usuario', 'UPDATE tb_usuario SET intentos = intentos + 1 WHERE login = ?', [by.login]),
  );
}

export function unlock(chain: Chain, { atMs, by }: Hand, user: User): void {
  change(chain, { atMs, by }, user, {
    set: { intentos: 0, ...chain.stamp(by) },
    type: 'LockReset',
    action: 'DESBLOQUEAR',
  });
}

export function resetPassword(chain: Chain, { atMs, by }: Hand, user: User): void {
  const set = { clave: hash(chain.random), ...chain.stamp(by) };
  change(chain, { atMs, by }, user, { set, type: 'PasswordReset', action: 'CLAVE' });
}

export interface NewUser {
  readonly login: string;
  readonly branch: Branch;
  readonly role: number;
}

export function createUser(chain: Chain, { atMs, by }: Hand, { login, branch, role }: NewUser): User {
  const { random } = chain;
  const person = { name: personName(random), document: dni(random) };
  const id: { step?: Step; role?: Step } = {};
  const unit = chain.write(by, atMs, (u) => {
    id.step = u.insert('tb_usuario', {
      ...{ login, clave: hash(random), nombres: person.name, dni: person.document, id_suc: branch.id },
      ...{ flg_estado: 'A', usu_reg: by.login, fec_reg: now },
    });
    id.role = u.insert('tb_usuario_rol', roleRow(id.step, role, by.login));
  });
  if (!id.step || !id.role) throw new Error('no user');
  const user: User = { id: id.step, login, ...person, branch: branch.number, roles: [role], left: null, active: true };
  chain.world.users.push(user);
  const key = { id_usu: id.step };
  chain.tell(by, { type: 'UserCreated', anchor: id.step, key, document: login, parts: [unit] });
  tellRoles(chain, by, user, { anchor: id.role, parts: [unit] });
  chain.note(by, soonMs(atMs, random), { module: 'SEGURIDAD', action: 'CREAR', table: 'tb_usuario', key: id.step });
  return user;
}

export function deactivate(chain: Chain, { atMs, by }: Hand, user: User): void {
  user.active = false;
  user.left = dateText(dayOf(atMs));
  const set = { flg_estado: 'I', fec_cese: user.left, ...chain.stamp(by) };
  change(chain, { atMs, by }, user, { set, type: 'UserDeactivated', action: 'CESAR' });
}

export function reactivate(chain: Chain, { atMs, by }: Hand, user: User): void {
  user.active = true;
  user.left = null;
  const set = { flg_estado: 'A', fec_cese: null, ...chain.stamp(by) };
  change(chain, { atMs, by }, user, { set, type: 'UserReactivated', action: 'REACTIVAR' });
}

interface Change {
  readonly set: Row;
  readonly type: FactType;
  readonly action: string;
}

function change(chain: Chain, { atMs, by }: Hand, user: User, { set, type, action }: Change): void {
  const { steps } = chain.write(by, atMs, (u) => u.update('tb_usuario', set, { id_usu: user.id }));
  const [anchor] = steps;
  if (anchor) chain.tell(by, { type, anchor, key: { id_usu: user.id }, document: user.login, parts: steps });
  const what = { module: 'SEGURIDAD', action, table: 'tb_usuario', key: user.id };
  chain.note(by, soonMs(atMs, chain.random), what);
}

/** The form deletes all roles of the user and inserts what it shows. Nothing is told where it shows what there was. */
export function saveProfile(chain: Chain, { atMs, by }: Hand, user: User, roles: readonly number[]): void {
  const same = roles.length === user.roles.length && roles.every((role) => user.roles.includes(role));
  user.roles = [...roles];
  const steps: Step[] = [];
  const unit = chain.write(by, atMs, (u) => {
    steps.push(u.remove('tb_usuario_rol', { id_usu: user.id }));
    for (const role of roles) steps.push(u.insert('tb_usuario_rol', roleRow(user.id, role, by.login)));
    if (same) u.update('tb_usuario', { nombres: `${user.name}`, ...chain.stamp(by) }, { id_usu: user.id });
  });
  const anchor = steps[0];
  if (!same && anchor) tellRoles(chain, by, user, { anchor, parts: [unit] });
  const what = { module: 'SEGURIDAD', action: 'PERFIL', table: 'tb_usuario_rol', key: user.id };
  chain.note(by, soonMs(atMs, chain.random), what);
}

export interface RoleChange {
  readonly role: number;
  readonly gained: boolean;
}

/** One role is added or taken away by itself. */
export function changeRole(chain: Chain, { atMs, by }: Hand, user: User, { role, gained }: RoleChange): void {
  user.roles = gained ? [...user.roles, role] : user.roles.filter((other) => other !== role);
  const unit = chain.write(by, atMs, (u) =>
    gained
      ? u.insert('tb_usuario_rol', roleRow(user.id, role, by.login))
      : u.remove('tb_usuario_rol', { id_usu: user.id, id_rol: role }),
  );
  const [anchor] = unit.steps;
  if (anchor) tellRoles(chain, by, user, { anchor, parts: [unit] });
}

/** The user is the key: rows of the profile come and go. */
function tellRoles(chain: Chain, by: By, user: User, told: Pick<Telling, 'anchor' | 'parts'>): void {
  const key = { id_usu: user.id };
  chain.tell(by, { ...told, type: 'UserRoleChange', key, document: user.login });
}

function roleRow(user: User['id'], role: number, by: string): Row {
  return { id_usu: user, id_rol: role, fec_ini: now, fec_fin: null, asignado_por: by };
}

export function changePermission(
  chain: Chain,
  { atMs, by }: Hand,
  to: { readonly role: number; readonly code: string; readonly write: boolean },
): void {
  const { steps } = chain.write(by, atMs, (u) => {
    const value = { raw: to.write ? "b'1'" : "b'0'" };
    u.update('tb_permiso_rol', { flg_w: value }, { id_rol: to.role, cod_permiso: to.code });
  });
  const [anchor] = steps;
  const key = { id_rol: to.role, cod_permiso: to.code };
  if (anchor) chain.tell(by, { type: 'RolePermissionChanged', anchor, key, parts: steps });
}

export function changeCap(chain: Chain, { atMs, by }: Hand, role: number, percent: string): void {
  const { steps } = chain.write(by, atMs, (u) => u.update('tb_rol', { tope_dscto: percent }, { id_rol: role }));
  const [anchor] = steps;
  if (anchor) chain.tell(by, { type: 'RolePermissionChanged', anchor, key: { id_rol: role }, parts: steps });
}
