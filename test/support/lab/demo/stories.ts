/** What was sown into the day on purpose: conduct an auditor should see, and accidents of capture that must not be mistaken for facts. */
import { adjust, changePrice, purchase } from './back-office.ts';
import { limaTime } from './clock.ts';
import { firstLot, product, registers } from './company.ts';
import { type Cast, tillOf } from './day.ts';
import { creditNote, note, openTill, sell, voidSale } from './point-of-sale.ts';
import type { Action } from './turns.ts';

const minute = 60_000;

export const storyTitles = {
  'arqueo-corregido': 'Arqueo del día anterior igualado al sistema',
  'precio-relampago': 'Precio bajado de 189 a 69, una venta, precio devuelto',
  'privilegio-breve': 'Rol de supervisor por 29 minutos, con tope de descuento cambiado',
  'anulaciones-caja-5': 'Seis boletas en efectivo anuladas por quien las emitió',
  'controlado-sin-receta': 'Clonazepam vendido dos veces sin receta',
  'compra-autoaprobada': 'Cuenta del proveedor cambiada y compras aprobadas por quien las pidió',
  'usuario-cesado': 'Usuario cesado que vuelve a entrar y emite notas de crédito',
  'boletas-borradas': 'Boletas borradas por fuera del aplicativo después del cierre',
  'merma-nocturna': 'Merma de alto valor registrada y aprobada por la misma persona a las 23:40',
  'cambio-sin-binlog': 'Una fila cambiada con sql_log_bin=0: solo se nota en el siguiente "antes"',
  'xa-revertida': 'Transacción XA preparada y revertida: su fila llega igual',
  'cambio-de-clave': 'Clave primaria cambiada (llega como borrado y alta)',
  'cambio-de-esquema': 'ALTER TABLE a media jornada',
} as const;

export type StoryId = keyof typeof storyTitles;

export function seededStories(cast: Cast): Action[] {
  const at = (story: StoryId, time: string, run: (atMs: number) => Promise<unknown>): Action => ({
    story,
    atMs: limaTime(time),
    run: () => run(limaTime(time)),
  });
  return [
    at('arqueo-corregido', '08:05', (ms) => squareYesterday(cast, ms)),
    at('precio-relampago', '11:12', (ms) => lightningPrice(cast, ms)),
    at('privilegio-breve', '13:02', (ms) => briefPrivilege(cast, ms)),
    at('cambio-de-esquema', '13:40', (ms) => alterProducts(cast, ms)),
    at('compra-autoaprobada', '14:35', (ms) => ownApproval(cast, ms)),
    ...['15:04', '16:21', '17:38', '18:52', '20:07', '20:48'].map((time) =>
      at('anulaciones-caja-5', time, (ms) => ownVoid(cast, ms)),
    ),
    ...['12:26', '19:14'].map((time) =>
      at('controlado-sin-receta', time, (ms) =>
        sell(tillOf(cast, 7), ms, { lines: [{ product: product('Clonazepam 2'), units: 2 }], method: 'EF' }),
      ),
    ),
    at('cambio-de-clave', '17:10', (ms) => changeKeys(cast, ms)),
    at('xa-revertida', '17:45', (ms) => rolledBackXa(cast, ms)),
    at('cambio-sin-binlog', '17:50', (ms) => unseenChange(cast, ms)),
    at('usuario-cesado', '19:30', (ms) => formerEmployee(cast, ms)),
    at('boletas-borradas', '22:50', (ms) => deletedReceipts(cast, ms)),
    at('merma-nocturna', '23:37', (ms) => nightLoss(cast, ms)),
  ];
}

function squareYesterday({ office }: Cast, ms: number) {
  return office.auto(
    ms,
    "/* app=POS v=4.2 usr=cajera08 caja=8 */ UPDATE cash_session SET counted_amount = system_amount, difference = '0.00', notes = 'ok' WHERE register_id = 8 AND DATE(closed_at) = '2026-11-16'",
  );
}

