/** A proposed pack: in order, the same read back from its text, and what it says of rows. */
import { describe, expect, it } from 'vitest';
import { packSchema } from '#shared/pack.ts';
import { compilePack } from '../../../../src-main/infer/compile-pack.ts';
import { parsePack } from '../../../../src-main/infer/parse-pack.ts';
import { proposePack, proposePackText } from '../../../../src-main/infer/roles/pack/propose-pack.ts';
import { proposeRoles } from '../../../../src-main/infer/roles/propose-roles.ts';
import type { SchemaFacts } from '../../../../src-main/infer/roles/schema-facts.ts';
import { inferRows, type RowChange } from '../../../support/roles/infer-rows.ts';
import { pharmacySchema, readDdl } from '../../../support/roles/read-ddl.ts';

const setting = {
  pack: 'propuesto',
  title: { es: 'Propuesto', en: 'Proposed' },
  zone: 'America/Lima',
  currency: 'PEN',
};

function compiled(schema: SchemaFacts) {
  const proposal = proposeRoles(schema);
  const outcome = compilePack(proposePack(proposal, setting));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return { proposal, pack: outcome.value };
}

const pharmacy = compiled(pharmacySchema());
const tell = (...transactions: readonly (readonly RowChange[])[]) =>
  inferRows(pharmacy.pack, pharmacy.proposal, transactions);
const said = (...transactions: readonly (readonly RowChange[])[]) => {
  const { events, mistakes } = tell(...transactions);
  expect(mistakes).toEqual([]);
  return events.map(({ type, es }) => `${type}: ${es}`);
};

describe('the proposed pack', () => {
  const text = proposePackText(pharmacy.proposal, setting);

  it('read back from its text is the pack itself', () => {
    const parsed = parsePack([{ name: 'pack.yaml', text }]);
    expect(parsed.ok ? parsed.value.pack : parsed.faults).toEqual(proposePack(pharmacy.proposal, setting));
    expect(packSchema.parse(pharmacy.pack.pack)).toEqual(pharmacy.pack.pack);
  });

  it('says that its mapping is a guess', () => {
    expect([pharmacy.pack.pack.mapping, pharmacy.pack.mapping]).toEqual(['heuristic', 0.85]);
  });

  it('describes a document by its number, who, when, how much', () => {
    expect(pharmacy.pack.pack.tables.compra_cab).toMatchInlineSnapshot(`
      {
        "actor": {
          "create": [
            "usu_reg",
          ],
          "delete": [],
          "touched": [
            "fec_mod",
          ],
          "update": [
            "usu_mod",
            "usu_aprob",
          ],
        },
        "branch": "id_suc",
        "businessTime": "fec_emision",
        "codes": {},
        "entity": {
          "label": "text(row.serie) + "-" + text(row.numero)",
          "type": "purchase",
        },
        "fields": {},
        "money": [
          "igv",
          "subtotal",
          "total",
        ],
        "name": {
          "en": "purchase",
          "es": "compra",
        },
        "numbering": [
          "tip_doc",
          "serie",
          "numero",
        ],
        "personal": {},
        "refs": {
          "id_prov": "supplier",
          "id_suc": "branch",
          "usu_aprob": "user",
          "usu_mod": "user",
          "usu_reg": "user",
        },
        "role": "transaction",
        "status": "estado",
      }
    `);
  });

  it('speaks of a table in words, in both languages', () => {
    const words = Object.entries(pharmacy.pack.pack.tables).map(
      ([table, { name }]) => `${table}: ${name.es} · ${name.en}`,
    );
    expect(words).toMatchInlineSnapshot(`
      [
        "ajuste_det: línea de ajuste de inventario · inventory adjustment line",
        "ajuste_inv: ajuste de inventario · inventory adjustment",
        "bitacora: bitácora · log",
        "caja: caja · register",
        "caja_mov: movimiento de caja · register movement",
        "cash_session: sesión de caja · register session",
        "compra_cab: compra · purchase",
        "compra_det: línea de compra · purchase line",
        "kardex: kardex · stock card",
        "libro_control: libro de control · control book",
        "parametro: parámetro · setting",
        "receta: receta · prescription",
        "receta_det: línea de receta · prescription line",
        "serie_correl: serie de correlativo · numbering series",
        "tb_lote: lote · lot",
        "tb_permiso_rol: permiso de rol · role permission",
        "tb_precio_suc: precio de sucursal · branch price",
        "tb_producto: producto · product",
        "tb_proveedor: proveedor · supplier",
        "tb_rol: rol · role",
        "tb_stock: existencia · stock",
        "tb_sucursal: sucursal · branch",
        "tb_usuario: usuario · user",
        "tb_usuario_rol: rol de usuario · user role",
        "tmp_rep_kardex: kardex de temporal de reporte · report temporary stock card",
        "transf_cab: transferencia · transfer",
        "transf_det: línea de transferencia · transfer line",
        "venta_cab: venta · sale",
        "venta_det: línea de venta · sale line",
        "venta_pago: pago de venta · sale payment",
      ]
    `);
  });

  it('joins the application’s notes where the log names table and key', () => {
    expect(pharmacy.pack.pack.log).toEqual({
      table: 'bitacora',
      actor: 'usu',
      names: { table: 'tabla', key: 'pk' },
      within: '5s',
    });
  });

  it('has no rule for scratch tables, and at least one for every other', () => {
    const anchored = new Set(
      pharmacy.pack.pack.rules.flatMap(({ anchor }) =>
        (Array.isArray(anchor) ? anchor : [anchor]).flatMap((one) => (one === undefined ? [] : [one.table])),
      ),
    );
    const without = pharmacy.proposal.tables.filter(({ table }) => !anchored.has(table)).map(({ table }) => table);
    expect(without).toEqual(['tmp_rep_kardex']);
  });
});

