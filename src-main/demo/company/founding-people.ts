/** Branches, registers, series, logins and roles as they stand before the first day. */
import { padded } from './exact.ts';
import { audit, type Cells, eve, insert, num } from './founding-rows.ts';
import { hash } from './names.ts';
import type { Random } from './random.ts';
import { permissions, roles, seriesOf } from './staff.ts';
import type { Branch, World } from './world.ts';

export function branchRows(branches: readonly Branch[]): string[] {
  const rows = branches.map(({ id, number, code, name, opens, closes, allDay }): Cells => {
    const place = ['150122', `Av. Principal ${number}00`, padded(number, 4), `DG-${2000 + number}`];
    return [num(id), code, name, ...place, opens, closes, allDay ? 1 : 0, 21 + number, '2019-05-02', 'A', ...audit];
  });
  const trial: Cells = [99, '9999', 'SUCURSAL DE PRUEBA', ...Array(6).fill(null), 0, null, null, 'X', ...audit];
  const registers = branches.flatMap(({ registers: all }) => all);
  return [
    ...insert('tb_sucursal', [...rows, trial]),
    ...insert(
      'caja',
      registers.map(({ id, branch, boletas, facturas, host }) => [
        id,
        num(branch.id),
        `Caja ${id}`,
        boletas.code,
        facturas.code,
        host,
        'A',
      ]),
    ),
    ...insert(
      'serie_correl',
      registers.flatMap((register) =>
        seriesOf(register).map((series) => [
          num(register.branch.id),
          series.type,
          series.code,
          series.last,
          'sistema',
          eve,
        ]),
      ),
    ),
    ...insert('serie_correl', [[99, '03', 'B999', 120, 'sistema', eve]]),
  ];
}

export function peopleRows({ users }: World, random: Random): string[] {
  return [
    ...insert(
      'tb_usuario',
      users.map(({ id, login, name, document, branch, left, active }) => [
        num(id),
        login,
        hash(random),
        name,
        document,
        branch,
        login.startsWith('qf') ? `CQFP${10_000 + num(id)}` : null,
        left,
        left ? '2026-04-22 21:40:00' : eve,
        0,
        active ? 'A' : 'I',
        ...audit,
      ]),
    ),
    ...insert(
      'tb_rol',
      roles.map(({ id, name, discount, approval }) => [id, name, discount, approval, 'A']),
    ),
    ...insert(
      'tb_usuario_rol',
      users.flatMap((user) => user.roles.map((role) => [num(user.id), role, '2025-03-01 09:00:00', null, 'sysadmin'])),
    ),
    `INSERT INTO tb_permiso_rol VALUES ${roles
      .flatMap(({ id }) => permissions.map((code) => `(${id}, '${code}', b'1', b'${[3, 6].includes(id) ? 1 : 0}')`))
      .join(', ')}`,
  ];
}
