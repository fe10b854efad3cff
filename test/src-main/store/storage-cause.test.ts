import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AuditError } from '../../../src-main/errors.ts';
import { storageCause } from '../../../src-main/store/sqlite.ts';

const withCode = (code: string) => Object.assign(new Error(code), { code });

test('the system’s codes name the cause, also from within an error of ours', () => {
  const codes = ['SQLITE_FULL', 'ENOSPC', 'SQLITE_READONLY_DBMOVED', 'SQLITE_CANTOPEN', 'EROFS', 'SQLITE_IOERR_FSYNC'];
  expect(codes.map((code) => storageCause(withCode(code), tmpdir()))).toEqual([
    'disk-full',
    'disk-full',
    'read-only',
    'read-only',
    'read-only',
    'failing',
  ]);
  const wrapped = new AuditError('workspace-unwritable', 'x', { cause: withCode('EIO') });
  expect(storageCause(wrapped, tmpdir())).toBe('failing');
});

test('what is no storage failure has no cause', () => {
  const errors = [withCode('SQLITE_BUSY'), withCode('ECONNRESET'), new Error('x'), 'text', null];
  expect(errors.map((error) => storageCause(error, tmpdir()))).toEqual([null, null, null, null, null]);
});

test('a folder that is a file is what it is: nothing can be written there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'testigo-cause-'));
  writeFileSync(join(folder, 'file'), '');
  expect(storageCause(withCode('SQLITE_CANTOPEN'), join(folder, 'file', 'ledger.db'))).toBe('read-only');
  rmSync(folder, { recursive: true });
});
