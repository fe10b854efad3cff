/** Before and after: what counts as changed, what only carries a mark. */
import { expect, it } from 'vitest';
import type { CanonicalChangeEvent } from '#shared/canonical-change-event.ts';
import { diffFields } from '../../../src-renderer/timeline/detail/diff-fields.ts';

const columns = ['id', 'estado', 'total', 'igv', 'nota'].map((name) => ({ name, type: 'INT' }));

it('fields are apart in the table’s own order: changed, marked, unchanged', () => {
  const { changed, marked, unchanged } = diffFields(
    event({
      before: { estado: 1, id: 7, total: '10.00', igv: '1.80' },
      after: { estado: 2, id: 7, total: '10.00', igv: '1.90' },
      changed: ['estado'],
      marks: { igv: 'generated', nota: 'unavailable' },
    }),
    columns,
  );
  expect([changed, marked, unchanged].map((fields) => fields.map(({ name }) => name))).toEqual([
    ['estado'],
    ['igv', 'nota'],
    ['id', 'total'],
  ]);
  expect(marked[1]).toMatchObject({ before: undefined, after: undefined, mark: 'unavailable' });
});

it('all of a created row is new, but for what is marked; columns never sent are left out', () => {
  const { changed, marked, unchanged } = diffFields(
    event({ operation: 'create', before: null, after: { id: 1, estado: null }, marks: { estado: 'zero-date' } }),
    columns,
  );
  expect([changed, marked, unchanged].map((fields) => fields.map(({ name }) => name))).toEqual([
    ['id'],
    ['estado'],
    [],
  ]);
});

function event(part: Partial<CanonicalChangeEvent>): CanonicalChangeEvent {
  return {
    eventId: 'EV-1',
    leaf: 1,
    source: 's',
    epoch: 1,
    connector: 'mysql',
    database: 'bd',
    table: 't',
    operation: 'update',
    key: { id: 7 },
    keyOrigin: 'schema',
    before: null,
    after: null,
    changed: [],
    marks: {},
    flags: [],
    committedAt: null,
    capturedAt: null,
    ingestedAt: '2026-11-17T10:00:00.000Z',
    transactionId: null,
    coordinate: {},
    statement: null,
    thread: null,
    ddl: null,
    metadata: {},
    ...part,
  };
}
