/** X01 to X04: what the capture shows and did not happen so, and numbers that are missing for no bad reason. */
import { limaMs } from '../calendar.ts';
import { type Chain, clientOf, officeOf } from '../chain.ts';
import { soles } from '../exact.ts';
import { countUp } from '../work/sell.ts';
import { userOf } from '../world.ts';
import { openTill, plant } from './cast.ts';

/** What the capture shows is not always what happened: a rolled back XA transaction, a changed key, numbers used up by a rollback, a number taken for a receipt that never was. */
export function accidents(chain: Chain): void {
  const told = { actor: 'super01', branch: 1, ceiling: 1 };
  const xa = plant(chain, { scenario: 'X01', variant: 'xa-revertida', kind: 'integridad', ...told });
  xa.at(limaMs(19, '21:10'), (ms) =>
    chain.write(clientOf(chain, 'super01', xa.tag), ms, (u) => u.insert('caja_mov', movement(chain, 'super01')), {
      kind: 'xa-rolled-back',
    }),
  );
  const rolled = plant(chain, { scenario: 'X02', variant: 'numeros-perdidos', kind: 'integridad', ...told });
  for (const day of [11, 28, 43])
    rolled.at(limaMs(day, '18:24'), (ms) =>
      chain.write(officeOf(chain, 'super01', rolled.tag), ms, (u) => u.insert('caja_mov', movement(chain, 'super01')), {
        kind: 'rolled-back',
      }),
    );
  const gaps = plant(chain, {
    scenario: 'X04',
    variant: 'numero-saltado',
    kind: 'integridad',
    ...told,
    actor: 'cajera04',
    branch: 2,
  });
  for (const day of [14, 30, 51])
    gaps.at(limaMs(day, '12:41'), (ms) => {
      const till = openTill(chain, 2, gaps.tag);
      if (!till) return;
      till.register.boletas.last += 1;
      chain.write(till.by, ms, (u) => countUp(chain, u, till.by, till.register.boletas));
    });
  changedKeys(chain);
}

/** A primary key is changed: the capture shows one row gone and another come. */
function changedKeys(chain: Chain): void {
  const told = { branch: 1, ceiling: 1 };
  const keys = plant(chain, {
    scenario: 'X03',
    variant: 'clave-cambiada',
    kind: 'integridad',
    ...told,
    actor: 'sistemas02',
  });
  keys.at(limaMs(21, '17:13'), (ms) => {
    chain.write(
      clientOf(chain, 'sistemas02', keys.tag),
      ms,
      (u) => u.update('parametro', { cod: 'PLAZO_BAJA_DIAS' }, { cod: 'DIAS_PLAZO_BAJA' }),
      { comment: '/* ticket=TI-4471 */ ' },
    );
  });
  keys.at(limaMs(40, '17:10'), (ms) => {
    const user = userOf(chain.world, 'almacen01');
    user.roles = [3];
    const by = officeOf(chain, 'sysadmin', keys.tag);
    const unit = chain.write(by, ms, (u) =>
      u.update('tb_usuario_rol', { id_rol: 3, asignado_por: 'gerente' }, { id_usu: user.id, id_rol: 7 }),
    );
    const [anchor] = unit.steps;
    if (anchor)
      chain.tell(by, { type: 'UserRoleChange', anchor, key: { id_usu: user.id }, document: user.login, parts: [unit] });
  });
}

function movement(chain: Chain, login: string) {
  const session = chain.world.closedSessions.at(-1);
  const row = { id_sesion: session?.id ?? 1, tipo: 'E', concepto: 'Remesa a bóveda', monto: soles(150_000) };
  return { ...row, usu_reg: login, fec_reg: { raw: 'NOW()' } };
}
