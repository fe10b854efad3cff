import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAgenda } from '../../../../src-main/demo/company/agenda.ts';
import { createUnit } from '../../../../src-main/demo/company/unit.ts';

const noIds = () => null;

test('whatever is planned happens by time, what is due at once in the order it was planned', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), (times) => {
      const agenda = createAgenda(noIds);
      const happened: [number, number][] = [];
      for (const [index, ms] of times.entries()) agenda.at(ms, () => happened.push([ms, index]));
      expect([...agenda.play(100)]).toEqual([]);
      expect(happened).toEqual(
        times.map((ms, index) => [ms, index]).sort(([a = 0, i = 0], [b = 0, j = 0]) => a - b || i - j),
      );
    }),
  );
});

test('two commits due at the same moment get moments of their own', () => {
  const agenda = createAgenda(noIds);
  for (let time = 0; time < 3; time += 1) agenda.commit(7, { session: 'pool-1', kind: 'statement' }, []);
  expect([...agenda.play(10)].map(({ atMs }) => atMs)).toEqual([7, 8, 9]);
});

test('what would be after the end does not happen', () => {
  const agenda = createAgenda(noIds);
  agenda.commit(11, { session: 'pool-1', kind: 'statement' }, []);
  expect([...agenda.play(10)]).toEqual([]);
});

test('a later statement refers to the id that an earlier one was given, and no id is known before', () => {
  const unit = createUnit('/* app=POS */ ');
  const header = unit.insert('venta_cab', { est: 'E', fec_reg: { raw: 'NOW()' } });
  unit.insert('venta_det', { id_venta: header, item: 1, nota: { late: () => `V-${header.id()}` } });
  expect(() => header.id()).toThrow('no id of venta_cab yet');
  const takeIds = (table: string) => (table === 'venta_cab' ? 41 : null);
  expect(unit.planned.map((statement) => statement.perform(1000, takeIds))).toEqual([
    { sql: '/* app=POS */ INSERT INTO venta_cab (est, fec_reg) VALUES (?, NOW())', values: ['E'], insertedId: 41 },
    { sql: 'INSERT INTO venta_det (id_venta, item, nota) VALUES (?, ?, ?)', values: [41, 1, 'V-41'] },
  ]);
  expect(header.atMs()).toBe(1000);
});