async function lightningPrice(cast: Cast, ms: number) {
  const insulin = 'Insulina glargina';
  await changePrice(cast.office, ms, { product: insulin, branch: 2, cents: 6900, by: 'super02' });
  await sell(tillOf(cast, 3), ms + 9 * minute, {
    lines: [{ product: product(insulin), units: 3, priceCents: 6900 }],
    method: 'EF',
  });
  await changePrice(cast.office, ms + 22 * minute, { product: insulin, branch: 2, cents: 18900, by: 'super02' });
}

async function briefPrivilege(cast: Cast, ms: number) {
  const { office } = cast;
  const limit = (value: string) =>
    `/* app=ERP usr=sysadmin */ UPDATE parametro SET valor = '${value}', usu_mod = 'sysadmin', fec_mod = NOW() WHERE cod = 'TOPE_DSCTO'`;
  await office.auto(
    ms,
    "/* app=ERP usr=sysadmin */ INSERT INTO tb_usuario_rol SELECT id_usu, 3, NOW(), NULL, 'sysadmin' FROM tb_usuario WHERE login = 'sysadmin'",
  );
  await office.auto(ms + 4 * minute, limit('40'));
  await sell(tillOf(cast, 1), ms + 9 * minute, {
    lines: [{ product: product('Tacrolimus'), units: 2, discount: 38 }],
    method: 'TJ',
  });
  await office.auto(
    ms + 29 * minute,
    "/* app=ERP usr=sysadmin */ DELETE FROM tb_usuario_rol WHERE id_rol = 3 AND asignado_por = 'sysadmin' AND id_usu = (SELECT id_usu FROM tb_usuario WHERE login = 'sysadmin')",
  );
  await office.auto(ms + 29 * minute + 20_000, limit('15'));
}

async function alterProducts({ direct }: Cast, ms: number) {
  await direct.auto(
    ms,
    "ALTER TABLE tb_producto ADD COLUMN cod_digemid VARCHAR(12) NULL COMMENT 'Observatorio de precios' AFTER reg_sanitario",
  );
  await direct.auto(
    ms + minute,
    "/* ticket=TI-4471 */ UPDATE tb_producto SET cod_digemid = CONCAT('D', LPAD(id_prod, 6, '0')) WHERE cond_venta <> 'SR'",
  );
}

async function ownApproval({ office }: Cast, ms: number) {
  await office.auto(
    ms,
    "/* app=ERP usr=compras02 */ UPDATE tb_proveedor SET cci = '00219100777123456789', usu_mod = 'compras02', fec_mod = NOW() WHERE id_prov = 3",
  );
  const items = (units: number) => [
    { product: product('Enoxaparina'), units },
    { product: product('Insulina glargina'), units: units / 2 },
  ];
  for (const [index, units] of [90, 88, 92].entries())
    await purchase(office, ms + (10 + index * 55) * minute, {
      supplier: 3,
      branch: 2,
      items: items(units),
      number: `000021${index}`,
      buyer: 'compras02',
      approver: 'compras02',
    });
}

async function ownVoid(cast: Cast, ms: number) {
  const { random } = cast;
  const item = product(random.pick(['Losartán', 'Atorvastatina', 'Naproxeno']));
  const sale = await sell(tillOf(cast, 5), ms, {
    lines: [{ product: item, units: random.integer(1, 2) }],
    method: 'EF',
  });
  await voidSale(tillOf(cast, 5), ms + random.integer(2, 8) * minute, sale, { by: 'cajera05', reason: 'error' });
}

async function changeKeys({ office, direct }: Cast, ms: number) {
  await office.auto(
    ms,
    "/* app=ERP usr=sysadmin */ UPDATE tb_usuario_rol SET id_rol = 3, fec_ini = NOW(), asignado_por = 'gerente' WHERE id_usu = (SELECT id_usu FROM tb_usuario WHERE login = 'qf06') AND id_rol = 2",
  );
  await direct.auto(ms + 3 * minute, "UPDATE parametro SET cod = 'IGV_TASA' WHERE cod = 'IGV'");
}

