/** Bodies of Debezium's and Maxwell's documentation, of older versions, and of connectors that we have not recorded ourselves. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTableCatalog } from '../../../src-main/normalize/table-catalog.ts';
import { documented } from './support/documented.ts';
import { expectChange, normalizeAll, normalizeOne, recordsOf } from './support/normalize-body.ts';
import { sayRecord } from './support/say-record.ts';

describe('bodies of the documentation', () => {
  it.each(Object.entries(documented))('%s', (name, says) => {
    expect(normalizeAll(recordsOf(`docs/${name}`), createTableCatalog()).map(sayRecord)).toEqual(says);
  });

  it('leaves out none', () => {
    const files = readdirSync(join(import.meta.dirname, '../../fixtures/docs'));
    expect(Object.keys(documented).sort()).toEqual(files.sort());
  });
});

describe('odd envelopes', () => {
  it('takes a snapshot flag as text, boolean, null or absent', () => {
    const said = ['"true"', 'true', '"first_in_data_collection"', '"incremental"', '"false"', 'false', 'null'].map(
      (flag) => {
        const body = `{"before":null,"after":{"id":1},"source":{"connector":"mysql","snapshot":${flag},"db":"d","table":"t","ts_ms":1},"op":"r"}`;
        const { event } = expectChange(normalizeOne(body.replace('"op":"r"', '"op":"c"')));
        return `${flag} ${event.operation} ${event.metadata.snapshot ?? '-'}`;
      },
    );
    expect(said).toEqual([
      '"true" read true',
      'true read true',
      '"first_in_data_collection" read first_in_data_collection',
      '"incremental" read incremental',
      '"false" create -',
      'false create -',
      'null create -',
    ]);
  });

  it('reads Maxwell rows by the definition that Maxwell sent', () => {
    const catalog = createTableCatalog();
    normalizeAll(
      [...recordsOf('docs/maxwell-table-create.json'), ...recordsOf('docs/maxwell-table-alter.json')],
      catalog,
    );
    const row =
      '{"database":"test","table":"e","type":"update","ts":1477053217,"xid":1,"commit":true,"position":"m.6:8","server_id":7,"data":{"id":1,"m":4.2341,"torvalds":18446744073709551615,"c":"2016-10-21 05:33:37.523000","comment":"x"},"old":{"torvalds":1}}';
    const { event } = expectChange(normalizeOne(row, catalog));
    expect(event).toMatchObject({
      key: { id: 1 },
      keyOrigin: 'schema',
      before: { torvalds: '1' },
      after: { id: 1, m: 4.2341, torvalds: '18446744073709551615', c: '2016-10-21T05:33:37.523000Z', comment: 'x' },
      changed: ['torvalds'],
      flags: [],
      transactionId: '1',
    });
  });
});
