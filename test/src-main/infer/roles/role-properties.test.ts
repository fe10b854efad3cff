/** What must not matter: the order in which tables and columns come, a prefix that all tables have, what names are made of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePack } from '../../../../src-main/infer/parse-pack.ts';
import { proposePackText } from '../../../../src-main/infer/roles/pack/propose-pack.ts';
import { proposeRoles } from '../../../../src-main/infer/roles/propose-roles.ts';
import type { RoleProposal } from '../../../../src-main/infer/roles/role-proposal.ts';
import type { SchemaFacts, TableFacts } from '../../../../src-main/infer/roles/schema-facts.ts';
import { pharmacySchema } from '../../../support/roles/read-ddl.ts';

const schema = pharmacySchema();
const setting = {
  pack: 'propuesto',
  title: { es: 'Propuesto', en: 'Proposed' },
  zone: 'America/Lima',
  currency: 'PEN',
};

const shuffled = <T>(items: readonly T[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
const reordered: fc.Arbitrary<SchemaFacts> = fc
  .tuple(...schema.tables.map((table) => shuffled(table.columns).map((columns) => ({ ...table, columns }))))
  .chain((tables) => shuffled(tables).map((all) => ({ tables: all })));

describe('the order of tables and columns', () => {
  it('changes nothing of a proposal', { timeout: 120_000 }, () => {
    const expected = proposeRoles(schema);
    fc.assert(
      fc.property(reordered, (other) => {
        expect(proposeRoles(other)).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a prefix of all tables', () => {
  it.each(['ospx_', 'log_', 'tmp_', '0_', 'sis_tb_'])('%s changes no role, pair or column', (prefix) => {
    const named = (table: TableFacts): TableFacts => ({
      ...table,
      name: prefix + table.name,
      foreignKeys: table.foreignKeys.map((key) => ({ ...key, table: prefix + key.table })),
    });
    const found = outline(proposeRoles({ tables: schema.tables.map(named) }), prefix.length);
    expect(found).toEqual(outline(proposeRoles(schema), 0));
  });
});

function outline({ tables, pairs }: RoleProposal, prefix: number) {
  const columns = (found: readonly { readonly column: string }[]) => found.map(({ column }) => column);
  return {
    roles: tables.map(({ table, role, confidence }) => [table.slice(prefix), role, confidence]),
    columns: tables.map(({ status, actor, money, numbering }) => [
      columns(status),
      columns(actor),
      columns(money),
      numbering?.columns,
    ]),
    pairs: pairs.map(({ header, detail }) => [header.slice(prefix), detail.slice(prefix)]),
  };
}

const oddNames = ['id', 'venta', 'venta_det', 'in', 'total', 'estado', 'usu reg', 'ñandú', '9lives', 'a"b', 'x\\y'];
const name = fc.oneof(
  fc.constantFrom(...oddNames, "o'clock", '{row}', '[x]', '表', 'null', 'rows', '__proto__', 'constructor', '*'),
  fc.string({ minLength: 1, maxLength: 12 }),
);
const types = ['int', 'varchar(20)', 'decimal(12,2)', 'datetime', 'char(1)', 'text', 'double', 'geometry', ''];
const column = fc.record({
  name,
  type: fc.constantFrom(...types),
  nullable: fc.boolean(),
  autoIncrement: fc.boolean(),
  default: fc.constantFrom(null, '0', 'A'),
});
const anyTable: fc.Arbitrary<TableFacts> = fc
  .tuple(name, fc.uniqueArray(column, { selector: (own) => own.name, maxLength: 8 }), fc.nat(3))
  .map(([own, columns, key]) => ({
    name: own,
    columns,
    primaryKey: columns.slice(0, key).map((one) => one.name),
    indexes: [],
    foreignKeys: [],
  }));

describe('any schema at all', () => {
  it('gets a proposal and a pack that is in order, whatever its names', { timeout: 120_000 }, () => {
    const tables = fc.uniqueArray(anyTable, { selector: (own) => own.name, maxLength: 6 });
    fc.assert(
      fc.property(tables, (all) => {
        const proposal = proposeRoles({ tables: all });
        expect(proposal.tables).toHaveLength(all.length);
        const parsed = parsePack([{ name: 'pack.yaml', text: proposePackText(proposal, setting) }]);
        expect(parsed.ok ? [] : parsed.faults).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