/** The row is logged at PREPARE; nothing is logged that takes it back. */
async function rolledBackXa({ direct }: Cast, ms: number) {
  const committed = await direct.at(ms);
  await direct.run("XA START 'cierre-17'");
  await direct.run(
    "INSERT INTO caja_mov (id_sesion, tipo, concepto, monto, usu_reg, fec_reg) VALUES (1, 'E', 'Remesa a bóveda', '1500.00', 'super01', NOW())",
  );
  await direct.run("XA END 'cierre-17'");
  await direct.run("XA PREPARE 'cierre-17'");
  await direct.settle(committed);
  await direct.at(ms + minute);
  await direct.run("XA ROLLBACK 'cierre-17'");
}

/** Five boxes leave the stock unseen; the next sale of that lot shows a "before" that nobody wrote. */
async function unseenChange(cast: Cast, ms: number) {
  const { direct } = cast;
  const enoxaparin = product('Enoxaparina');
  const order = { lines: [{ product: enoxaparin, units: 1 }], method: 'TJ' } as const;
  await sell(tillOf(cast, 9), ms, order);
  await direct.at(ms + 40 * minute);
  await direct.run('SET sql_log_bin = 0');
  await direct.run('UPDATE tb_stock SET cant = cant - 5 WHERE id_suc = 5 AND id_lote = ?', [firstLot(enoxaparin.id)]);
  await direct.run('SET sql_log_bin = 1');
  await sell(tillOf(cast, 9), ms + 56 * minute, order);
}

async function formerEmployee(cast: Cast, ms: number) {
  const register = registers.find(({ id }) => id === 12);
  if (!register) throw new Error('register 12 is missing');
  const till = await openTill(cast.deskOf(register), ms, register, 'cajera12');
  const older = {
    id: 0,
    document: 'B012-3990',
    series: 'B012',
    number: 3990,
    totalCents: 0,
    order: { lines: [], method: 'EF' },
  } as const;
  for (const [index, cents] of [18_450, 24_900, 31_000].entries())
    await creditNote(
      till,
      ms + (4 + index * 9) * minute,
      { ...older, number: 3990 + index, document: `B012-${3990 + index}` },
      { by: 'cajera12', cents },
    );
}

async function deletedReceipts(cast: Cast, ms: number) {
  const { direct } = cast;
  const doomed = await direct.rows(
    "SELECT id_venta, id_sesion, total FROM venta_cab JOIN venta_pago USING (id_venta) WHERE serie = 'B004' AND est = 'E' AND tip_doc = '03' AND med_pago = 'EF' ORDER BY numero DESC LIMIT 4",
  );
  for (const [index, { id_venta }] of doomed.entries())
    await direct.auto(ms + index * 20_000, `DELETE FROM venta_cab WHERE id_venta = ${id_venta}`);
  await direct.auto(
    ms + 2 * minute,
    `UPDATE serie_correl SET ult_numero = ult_numero - ${doomed.length} WHERE tip_doc = '03' AND serie = 'B004'`,
  );
  const cents = doomed.reduce((sum, row) => sum + Math.round(Number(row.total) * 100), 0);
  await direct.auto(
    ms + 3 * minute,
    `UPDATE cash_session SET system_amount = system_amount - ${(cents / 100).toFixed(2)}, counted_amount = counted_amount - ${(cents / 100).toFixed(2)} WHERE id = ${doomed[0]?.id_sesion}`,
  );
  await direct.auto(
    ms + 4 * minute,
    "DELETE FROM bitacora WHERE tabla = 'cash_session' AND usu = 'cajera04' AND DATE(fec) = '2026-11-17'",
  );
}

async function nightLoss({ office }: Cast, ms: number) {
  await note(office, ms, {
    login: 'super06',
    host: '10.20.6.20',
    module: 'LOGIN',
    action: 'INGRESO',
    table: 'tb_usuario',
    key: 'super06',
  });
  await adjust(office, ms + 3 * minute, {
    branch: 6,
    type: 'MER',
    reason: 'error',
    by: 'super06',
    approver: 'super06',
    approvedAfterMs: 90_000,
    items: ['Insulina glargina', 'Tacrolimus', 'Enoxaparina'].map((name) => ({ product: product(name), units: -6 })),
  });
}
