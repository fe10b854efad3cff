/** Roles on schemas whose roles are known: the pharmacy by its own pack, three made up with labels written by hand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proposeRoles } from '../../../../src-main/infer/roles/propose-roles.ts';
import { pharmacyLabels, pharmacyPack } from '../../../support/roles/pharmacy-labels.ts';
import { pharmacySchema, readDdl } from '../../../support/roles/read-ddl.ts';
import { type RoleScores, scoreRoles } from '../../../support/roles/score-roles.ts';

const folder = join(import.meta.dirname, '../../../support/roles/made-up');
const madeUp = (name: string) => readDdl(readFileSync(join(folder, `${name}.sql`), 'utf8'));
const labelsOf = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
const shares = (scores: RoleScores) =>
  Object.fromEntries(Object.entries(scores).map(([kind, { right, all }]) => [kind, `${right}/${all}`]));

describe('the pharmacy, as if nobody had described it', () => {
  const scores = scoreRoles(pharmacySchema(), pharmacyLabels());
  const { tables } = proposeRoles(pharmacySchema());
  const of = (name: string) => tables.find(({ table }) => table === name);

  it('is read as its own pack describes it', () => {
    expect(shares(scores)).toEqual({
      roles: '30/30',
      headerDetail: '6/6',
      status: '9/9',
      numbering: '7/7',
      actor: '36/36',
      money: '28/28',
    });
  });

  it('and what is proposed beyond the pack is what the pack leaves out', () => {
    expect(Object.values(scores).flatMap(({ extra }) => extra)).toEqual([
      'caja.flg_estado',
      'caja_mov.anulado',
      'receta.est',
      'tb_rol.flg_estado',
      'receta.nro_receta',
    ]);
  });

  it('has its personal data found', () => {
    const wanted = Object.entries(pharmacyPack().tables).flatMap(([table, { personal }]) =>
      Object.entries(personal).map(([column, category]) => `${table}.${column}: ${category}`),
    );
    const found = tables.flatMap(({ table, personal }) =>
      personal.map(({ column, category }) => `${table}.${column}: ${category}`),
    );
    expect(wanted.filter((place) => !found.includes(place))).toEqual([]);
  });

  it('has its labels, business times and last number found', () => {
    const labels = ['tb_sucursal', 'tb_usuario', 'tb_producto', 'tb_proveedor', 'tb_lote'];
    expect(labels.map((name) => of(name)?.label?.column)).toEqual([
      'nom_suc',
      'login',
      'descripcion',
      'razon_social',
      'nro_lote',
    ]);
    const dated = ['kardex', 'venta_cab', 'cash_session', 'libro_control', 'caja_mov', 'bitacora'];
    expect(dated.map((name) => of(name)?.businessTime?.column)).toEqual([
      'fec_mov',
      'fec_emision',
      'opened_at',
      'fec',
      'fec_reg',
      'fec',
    ]);
    expect(of('serie_correl')?.counter?.column).toBe('ult_numero');
  });

  it('shows as confidence the sum of its reasons, kept between nothing and whole', () => {
    for (const { confidence, reasons } of tables) {
      const sum = reasons.reduce((total, { weight }) => total + weight, 0);
      expect(confidence).toBe(Math.min(100, Math.max(0, sum)) / 100);
    }
  });

  it('says why a table is what it is taken for, and what else it could be', () => {
    const found = of('caja_mov');
    const reasons = found?.reasons.map(({ sign, weight, facts }) => `${weight} ${sign} ${JSON.stringify(facts)}`);
    expect([found?.confidence, found?.next?.role, ...(reasons ?? [])]).toMatchInlineSnapshot(`
      [
        0.72,
        "transaction",
        "50 roles.sign.name-movement {"words":"caja mov"}",
        "15 roles.sign.dated {"column":"fec_reg"}",
        "15 roles.sign.quantity-or-amount {"columns":"monto"}",
        "-13 roles.sign.rival {"role":"transaction"}",
        "5 roles.sign.own-key-column {"column":"id_mov"}",
      ]
    `);
  });
});

describe('a schema made up with labels', () => {
  it('in Portuguese, with prefixes that tell the type', () => {
    expect(shares(scoreRoles(madeUp('locadora'), labelsOf('locadora')))).toEqual({
      roles: '21/21',
      headerDetail: '2/2',
      status: '5/5',
      numbering: '1/1',
      actor: '4/4',
      money: '11/11',
    });
  });

  it('in Spanish, with words run together', () => {
    expect(shares(scoreRoles(madeUp('clinica'), labelsOf('clinica')))).toEqual({
      roles: '19/19',
      headerDetail: '2/2',
      status: '6/6',
      numbering: '3/3',
      actor: '5/5',
      money: '7/7',
    });
  });

  it('in English, with documents known by kind and number', () => {
    const scores = scoreRoles(madeUp('trading'), labelsOf('trading'));
    expect(shares(scores)).toEqual({
      roles: '27/28',
      headerDetail: '3/3',
      status: '7/7',
      numbering: '6/6',
      actor: '3/3',
      money: '19/19',
    });
    expect(scores.roles.missed).toEqual(['payment_allocation: link, proposed transaction']);
  });
});
