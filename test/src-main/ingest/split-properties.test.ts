/** Properties of splitting: nothing is lost, chunking and what was seen before change nothing, ranges are what JSON.parse gives. */
import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSchemaPrefixes } from '../../../src-main/ingest/schema-prefix.ts';
import { type RecordSpan, splitBody } from '../../../src-main/ingest/split-body.ts';
import { splitStream } from '../../../src-main/ingest/split-stream.ts';

const live = join(import.meta.dirname, '../../fixtures/live');
const bodies = readdirSync(live)
  .filter((name) => name.endsWith('.json') && !name.endsWith('.headers.json'))
  .map((name) => readFileSync(join(live, name)))
  .filter((body) => body.length < 20_000);

/** What stands between two records: brackets, commas, blanks, a byte order mark. */
function isSeparator(bytes: Buffer): boolean {
  return /^\ufeff?[\s[\],]*$/.test(bytes.toString());
}

function expectNothingLost(bytes: Buffer, spans: readonly RecordSpan[]): void {
  let at = 0;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(isSeparator(bytes.subarray(at, start))).toBe(true);
    at = end;
  }
  expect(isSeparator(bytes.subarray(at))).toBe(true);
  expect(spans.length).toBeGreaterThan(0);
}

function chunked(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

function streamed(chunks: Iterable<Buffer>, limits?: { recordBytes: number; records: number }) {
  const spans: RecordSpan[] = [];
  const contents: string[] = [];
  let parts: Buffer[] = [];
  for (const step of splitStream(chunks, createSchemaPrefixes(), limits)) {
    if (step.type === 'part') parts.push(Buffer.from(step.bytes));
    if (step.type !== 'record') continue;
    spans.push(step.span);
    contents.push((step.bytes ?? Buffer.concat(parts)).toString('hex'));
    parts = [];
  }
  return { spans, contents };
}

const anyJson = fc.json({ maxDepth: 5, noUnicodeString: false } as object);
const mutated = fc
  .record({
    body: fc.oneof(
      fc.constantFrom(...bodies),
      anyJson.map((text) => Buffer.from(text)),
      fc.array(anyJson).map((list) => Buffer.from(`[${list.join(',')}]`)),
    ),
    edits: fc.array(
      fc.record({
        at: fc.nat(),
        byte: fc.constantFrom(...Buffer.from('{}[]",:\\ \n0-.eEtfnu'), 0, 0xef, 0xc3, 0xff),
        how: fc.constantFrom('set', 'insert', 'cut', 'drop'),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ body, edits }) => {
    let bytes = Buffer.from(body);
    for (const { at, byte, how } of edits) {
      const pos = bytes.length === 0 ? 0 : at % bytes.length;
      const tail = bytes.subarray(how === 'set' || how === 'drop' ? pos + 1 : pos);
      if (how === 'cut') bytes = bytes.subarray(0, pos);
      else
        bytes = Buffer.concat([bytes.subarray(0, pos), how === 'drop' ? Buffer.alloc(0) : Buffer.from([byte]), tail]);
    }
    return bytes;
  });

describe('any body', () => {
  test('ranges and separators together are the body', () => {
    fc.assert(
      fc.property(mutated, (bytes) => void expectNothingLost(bytes, splitBody(bytes))),
      { numRuns: 1500 },
    );
  });

  test('every record that is not malformed is what JSON.parse accepts, and what it accepts as a whole has no malformed record', () => {
    fc.assert(
      fc.property(mutated, (bytes) => {
        const spans = splitBody(bytes);
        for (const { kind, start, end } of spans) {
          if (kind !== 'malformed' && kind !== 'empty') expect(parses(bytes.subarray(start, end))).toBe(true);
        }
        if (isUtf8(bytes) && parses(bytes)) expect(spans.map(({ kind }) => kind)).not.toContain('malformed');
      }),
      { numRuns: 1500 },
    );
  });

  test('chunking changes nothing', () => {
    fc.assert(
      fc.property(
        mutated,
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 }),
        (bytes, sizes) => {
          const { spans, contents } = streamed(chunked(bytes, sizes));
          expect(spans).toEqual(splitBody(bytes));
          expect(contents).toEqual(spans.map(({ start, end }) => bytes.subarray(start, end).toString('hex')));
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('schemas seen before change nothing', () => {
    const prefixes = createSchemaPrefixes();
    for (const body of bodies) splitBody(body, prefixes);
    fc.assert(
      fc.property(mutated, (bytes) => void expect(splitBody(bytes, prefixes)).toEqual(splitBody(bytes))),
      { numRuns: 1500 },
    );
  });

  test('with small limits: oversize records come in parts, whatever the chunks', () => {
    const limits = { recordBytes: 100, records: 7 };
    fc.assert(
      fc.property(mutated, fc.integer({ min: 1, max: 300 }), (bytes, size) => {
        const one = streamed([bytes], limits);
        const many = streamed(chunked(bytes, [size]), limits);
        expectNothingLost(bytes, one.spans);
        expect(many).toEqual(one);
        expect(one.contents).toEqual(one.spans.map(({ start, end }) => bytes.subarray(start, end).toString('hex')));
        for (const { start, end, kind } of one.spans)
          if (end - start > limits.recordBytes) expect(kind).toBe('oversize');
      }),
      { numRuns: 1500 },
    );
  });
});

test('an array gives exactly the elements that JSON.parse gives', () => {
  fc.assert(
    fc.property(fc.array(fc.json(), { minLength: 1 }), fc.constantFrom('', ' ', '\n\t '), (list, blank) => {
      const bytes = Buffer.from(`[${blank}${list.join(`${blank},${blank}`)}${blank}]`);
      expect(splitBody(bytes).map(({ start, end }) => bytes.subarray(start, end).toString())).toEqual(list);
    }),
  );
});

function parses(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString());
    return true;
  } catch {
    return false;
  }
}