describe('rows of things', () => {
  const supplier = {
    id_prov: 7,
    razon_social: 'Droguería Sur',
    ruc: '20999999990',
    flg_estado: 'A',
    usu_reg: 'ana',
    usu_mod: null,
  };

  it('come, change, change their status and go, by whom', () => {
    const renamed = { ...supplier, razon_social: 'Droguería Norte', usu_mod: 'beto' };
    const inactive = { ...renamed, flg_estado: 'I', usu_mod: 'carla' };
    expect(
      said(
        [{ table: 'tb_proveedor', after: supplier }],
        [{ table: 'tb_proveedor', before: supplier, after: renamed }],
        [{ table: 'tb_proveedor', before: renamed, after: inactive }],
        [{ table: 'tb_proveedor', before: inactive }],
      ),
    ).toMatchInlineSnapshot(`
      [
        "SupplierCreated: Registro nuevo, proveedor: Droguería Sur, por ana",
        "SupplierChanged: Cambio, proveedor Droguería Norte: razon_social, por beto",
        "SupplierStatusChanged: Estado, proveedor Droguería Norte: A → I, por carla",
        "SupplierRemoved: Registro eliminado, proveedor: Droguería Norte",
      ]
    `);
  });

  it('near miss: only who and when was written, nothing has changed', () => {
    const touched = { ...supplier, usu_mod: 'beto' };
    expect(said([{ table: 'tb_proveedor', before: supplier, after: touched }])).toEqual([]);
  });
});

describe('users', () => {
  const user = { id_usu: 4, login: 'ana', clave: 'x', ult_acceso: null, intentos: 0, flg_estado: 'A', usu_mod: null };

  it('that sign in are noise, that get another password are told', () => {
    const { events, noise } = tell([{ table: 'tb_usuario', before: user, after: { ...user, intentos: 1 } }]);
    expect([events, noise]).toEqual([[], ['user sign-in']]);
    expect(said([{ table: 'tb_usuario', before: user, after: { ...user, clave: 'y', intentos: 0 } }])).toEqual([
      'UserChanged: Cambio, usuario ana: clave',
    ]);
  });
});

describe('a document', () => {
  const header = {
    id_venta: 9,
    serie: 'B001',
    numero: 41,
    total: '30.00',
    est: 'E',
    usu_vend: 'caja2',
    fec_emision: null,
  };
  const line = (item: number, importe: string) => ({ id_venta: 9, item, id_prod: 1, cant: '1.000', importe });
  const sale = [
    { table: 'venta_cab', after: header },
    { table: 'venta_det', after: line(1, '10.00') },
    { table: 'venta_det', after: line(2, '20.00') },
  ];

  it('is told with its lines, its total and who made it', () => {
    expect(said(sale)).toEqual(['SaleRegistered: Registro, venta B001-41 por S/\u00a030.00, 2 líneas, caja2']);
  });

  it('whose lines do not make its total is less sure', () => {
    const confident = (rows: readonly RowChange[]) => tell(rows).events.map(({ confidence }) => confidence);
    const wrong = [...sale.slice(0, 2), { table: 'venta_det', after: line(2, '19.00') }];
    expect([confident(sale), confident(wrong)]).toEqual([[0.85], [0.6375]]);
  });

  it('near miss: without a line it is told with what is missing', () => {
    const { events } = tell(sale.slice(0, 1));
    expect(events.map(({ type, gaps }) => [type, gaps])).toEqual([['SaleRegistered', ['sin línea de venta']]]);
  });

  it('near miss: a line that changes without its header is no new document', () => {
    expect(said([{ table: 'venta_det', before: line(1, '10.00'), after: line(1, '1.00') }])).toEqual([
      'SaleLineChanged: Cambio, línea de venta (9): 1 fila',
    ]);
  });

  it('changes its status, by whom', () => {
    const voided = { ...header, est: 'A', usu_anul: 'super1' };
    expect(said([{ table: 'venta_cab', before: { ...header, usu_anul: null }, after: voided }])).toEqual([
      'SaleStatusChanged: Estado, venta B001-41: E → A, con usu_anul, por super1',
    ]);
  });
});

