/** Splitting: exact ranges, kinds and fields, for bodies recorded from real servers and for anything else that may arrive. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { splitBody } from '../../../src-main/ingest/split-body.ts';

const live = join(import.meta.dirname, '../../fixtures/live');

function kindsOf(text: string | Buffer): string[] {
  const bytes = Buffer.from(text);
  return splitBody(bytes).map(({ kind, start, end }) => `${kind} ${bytes.subarray(start, end).toString()}`);
}

describe('the ranges', () => {
  test.each([
    ['an object is one record', '{"a":1}', ['unrecognised {"a":1}']],
    ['blanks around it belong to nobody', ' \r\n\t{"a":1}\n ', ['unrecognised {"a":1}']],
    ['a byte order mark belongs to nobody', '\ufeff{"a":1}', ['unrecognised {"a":1}']],
    [
      'the elements of an array',
      '[ {"a":1} , 2,"x",null,[3] ]',
      ['unrecognised {"a":1}', 'unrecognised 2', 'unrecognised "x"', 'unrecognised null', 'unrecognised [3]'],
    ],
    [
      'the lines of NDJSON',
      '{"a":1}\n{"b":2}\r\n\n{"c":3}\n',
      ['unrecognised {"a":1}', 'unrecognised {"b":2}', 'unrecognised {"c":3}'],
    ],
    ['lines of arrays', '[1,2]\n[]\n[3]', ['unrecognised 1', 'unrecognised 2', 'unrecognised 3']],
    ['nothing is one empty record', '', ['empty ']],
    ['blanks only are empty', ' \n ', ['empty ']],
    ['an empty array is empty', '[ ]', ['empty ']],
    ['what is not JSON stays whole', 'hello\nworld', ['malformed hello\nworld']],
    ['a date is not three numbers', '2026-11-25', ['malformed 2026-11-25']],
    [
      'a broken element takes the rest with it',
      '[{"a":1},{"b":},{"c":3}]',
      ['unrecognised {"a":1}', 'malformed {"b":},{"c":3}]'],
    ],
    ['a cut array says so', '[{"a":1}', ['unrecognised {"a":1}', 'malformed ']],
    ['a cut element says so', '[{"a":1},{"b"', ['unrecognised {"a":1}', 'malformed {"b"']],
    [
      'a broken line leaves the next ones alone',
      '{"a":1}\nnull x\n{"b":2}',
      ['unrecognised {"a":1}', 'unrecognised null', 'malformed x', 'unrecognised {"b":2}'],
    ],
    ['junk after the array', '[1] tail', ['unrecognised 1', 'malformed tail']],
    ['NUL outside a string', '\0', ['malformed \0']],
    ['NUL inside a string', '["a\0"]', ['malformed "a\0"]']],
    ['a lone surrogate escape is JSON', '["\\ud83d"]', ['unrecognised "\\ud83d"']],
    [
      'brackets and quotes inside strings',
      '["]\\"}",{"k\\\\":"["}]',
      ['unrecognised "]\\"}"', 'unrecognised {"k\\\\":"["}'],
    ],
  ])('%s', (_name, body, expected) => {
    expect(kindsOf(body)).toEqual(expected);
  });

  test('invalid UTF-8 spoils only its own record', () => {
    const bytes = Buffer.concat([Buffer.from('[{"a":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"},{"ts_ms":1}]')]);
    expect(splitBody(bytes).map(({ kind, start, end }) => ({ kind, start, end }))).toEqual([
      { kind: 'malformed', start: 1, end: 11 },
      { kind: 'heartbeat', start: 12, end: 23 },
    ]);
  });

  test('a hundred thousand levels are one record', () => {
    const deep = `${'['.repeat(100_001)}${']'.repeat(100_001)}`;
    expect(splitBody(Buffer.from(deep))).toEqual([{ start: 1, end: deep.length - 1, kind: 'unrecognised' }]);
    const objects = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    expect(splitBody(Buffer.from(objects))).toEqual([{ start: 0, end: objects.length, kind: 'unrecognised' }]);
  });
});

describe('the kinds', () => {
  test.each([
    ['row', '{"before":null,"after":null,"op":"t"}'],
    ['row', '{"schema":null,"payload":{"op":"m","message":{}}}'],
    ['schema-change', '{"source":{},"ddl":null,"tableChanges":[]}'],
    ['transaction', '{"status":"BEGIN","id":"1"}'],
    ['unrecognised', '{"status":"active","id":"1"}'],
    ['heartbeat', '{"ts_ms":1}'],
    ['unrecognised', '{"ts_ms":1,"b":2}'],
    ['notification', '{"id":"1","aggregate_type":"Initial Snapshot","type":"STARTED"}'],
    ['maxwell', '{"database":"d","table":"t","type":"insert","data":{}}'],
    ['unrecognised', '{"op":1}'],
    ['unrecognised', '{"schema":{"op":"c"},"payload":null}'],
    ['row', '{"o\\u0070":"c"}'],
    ['heartbeat', '{"payload":{"op":"c"},"schema":1,"payload":{"ts_ms":1}}'],
  ])('%s: %s', (kind, body) => {
    expect(splitBody(Buffer.from(body)).map((span) => span.kind)).toEqual([kind]);
  });

  test('every body recorded from a real server is understood as a whole', () => {
    const counts = new Map<string, number>();
    for (const file of readdirSync(live).filter((name) => name.endsWith('.json') && !name.endsWith('.headers.json'))) {
      const bytes = readFileSync(join(live, file));
      const parsed: unknown = JSON.parse(bytes.toString());
      const values = Array.isArray(parsed) ? parsed : [parsed];
      const spans = splitBody(bytes);
      expect(spans.map(({ start, end }) => JSON.parse(bytes.subarray(start, end).toString()))).toEqual(values);
      for (const { kind } of spans) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['heartbeat', 'row', 'schema-change', 'transaction']);
  });
});

describe('the fields of a row', () => {
  function fieldsOf(body: string) {
    const bytes = Buffer.from(body);
    return splitBody(bytes).map(({ start, end, row }) => {
      const record = bytes.subarray(start, end);
      return [...(row?.before ?? []), ...(row?.after ?? [])].map(
        (field) => `${field.path}=${record.subarray(field.start, field.end).toString()}`,
      );
    });
  }

  test('before first, in order of appearance, the exact text', () => {
    const value = '{"after":{"b": 1.50 ,"a":{"x":[1,{"y":2}]}},"op":"u","before":{"a":null,"ñ €":"\\u00e1"}}';
    const expected = ['before.a=null', 'before.ñ €="\\u00e1"', 'after.b=1.50', 'after.a={"x":[1,{"y":2}]}'];
    expect(fieldsOf(`[${value},{"schema":{"before":{"no":1}},"payload":${value}}]`)).toEqual([expected, expected]);
  });

  test('a repeated member: the last one counts, as for JSON.parse; repeated columns all stand', () => {
    expect(fieldsOf('{"before":{"a":1},"before":{"b":1,"b":2},"op":"c","after":{"a":3},"after":null}')).toEqual([
      ['before.b=1', 'before.b=2'],
    ]);
  });

  test('an escaped column name is read as what it means', () => {
    expect(fieldsOf('{"op":"c","after":{"\\ud83d\\ude00\\"":1}}')).toEqual([['after.😀"=1']]);
  });

  test('more columns than any table has: kept, not read', () => {
    const wide = JSON.stringify({
      op: 'c',
      after: Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`c${i}`, i])),
    });
    expect(splitBody(Buffer.from(wide))).toEqual([{ start: 0, end: wide.length, kind: 'unrecognised' }]);
  });
});
