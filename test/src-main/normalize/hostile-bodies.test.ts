/** Whatever arrives, normalizing answers: a fact, or a problem with its reason; and never by way of a fault of our own. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalChangeEventSchema } from '#shared/canonical-change-event.ts';
import { quarantineReasons } from '#shared/quarantine-reasons.ts';
import { normalizeRecord } from '../../../src-main/normalize/normalize-record.ts';
import type { NormalizedRecord, Outcome } from '../../../src-main/normalize/normalized-record.ts';
import { createTableCatalog } from '../../../src-main/normalize/table-catalog.ts';
import { catalogOf, normalizeOne, recordsOf } from './support/normalize-body.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
const all = ['live', 'docs']
  .flatMap((folder) => readdirSync(join(fixtures, folder)).map((name) => `${folder}/${name}`))
  .flatMap(recordsOf);
const small = all.filter((record) => record.length < 12_000);

function isSound(outcome: Outcome<NormalizedRecord>): boolean {
  if (!outcome.ok) return outcome.problem.reason in quarantineReasons && outcome.problem.reason !== 'internal-fault';
  const event = outcome.value.kind === 'change' || outcome.value.kind === 'schema' ? outcome.value.event : null;
  return event === null || canonicalChangeEventSchema.safeParse(event).success;
}

/** Values that fit nowhere, put in the place of any value. */
const oddities = [
  'null',
  '1e400',
  '-0',
  '9'.repeat(400),
  '"\\ud83d"',
  '""',
  '{}',
  '[]',
  '[[[1]]]',
  'true',
  '{"__proto__":{"x":1}}',
  '"__proto__"',
  '-9223372036854775809',
  '"AAAA"',
  '1.0000000000000000000001',
  '"2026-13-45T99:99:99Z"',
];

describe('mutated bodies', () => {
  it('with bytes changed, cut, doubled or inserted', () => {
    const mutated = fc
      .tuple(
        fc.constantFrom(...small),
        fc.nat(),
        fc.nat({ max: 40 }),
        fc.uint8Array({ maxLength: 6 }),
        fc.nat({ max: 3 }),
      )
      .map(([record, at, length, bytes, kind]) => {
        const from = at % record.length;
        const [head, cut, tail] = [
          record.subarray(0, from),
          record.subarray(from, from + length),
          record.subarray(from + length),
        ];
        return Buffer.concat(
          kind === 0
            ? [head]
            : kind === 1
              ? [head, cut, cut, tail]
              : kind === 2
                ? [head, bytes, tail]
                : [head, cut, bytes, tail],
        );
      });
    const catalog = catalogOf('mysql97');
    fc.assert(
      fc.property(mutated, (bytes) => isSound(normalizeOne(bytes, catalog))),
      { numRuns: 5000 },
    );
  });

  it('with any value replaced by one that fits nowhere, in payload and schema alike', () => {
    const replaced = fc
      .tuple(fc.constantFrom(...small), fc.nat(), fc.constantFrom(...oddities))
      .map(([record, which, odd]) => {
        const text = record.toString('utf8');
        const values = [...text.matchAll(/:(null|true|false|-?\d[\d.eE+-]*|"(?:[^"\\]|\\.)*")(?=[,}\]])/g)];
        const value = values[which % Math.max(1, values.length)];
        if (value === undefined) return text;
        return `${text.slice(0, value.index + 1)}${odd}${text.slice(value.index + value[0].length)}`;
      });
    fc.assert(
      fc.property(replaced, (text) => isSound(normalizeOne(text, createTableCatalog()))),
      { numRuns: 5000 },
    );
    const catalog = catalogOf('mysql97');
    fc.assert(
      fc.property(replaced, (text) => isSound(normalizeOne(text, catalog))),
      { numRuns: 3000 },
    );
  });

  it('of any JSON at all', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => isSound(normalizeOne(text))),
      { numRuns: 2000 },
    );
    const shape = fc.record({
      op: fc.constantFrom('c', 'u', 'd', 'r', 't', 'm', 'x', '__proto__'),
      before: fc.jsonValue(),
      after: fc.jsonValue(),
      source: fc.jsonValue(),
      transaction: fc.jsonValue(),
      message: fc.jsonValue(),
    });
    fc.assert(
      fc.property(shape, (value) => isSound(normalizeOne(JSON.stringify(value)))),
      { numRuns: 2000 },
    );
    const maxwell = fc.record({
      type: fc.constantFrom('insert', 'update', 'delete', 'table-alter', 'table-create', 'toString'),
      database: fc.jsonValue(),
      data: fc.jsonValue(),
      old: fc.jsonValue(),
      def: fc.jsonValue(),
      ts: fc.jsonValue(),
    });
    fc.assert(
      fc.property(maxwell, (value) => isSound(normalizeOne(JSON.stringify(value)))),
      { numRuns: 2000 },
    );
  });
});

