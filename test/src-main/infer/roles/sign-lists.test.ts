/** The lists of signs: each sign is seen somewhere, is said in both languages with the facts it gives, and stands once in its list. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isMessageKey, type MessageParameters, translate } from '#shared/messages/translate.ts';
import { columnSigns } from '../../../../src-main/infer/roles/column-signs.ts';
import { columnSubjects } from '../../../../src-main/infer/roles/column-subject.ts';
import type { Reason, Sign } from '../../../../src-main/infer/roles/evidence.ts';
import { weigh } from '../../../../src-main/infer/roles/evidence.ts';
import { judgeColumns } from '../../../../src-main/infer/roles/judge-columns.ts';
import { pairSigns } from '../../../../src-main/infer/roles/pair-signs.ts';
import { findPairs, pairSubjects } from '../../../../src-main/infer/roles/pairs.ts';
import { findReferences } from '../../../../src-main/infer/roles/references.ts';
import { roleSigns } from '../../../../src-main/infer/roles/role-signs.ts';
import { roleSubject } from '../../../../src-main/infer/roles/role-subject.ts';
import type { ObservedSchema, SchemaFacts } from '../../../../src-main/infer/roles/schema-facts.ts';
import { viewSchema } from '../../../../src-main/infer/roles/table-view.ts';
import { pharmacySchema, readDdl } from '../../../support/roles/read-ddl.ts';

const madeUp = (name: string) =>
  readDdl(readFileSync(join(import.meta.dirname, `../../../support/roles/made-up/${name}.sql`), 'utf8'));

const watched: ObservedSchema = {
  tables: {
    pedido: {
      creates: 90,
      updates: 0,
      deletes: 0,
      steps: ['correlativo'],
      fewValues: { estado: ['A'] },
      namesUsers: ['estado'],
    },
    stock: { creates: 1, updates: 90, deletes: 0 },
    numeracion: { creates: 1, updates: 90, deletes: 0, steps: ['numero'] },
  },
  together: [{ table: 'pedido_extra', with: 'pedido', share: 1 }],
};
const odd =
  readDdl(`CREATE TABLE pedido (id INT PRIMARY KEY, correlativo INT, estado VARCHAR(50), ciudad VARCHAR(20), pagado DOUBLE, saldo DECIMAL(10,2));
  CREATE TABLE pedido_extra (id_pedido INT, sec INT, peso DECIMAL(10,2), dscto DECIMAL(4,2), numero_linea INT, fecha_pedido DATE, PRIMARY KEY (id_pedido, sec));
  CREATE TABLE stock (art INT, alm INT, cant INT, PRIMARY KEY (art, alm));
  CREATE TABLE numeracion (tipo CHAR(2) PRIMARY KEY, numero INT);
  CREATE TABLE persona (id_persona INT PRIMARY KEY, nombre VARCHAR(50), dni CHAR(8), telefono VARCHAR(20));
  CREATE TABLE empleado (id_persona INT PRIMARY KEY, usuario VARCHAR(20), clave VARCHAR(60));
  CREATE TABLE empleado_permiso (id INT PRIMARY KEY, empleado_id INT, usuario CHAR(1));
  CREATE TABLE persona_grupo (id_persona INT, id_grupo INT);
  CREATE TABLE grupo (id_grupo INT PRIMARY KEY, nombre VARCHAR(20));
  CREATE TABLE medico_especialidad (id_medico INT, cod_servicio INT, PRIMARY KEY (id_medico, cod_servicio));
  CREATE TABLE historial (id INT PRIMARY KEY, fecha DATE);
  CREATE TABLE trabajos (id INT PRIMARY KEY, queue VARCHAR(20), payload TEXT);
  CREATE TABLE articulo_rel (a INT, b INT); CREATE TABLE pedido_bak (id INT, x INT); CREATE TABLE seguros (id INT PRIMARY KEY, id_pedido INT)`);
const subjects: readonly (readonly [SchemaFacts, ObservedSchema | null])[] = [
  [pharmacySchema(), null],
  ...['locadora', 'clinica', 'trading'].map((name) => [madeUp(name), null] as const),
  [odd, watched],
];

function reasonsOf([facts, observed]: (typeof subjects)[number]): Reason[] {
  const schema = viewSchema(facts, observed);
  const references = findReferences(schema);
  const columns = judgeColumns(schema, references);
  const pairs = findPairs(schema, references, columns);
  const all = <S>(signs: readonly Sign<S>[], found: readonly S[]) => found.flatMap((one) => weigh(signs, one).reasons);
  const tables = schema.tables.map((table) => roleSubject(table, { references, columns, pairs }));
  return [
    ...Object.values(columnSigns).flatMap((signs) => all(signs, columnSubjects(schema, references))),
    ...Object.values(roleSigns).flatMap((signs) => all(signs, tables)),
    ...all(pairSigns, pairSubjects(schema, references, columns)),
  ];
}

const lists = { ...columnSigns, ...roleSigns, pairs: pairSigns };
const seen = subjects.flatMap(reasonsOf);

describe('every sign', () => {
  it('is seen somewhere', () => {
    const keys = new Set(Object.values(lists).flatMap((signs) => signs.map(({ sign }) => sign)));
    const found = new Set(seen.map(({ sign }) => sign));
    expect([...keys].filter((sign) => !found.has(sign))).toEqual([]);
  });

  it('is said in both languages, with all the facts that it names', () => {
    const left = (facts: MessageParameters, sign: Reason['sign']) =>
      [translate('es', sign, facts), translate('en', sign, facts)].filter((text) => /[{}]/.test(text));
    expect([...new Set(seen.flatMap(({ sign, facts }) => left(facts, sign)))]).toEqual([]);
    expect(seen.every(({ sign }) => isMessageKey(sign))).toBe(true);
  });

  it('stands once in its list', () => {
    const twice = Object.entries(lists).flatMap(([list, signs]) => {
      const keys = signs.map(({ sign }) => sign);
      return keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${list}: ${key}`);
    });
    expect(twice).toEqual([]);
  });
});
