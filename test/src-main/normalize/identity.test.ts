/** Identity: a redelivery has the same place and digest; two changes never share both; a key change is one event. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NormalizedChange } from '../../../src-main/normalize/normalized-record.ts';
import { isKeyChangePair, pairKeyChange } from '../../../src-main/normalize/pair-key-change.ts';
import { catalogOf, expectChange, normalizeAll, normalizeOne, recordsOf } from './support/normalize-body.ts';

function changesOf(name: string): NormalizedChange[] {
  const server = name.startsWith('mysql') ? 'mysql97' : name.startsWith('mariadb') ? 'mariadb1011' : 'postgres15';
  return normalizeAll(recordsOf(`live/${name}`), catalogOf(server)).flatMap((outcome) =>
    outcome.ok && outcome.value.kind === 'change' ? [outcome.value] : [],
  );
}

const update = recordsOf('live/mysql97-noschema-update.json')[0]?.toString('utf8') ?? '';

describe('the digest', () => {
  it('is the same for a redelivery, which differs in its clocks, block and version only', () => {
    const again = update
      .replace(
        '"op":"u","ts_ms":1795573149886,"ts_us":1795573149886696,"ts_ns":1795573149886696420',
        '"ts_ms":1,"op":"u"',
      )
      .replace('"total_order":1', '"total_order":7')
      .replace('3.6.1.Final', '3.7.0.Final');
    expect(again).not.toBe(update);
    expect(expectChange(normalizeOne(again)).digest).toBe(expectChange(normalizeOne(update)).digest);
  });

  it('does not depend on what is known of the table', () => {
    const [, row] = recordsOf('live/mysql97-update-explicit-null.batch.json');
    expect(expectChange(normalizeOne(row ?? '')).digest).toBe(
      expectChange(normalizeOne(row ?? '', catalogOf('mysql97'))).digest,
    );
  });

  it('differs when a value, the operation, the table or the source time differs', () => {
    const bent = [
      update.replace('"100.00"', '"100.01"'),
      update.replace('"saldo":"101.00"', '"saldo":101.00'),
      update.replaceAll('"table":"cuenta"', '"table":"cuentas"'),
      update.replace('"ts_ms":1795573149874', '"ts_ms":1795573149875'),
      update.replace('"nota":"a"},"after"', '"nota":null},"after"'),
      update.replace('"nota":"a"},"source"', '"nota":"\\ud83d"},"source"'),
      update.replace('"nota":"a"},"source"', '"nota":"\\ud83e"},"source"'),
    ];
    const digests = [update, ...bent].map((body) => expectChange(normalizeOne(body)).digest);
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('differs for any two different texts of a column', () => {
    const digestOf = (text: string) =>
      expectChange(normalizeOne(update.replace('"nota":"a"},"source"', `"nota":${JSON.stringify(text)}},"source"`)))
        .digest;
    const text = fc.string({ unit: 'binary' });
    fc.assert(fc.property(text, text, (a, b) => (a === b) === (digestOf(a) === digestOf(b))));
  });
});

describe('the place', () => {
  it('is unique among all streamed changes of each server, and null for snapshot rows', () => {
    const files = readdirSync(join(import.meta.dirname, '../../fixtures/live')).filter(
      (name) => !name.includes('noschema'),
    );
    for (const server of ['mysql97', 'mariadb1011', 'postgres15']) {
      const changes = files.filter((name) => name.startsWith(server)).flatMap(changesOf);
      const streamed = changes
        .filter(({ event }) => event.operation !== 'read')
        .map(({ coordinates }) => coordinates.first);
      expect(streamed.every((place) => place !== null)).toBe(true);
      expect(new Set(streamed).size).toBe(streamed.length);
      const snapshot = changes.filter(({ event }) => event.operation === 'read');
      expect(snapshot.every(({ coordinates }) => coordinates.first === null && coordinates.second === null)).toBe(true);
    }
  });

  it('without a transaction block falls back to the position in the log', () => {
    const { coordinates } = expectChange(normalizeOne(update.replace(/"transaction":\{[^}]*\}/, '"transaction":null')));
    expect(coordinates).toEqual({
      first: 'bin.000002|2510|0|update|lab.cuenta',
      second: 'b81e8772-e874-11f1-a5b1-02fc00000001:58|2510|0|update|lab.cuenta',
    });
  });
});

describe('a key change', () => {
  it.each([
    'mysql97-pk-update',
    'mysql97-pk-update-composite',
    'mariadb1011-pk-update',
    'postgres15-pk-update-identity-full',
  ])('is one event (%s)', (name) => {
    const [del, create] = changesOf(`${name}.batch.json`);
    if (del === undefined || create === undefined) throw new Error('no pair');
    expect(isKeyChangePair(del, create)).toBe(true);
    const { event } = pairKeyChange(del, create);
    expect(event).toMatchObject({
      operation: 'update',
      leaf: del.event.leaf,
      secondLeaf: create.event.leaf,
      eventId: del.event.eventId,
    });
    expect(event).toMatchObject({
      keyBefore: del.event.key,
      key: create.event.key,
      before: del.event.before,
      after: create.event.after,
    });
    expect(event.flags).toContain('key-changed');
  });

  it('shows what changed, and not what the connector invented', () => {
    const [del, create] = changesOf('postgres15-pk-update-identity-default.batch.json');
    if (del === undefined || create === undefined) throw new Error('no pair');
    const { event } = pairKeyChange(del, create);
    expect(event.changed).toEqual(['id']);
    expect(event.marks).toEqual({ saldo: 'invented', nota: 'invented', largo: 'invented' });
  });

  it('is not seen where two statements of a compressed transaction share a position', () => {
    const del = update.replace('"op":"u"', '"op":"d"').replace(/"after":\{[^}]*\}/, '"after":null');
    const create = update
      .replace('"op":"u"', '"op":"c"')
      .replace(/"before":\{[^}]*\}/, '"before":null')
      .replace('"total_order":1', '"total_order":2');
    const pairOf = (second: string) =>
      isKeyChangePair(
        expectChange(normalizeOne(del, catalogOf('mysql97'))),
        expectChange(normalizeOne(second, catalogOf('mysql97'))),
      );
    const otherKey = create.replace('{"id":1,', '{"id":9,');
    expect(pairOf(otherKey)).toBe(true);
    expect(pairOf(create)).toBe(false);
    expect(pairOf(otherKey.replace('UPDATE cuenta', 'INSERT INTO cuenta'))).toBe(false);
    expect(pairOf(otherKey.replace('"total_order":2', '"total_order":5'))).toBe(false);
  });

  it('is announced by the header in single mode', () => {
    const head = (name: string, key: unknown) =>
      JSON.stringify({
        headers: { [`x-debezium-__debezium.${name}`]: Buffer.from(JSON.stringify(key)).toString('base64') },
      });
    const halfOf = (file: string, deliveryHead: string) => {
      const [bytes] = recordsOf(`live/${file}`);
      return expectChange(normalizeOne(bytes ?? '', catalogOf('mysql97'), 1, deliveryHead)).keyChangeHalf;
    };
    expect(halfOf('mysql97-noschema-pk-update-delete.json', head('newkey', { id: 91 }))).toBe('delete');
    expect(halfOf('mysql97-noschema-pk-update-create.json', head('oldkey', { schema: {}, payload: { id: 1 } }))).toBe(
      'create',
    );
    expect(halfOf('mysql97-noschema-pk-update-delete.json', head('newkey', { id: 1 }))).toBeUndefined();
    expect(halfOf('mysql97-noschema-pk-update-delete.json', head('newkey', { codigo: 91 }))).toBeUndefined();
    expect(halfOf('mysql97-noschema-pk-update-delete.json', '{}')).toBeUndefined();
  });
});