describe('reasons', () => {
  const reasonOf = (bytes: string | Buffer) => {
    const outcome = normalizeOne(bytes);
    return outcome.ok ? outcome.value.kind : [outcome.problem.reason, outcome.problem.facts];
  };
  const row = (more: string) => `{"op":"c","source":{"db":"d","table":"t","connector":"mysql"},${more}}`;

  it.each([
    ['', ['not-json', { at: 0 }]],
    ['\ufeff{"ts_ms":1}', 'heartbeat'],
    ['  {"ts_ms": 1} ', 'heartbeat'],
    ['{"ts_ms":1}x', ['not-json', { at: 11 }]],
    [Buffer.from([0x22, 0xff, 0x22]), ['not-utf8', {}]],
    ['[1]', ['not-an-object', {}]],
    ['"x"', ['not-an-object', {}]],
    ['{"id":1,"nombre":"x"}', ['unrecognised-shape', { members: 'id, nombre' }]],
    ['{"id":1,"__deleted":"false"}', ['flattened', { members: 'id, __deleted' }]],
    [
      '{"schema":{"type":"struct","name":"my.d.t.Value","fields":[]},"payload":{"id":1}}',
      ['flattened', { members: 'id' }],
    ],
    ['{"op":"c","after":{"id":1}}', ['missing-source', {}]],
    ['{"op":"x","source":{}}', ['unknown-operation', { op: 'x' }]],
    [row('"after":null'), ['missing-row', { op: 'create' }]],
    [row('"after":[1]'), ['bad-row', { member: 'after' }]],
    [row('"after":{"id":1,"id":2}'), ['duplicate-member', { member: 'id', at: 78 }]],
    ['{"status":"MAYBE","id":"1"}', ['bad-boundary', {}]],
    ['{"source":{},"ddl":"x","tableChanges":[{"type":"CREATE","id":"nope"}]}', ['bad-schema-change', {}]],
    [`{"a":${'['.repeat(2000)}`, ['too-deep', { limit: 500, at: 504 }]],
  ])('%s', (bytes, expected) => expect(reasonOf(bytes)).toEqual(expected));

  it('kinds that hold nothing to read are said, not read', () => {
    const of = (kind: string) =>
      normalizeRecord({ seq: 1, kind, source: '', receivedAt: '', bytes: Buffer.alloc(0) }, createTableCatalog());
    expect(of('oversize')).toEqual({ ok: false, problem: { reason: 'too-large', facts: {} } });
    expect(of('empty')).toEqual({ ok: true, value: { kind: 'other', what: 'empty', facts: {} } });
    expect(of('act')).toEqual({ ok: true, value: { kind: 'other', what: 'act', facts: {} } });
  });

  it('a body whose compression was not undone says so, and not that it is no JSON', () => {
    const of = (encoding: string, bytes: Buffer, more: { opaque?: true } = {}) => {
      const deliveryHead = JSON.stringify({ headers: { 'content-encoding': encoding }, method: 'POST' });
      const record = { seq: 1, kind: 'malformed', source: '', receivedAt: '', bytes, deliveryHead, ...more };
      const outcome = normalizeRecord(record, createTableCatalog());
      return outcome.ok ? outcome.value.kind : [outcome.problem.reason, outcome.problem.facts.encoding];
    };
    expect(of('br', Buffer.from([0x0b, 0x02, 0x80, 0xff]))).toEqual(['unknown-encoding', 'br']);
    expect(of('gzip', Buffer.from('hola'), { opaque: true })).toEqual(['broken-encoding', 'gzip']);
    expect(of('gzip', Buffer.from('{"ts_ms":1}'), { opaque: true })).toEqual(['broken-encoding', 'gzip']);
    expect(of('gzip', Buffer.from('hola'))).toEqual(['not-json', undefined]);
    expect(of('identity', Buffer.from('hola'))).toEqual(['not-json', undefined]);
    expect(of('br', Buffer.from('{"ts_ms":1}'))).toBe('heartbeat');
  });

  it('each has a sentence in both languages, with the same parameters', () => {
    for (const { es, en } of Object.values(quarantineReasons)) {
      expect(es).not.toBe('');
      expect(es.match(/\{\w+\}/g)).toEqual(en.match(/\{\w+\}/g));
    }
  });
});
