/** Single signs: what a column or table is taken for, and what it looks like beside something else. */
import { describe, expect, it } from 'vitest';
import { proposeRoles } from '../../../../src-main/infer/roles/propose-roles.ts';
import type { ProposedTable } from '../../../../src-main/infer/roles/role-proposal.ts';
import { factsOfDefinition, type SchemaFacts } from '../../../../src-main/infer/roles/schema-facts.ts';
import { readDdl } from '../../../support/roles/read-ddl.ts';

const columns = (found: readonly { readonly column: string }[]) => found.map(({ column }) => column).sort();

function only(schema: SchemaFacts, name: string): ProposedTable {
  const found = proposeRoles(schema).tables.find(({ table }) => table === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

describe('a column', () => {
  it('called "estado" beside a city is a place; a mark of one letter is a status all the same', () => {
    const schema = readDdl(`CREATE TABLE agencia (id_agencia INT PRIMARY KEY, nombre VARCHAR(50), ciudad VARCHAR(40),
      estado VARCHAR(20), flg_estado CHAR(1))`);
    expect(columns(only(schema, 'agencia').status)).toEqual(['flg_estado']);
  });

  it('called "desc" is a name where it is text, money where it is a decimal', () => {
    const schema = readDdl(`CREATE TABLE articulo (cod_art INT PRIMARY KEY, desc_art VARCHAR(60));
      CREATE TABLE pedido (nro_ped INT PRIMARY KEY, fecha DATE, total DECIMAL(10,2), desc_ped DECIMAL(10,2))`);
    expect(only(schema, 'articulo').label?.column).toBe('desc_art');
    expect(columns(only(schema, 'pedido').money)).toEqual(['desc_ped', 'total']);
  });

  it('with a percentage or a quantity is no money, whatever its type', () => {
    const schema = readDdl(`CREATE TABLE pedido_det (id_ped INT, item INT, cant DECIMAL(12,2), dscto_pct DECIMAL(12,2),
      importe DECIMAL(12,2), PRIMARY KEY (id_ped, item))`);
    expect(columns(only(schema, 'pedido_det').money)).toEqual(['importe']);
  });

  it('that names the customer, or says when, is nobody who acted', () => {
    const schema = readDdl(`CREATE TABLE cliente (id_cli INT PRIMARY KEY, nombre VARCHAR(50));
      CREATE TABLE venta (id_venta INT PRIMARY KEY, fecha DATETIME, id_cli INT, cajero VARCHAR(20),
      aprobado_por VARCHAR(20), fec_aprobado DATETIME)`);
    expect(columns(only(schema, 'venta').actor)).toEqual(['aprobado_por', 'cajero']);
  });

  it('is the number of a document, not its key that counts by itself, nor the number of another', () => {
    const schema =
      readDdl(`CREATE TABLE factura (numero_factura INT AUTO_INCREMENT PRIMARY KEY, fecha DATE, serie CHAR(4),
      numero INT, ref_numero INT, nro_telefono VARCHAR(12), total DECIMAL(10,2))`);
    expect(only(schema, 'factura').numbering?.columns).toEqual(['serie', 'numero']);
  });

  it('names a row by the name of its key, by its own, among qualifiers, and through a composite key', () => {
    const schema = readDdl(`CREATE TABLE almacen (id_alm INT PRIMARY KEY, nombre VARCHAR(40));
      CREATE TABLE guia (tipo CHAR(2), numero INT, fecha DATE, alm_ori INT, id_alm INT, chofer VARCHAR(40),
      PRIMARY KEY (tipo, numero));
      CREATE TABLE guia_det (tipo CHAR(2), numero INT, linea INT, almacen INT, PRIMARY KEY (tipo, numero, linea))`);
    const { references } = proposeRoles(schema);
    expect(references.map(({ table, columns: own, to, way }) => `${table}(${own.join()}) ${way} ${to}`)).toEqual([
      'guia(alm_ori) qualified almacen',
      'guia(id_alm) key-name almacen',
      'guia_det(almacen) name almacen',
      'guia_det(tipo,numero) composite guia',
    ]);
  });

  it('that is the key of its own table names no row of another with the same key', () => {
    const schema = readDdl(`CREATE TABLE sales_order (order_no INT PRIMARY KEY, order_date DATE);
      CREATE TABLE purchase_order (order_no INT PRIMARY KEY, order_date DATE);
      CREATE TABLE purchase_order_line (id INT AUTO_INCREMENT PRIMARY KEY, order_no INT, qty INT)`);
    const { references, pairs } = proposeRoles(schema);
    expect(references.map(({ table, to }) => `${table} ${to}`)).toEqual(['purchase_order_line purchase_order']);
    expect(pairs.map(({ header, detail, by }) => [header, detail, by])).toEqual([
      ['purchase_order', 'purchase_order_line', { order_no: 'order_no' }],
    ]);
  });
});

describe('a table', () => {
  it('of the web server that keeps sessions is scratch, one of cash sessions is not', () => {
    const schema = readDdl(`CREATE TABLE sessions (id VARCHAR(40) PRIMARY KEY, ip_address VARCHAR(45), data BLOB);
      CREATE TABLE sesion_caja (id_sesion INT PRIMARY KEY, fec_apertura DATETIME, fec_cierre DATETIME,
      monto_apertura DECIMAL(10,2), estado CHAR(1))`);
    expect([only(schema, 'sessions').role, only(schema, 'sesion_caja').role]).toEqual(['scratch', 'transaction']);
  });

  it('that has no columns at all is still proposed as something', () => {
    const empty = { name: 'vacia', columns: [], primaryKey: [], indexes: [], foreignKeys: [] };
    expect(proposeRoles({ tables: [empty] }).tables).toHaveLength(1);
  });

  it('as the stream declares it, without indexes and foreign keys, is understood by names', () => {
    const text = { type: 'VARCHAR', length: 20, scale: null, nullable: true, defaultValue: null };
    const facts = factsOfDefinition({
      table: 'parametro',
      primaryKey: ['cod'],
      columns: [
        { ...text, name: 'cod' },
        { ...text, name: 'valor' },
        { ...text, name: 'tope', type: 'DECIMAL', length: 12, scale: 2, defaultValue: '0.00' },
        { ...text, name: 'orden', type: 'INT UNSIGNED', length: null },
      ],
    });
    expect(facts.columns.map(({ type }) => type)).toEqual(['varchar(20)', 'varchar(20)', 'decimal(12,2)', 'int']);
    expect(only({ tables: [facts] }, 'parametro').role).toBe('configuration');
  });
});

describe('what was seen of a table', () => {
  const schema = readDdl('CREATE TABLE xa (k INT PRIMARY KEY, fld VARCHAR(20), st_x VARCHAR(20), c DECIMAL(10,3))');
  const seen = (observed: object) => {
    const tables = { xa: { creates: 0, updates: 0, deletes: 0, ...observed } };
    const [table] = proposeRoles(schema, { tables }).tables;
    if (table === undefined) throw new Error('no table');
    return table;
  };

  it('makes an actor of a column whose values are users', () => {
    expect(columns(seen({}).actor)).toEqual([]);
    expect(columns(seen({ namesUsers: ['fld'] }).actor)).toEqual(['fld']);
  });

  it('adds to the evidence of a status that it has few values', () => {
    const confidence = (observed: object) => seen(observed).status[0]?.confidence;
    expect([confidence({}), confidence({ fewValues: { st_x: ['B', 'A'] } })]).toEqual([0.6, 0.8]);
  });

  it('speaks for movements where rows are only inserted, for balances where they are updated', () => {
    const signs = (observed: object) => {
      const { reasons, next } = seen(observed);
      return [...reasons, ...(next?.reasons ?? [])].map(({ sign }) => sign);
    };
    const moves = readDdl('CREATE TABLE mov (id INT PRIMARY KEY, fecha DATE, cant DECIMAL(10,3))');
    const [mov] = proposeRoles(moves, { tables: { mov: { creates: 500, updates: 3, deletes: 0 } } }).tables;
    expect(mov?.reasons.map(({ sign }) => sign)).toContain('roles.sign.inserted-only');
    expect(signs({ creates: 10, updates: 900 })).not.toContain('roles.sign.inserted-only');
    const [stock] = proposeRoles(readDdl('CREATE TABLE stock (cod INT, alm INT, cant INT, PRIMARY KEY (cod, alm))'), {
      tables: { stock: { creates: 10, updates: 900, deletes: 0 } },
    }).tables;
    expect([stock?.role, stock?.reasons.some(({ sign }) => sign === 'roles.sign.updated-mostly')]).toEqual([
      'balance',
      true,
    ]);
  });

  it('takes a column that goes up by one for a number', () => {
    const orders = readDdl(
      'CREATE TABLE pedido (id INT AUTO_INCREMENT PRIMARY KEY, fecha DATE, ped INT, total DOUBLE)',
    );
    const [without] = proposeRoles(orders).tables;
    const counts = { creates: 100, updates: 0, deletes: 0 };
    const [stepping] = proposeRoles(orders, { tables: { pedido: { ...counts, steps: ['ped'] } } }).tables;
    expect([without?.numbering, stepping?.numbering?.columns]).toEqual([null, ['ped']]);
  });

  it('joins a detail to its header where their rows come together', () => {
    const pair = readDdl(`CREATE TABLE pedido (id_pedido INT PRIMARY KEY, fecha DATE);
      CREATE TABLE extra (id_x INT PRIMARY KEY, id_pedido INT, cant INT, importe DECIMAL(10,2))`);
    const together = [{ table: 'extra', with: 'pedido', share: 0.95 }];
    expect(proposeRoles(pair).pairs).toEqual([]);
    expect(proposeRoles(pair, { tables: {}, together }).pairs.map(({ header, detail }) => [header, detail])).toEqual([
      ['pedido', 'extra'],
    ]);
  });
});
