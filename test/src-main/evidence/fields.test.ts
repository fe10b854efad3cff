import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { discloseRecord } from '../../../src-main/evidence/disclosure.ts';
import {
  commitFields,
  type FieldSpan,
  fieldCommitment,
  fieldsRoot,
  rootOfCommitments,
} from '../../../src-main/evidence/fields.ts';

const nonce = Buffer.alloc(32, 9);

/** A record made of values one after the other, with their spans. */
function recordOf(values: readonly (readonly [path: string, text: string])[]): { bytes: Buffer; fields: FieldSpan[] } {
  const fields: FieldSpan[] = [];
  const parts: Buffer[] = [];
  let at = 0;
  for (const [path, text] of values) {
    const part = Buffer.from(text);
    fields.push({ path, start: at, end: at + part.length });
    parts.push(part, Buffer.from(','));
    at += part.length + 1;
  }
  return { bytes: Buffer.concat(parts), fields };
}

const values = fc.array(
  fc.tuple(
    fc.constantFrom('before.', 'after.'),
    fc.string({ unit: 'binary', maxLength: 90 }),
    fc.string({ maxLength: 300 }),
  ),
  {
    maxLength: 40,
  },
);

test('the fields root is the format’s formula, computed with the platform’s own functions', () => {
  fc.assert(
    fc.property(values, (list) => {
      const { bytes, fields } = recordOf(list.map(([side, column, text]) => [side + column, text]));
      const whole = createHash('sha256');
      for (const { path, start, end } of fields) {
        const salt = createHmac('sha256', nonce).update(path).digest();
        const length = Buffer.alloc(4);
        length.writeUInt32BE(Buffer.byteLength(path));
        whole
          .update(length)
          .update(path)
          .update(createHash('sha256').update(salt).update(bytes.subarray(start, end)).digest());
      }
      expect(fieldsRoot(nonce, bytes, fields)).toEqual(whole.digest());
    }),
  );
});

test('the root comes out of commitments alone, whichever are withheld', () => {
  fc.assert(
    fc.property(values, (list) => {
      const { bytes, fields } = recordOf(list.map(([side, column, text]) => [side + column, text]));
      const commitments = commitFields(nonce, bytes, fields);
      const again = commitments.map(({ path, salt }, i) => ({
        path,
        commitment: fieldCommitment(salt, bytes.subarray(fields[i]?.start, fields[i]?.end)),
      }));
      expect(rootOfCommitments(commitments)).toEqual(fieldsRoot(nonce, bytes, fields));
      expect(rootOfCommitments(again)).toEqual(fieldsRoot(nonce, bytes, fields));
    }),
  );
});

test('order, path and value each change the root', () => {
  const root = (list: [string, string][]) => {
    const { bytes, fields } = recordOf(list);
    return fieldsRoot(nonce, bytes, fields).toString('hex');
  };
  const roots = [
    root([
      ['before.a', '1'],
      ['after.a', '2'],
    ]),
    root([
      ['after.a', '2'],
      ['before.a', '1'],
    ]),
    root([
      ['before.a', '1'],
      ['after.b', '2'],
    ]),
    root([
      ['before.a', '2'],
      ['after.a', '1'],
    ]),
    root([['before.a', '1']]),
    root([]),
  ];
  expect(new Set(roots).size).toBe(roots.length);
});

const { bytes, fields } = recordOf([
  ['before.dni', '"70123456"'],
  ['before.precio', '9.50'],
  ['after.dni', '"70123457"'],
  ['after.precio', '9.50'],
]);
const record = { bytes, nonce, fields };

test('nothing withheld shows the bytes and their nonce', () => {
  expect(discloseRecord(record, [])).toEqual({ shown: 'bytes', nonce, bytes });
});

test('a withheld path leaves its commitment, the others show value and salt, and the nonce stays out', () => {
  const shown = discloseRecord(record, ['after.dni']);
  expect(
    shown.shown === 'fields' &&
      shown.fields.map((field) => ('commitment' in field ? `${field.path} withheld` : `${field.path} ${field.text}`)),
  ).toEqual(['before.dni "70123456"', 'before.precio 9.50', 'after.dni withheld', 'after.precio 9.50']);
});

test('a column name withholds both sides, a star everything', () => {
  const withheld = (names: string[]) => {
    const shown = discloseRecord(record, names);
    return shown.shown === 'fields'
      ? shown.fields.filter((field) => 'commitment' in field).map((field) => field.path)
      : [];
  };
  expect(withheld(['dni'])).toEqual(['before.dni', 'after.dni']);
  expect(withheld(['*'])).toHaveLength(4);
});

test('a name that hits no field is refused, so that a slip discloses nothing', () => {
  expect(() => discloseRecord(record, ['after.dnii'])).toThrow(expect.objectContaining({ code: 'bad-request' }));
  expect(() => discloseRecord({ ...record, fields: [] }, ['dni'])).toThrow(
    expect.objectContaining({ code: 'bad-request' }),
  );
  expect(discloseRecord({ ...record, fields: [] }, ['*'])).toEqual({ shown: 'leaf' });
});
