/** The scorer itself: what counts as right, as missed, as extra. */
import { describe, expect, it } from 'vitest';
import { readDdl } from '../../../support/roles/read-ddl.ts';
import { scoreLines, scoreRoles } from '../../../support/roles/score-roles.ts';

const schema = readDdl(`
  CREATE TABLE cliente (id_cli INT AUTO_INCREMENT PRIMARY KEY, nombre VARCHAR(60), estado CHAR(1) DEFAULT 'A');
  CREATE TABLE factura (id_fac INT AUTO_INCREMENT PRIMARY KEY, serie CHAR(4), numero INT, fecha DATE, id_cli INT, total DECIMAL(10,2), usuario VARCHAR(20));
  CREATE TABLE factura_det (id_fac INT, item INT, cant DECIMAL(10,3), importe DECIMAL(10,2), PRIMARY KEY (id_fac, item));
  CREATE TABLE correlativo (serie CHAR(4) PRIMARY KEY, ult_numero INT)`);

const labels = {
  notes: ['members that are for people are let through'],
  tables: {
    cliente: { role: 'master' },
    factura: { role: 'transaction', why: 'a document' },
    factura_det: { role: 'ledger' },
    correlativo: { role: 'configuration' },
    gone: { role: 'log' },
  },
  headerDetail: [{ header: 'factura', detail: 'factura_det', by: { id_fac: 'id_fac' } }],
  status: [{ table: 'cliente', column: 'estado' }],
  numbering: [
    { table: 'factura', columns: ['serie', 'numero'] },
    { table: 'correlativo', column: 'ult_numero' },
  ],
  money: [{ table: 'factura', column: 'total' }],
};

describe('scores', () => {
  const scores = scoreRoles(schema, labels);

  it('count what is right of all that is labelled, and name the misses', () => {
    expect(scores.roles).toEqual({
      right: 3,
      all: 5,
      proposed: 5,
      recall: 0.6,
      precision: 0.6,
      missed: ['factura_det: ledger, proposed detail', 'gone: log, proposed nothing'],
      extra: [],
    });
    expect(scores.numbering).toMatchObject({ right: 3, all: 3, recall: 1, precision: 1 });
  });

  it('name what was proposed beyond the labels', () => {
    expect(scores.money).toMatchObject({ right: 1, all: 1, precision: 0.5, extra: ['factura_det.importe'] });
  });

  it('of a kind without labels are whole where nothing was asked', () => {
    expect(scores.actor).toMatchObject({ right: 0, all: 0, recall: 1, precision: 0, extra: ['factura.usuario'] });
  });

  it('a counter counts as numbering only where the labels say so', () => {
    const { numbering } = scoreRoles(schema, {
      ...labels,
      numbering: [{ table: 'factura', columns: ['serie', 'numero'] }],
    });
    expect(numbering).toMatchObject({ right: 2, all: 2, extra: [] });
  });

  it('are told in a line each, with misses and extras below', () => {
    expect(scoreLines(scores)).toMatchInlineSnapshot(`
      [
        "roles: 3/5, 60.0 % found, 60.0 % of the proposed right
        - factura_det: ledger, proposed detail
        - gone: log, proposed nothing",
        "headerDetail: 1/1, 100.0 % found, 100.0 % of the proposed right",
        "status: 1/1, 100.0 % found, 100.0 % of the proposed right",
        "numbering: 3/3, 100.0 % found, 100.0 % of the proposed right",
        "actor: 0/0, 100.0 % found, 0.0 % of the proposed right
        + factura.usuario",
        "money: 1/1, 100.0 % found, 50.0 % of the proposed right
        + factura_det.importe",
      ]
    `);
  });

  it('refuse labels that say no roles', () => {
    expect(() => scoreRoles(schema, { status: [] })).toThrow();
  });
});