describe('movements and balances', () => {
  const stock = (cant: string) => ({ id_suc: 1, id_lote: 5, id_prod: 3, cant, reserv: '0.000' });
  const move = { id_kardex: 77, id_suc: 1, id_lote: 5, id_prod: 3, cant_sal: '2.000', saldo: '8.000', usu_reg: 'ana' };
  const moved = { table: 'tb_stock', before: stock('10.000'), after: stock('8.000') };

  it('a balance that a movement moves is part of it', () => {
    expect(said([moved, { table: 'kardex', after: move }])).toEqual([
      'StockCardRegistered: Movimiento, kardex 77, ana',
    ]);
  });

  it('a balance that changes alone is told as that', () => {
    expect(said([moved])).toEqual([
      'StockBalanceChanged: Saldo cambiado sin movimiento, existencia 1-5: 10.000 → 8.000',
    ]);
  });

  it('a movement that is changed afterwards is told', () => {
    expect(said([{ table: 'kardex', before: move, after: { ...move, saldo: '9.000' } }])).toEqual([
      'StockCardAltered: Movimiento alterado, kardex 77: saldo',
    ]);
  });
});

describe('links', () => {
  const role = (id: number, by = 'jefe') => ({ id_usu: 4, id_rol: id, asignado_por: by });

  it('granted and revoked are told together', () => {
    expect(
      said([
        { table: 'tb_usuario_rol', before: role(1) },
        { table: 'tb_usuario_rol', after: role(2) },
      ]),
    ).toEqual(['UserRoleChanged: Vínculos, rol de usuario de 4: otorgados 2, retirados 1']);
  });

  it('near miss: all deleted and the same inserted again is nothing', () => {
    const { events, noise } = tell([
      { table: 'tb_usuario_rol', before: role(1) },
      { table: 'tb_usuario_rol', after: role(1) },
    ]);
    expect([events, noise]).toEqual([[], ['netted', 'netted']]);
  });
});

describe('numbering', () => {
  const series = (ult_numero: number) => ({ id_suc: 1, tip_doc: '03', serie: 'B001', ult_numero, usu_mod: 'caja2' });

  it('that goes on is noise, that goes back is told', () => {
    const on = tell([{ table: 'serie_correl', before: series(41), after: series(42) }]);
    expect([on.events, on.noise]).toEqual([[], ['numbering advanced']]);
    expect(said([{ table: 'serie_correl', before: series(42), after: series(9) }])).toHaveLength(1);
  });

  it('kept as text is compared as a number', () => {
    const { pack, proposal } = compiled(
      readDdl('CREATE TABLE secuencia_correl (tipo INT PRIMARY KEY, ult_numero VARCHAR(10))'),
    );
    const row = (ult_numero: string) => ({ tipo: 1, ult_numero });
    const change = (from: string, to: string) =>
      inferRows(pack, proposal, [[{ table: 'secuencia_correl', before: row(from), after: row(to) }]]).events.length;
    expect([change('9', '10'), change('10', '9')]).toEqual([0, 1]);
  });
});

describe('the log', () => {
  it('that grows is noise, that is emptied is told', () => {
    const note = { id: 1, fec: null, usu: 'ana', accion: 'X', tabla: 'z', pk: '1' };
    const { events, noise } = tell([{ table: 'bitacora', after: note }]);
    expect([events, noise]).toEqual([[], ['log']]);
    expect(said([{ table: 'bitacora', before: note }])).toEqual([
      'LogAltered: Bitácora alterada, bitácora: 1 fila (delete)',
    ]);
  });
});
