import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src-main/store/sqlite.ts';
import { testFolder } from './evidence/evidence-fixture.ts';

const applicationId = 0x54657374;
const first = 'CREATE TABLE a (x INTEGER) STRICT;';
const second = 'CREATE TABLE b (x INTEGER) STRICT;';
const code = (expected: string) => expect.objectContaining({ code: expected });

test('a new file gets its identity, migrations run once, later ones are added', () => {
  const file = join(testFolder(), 'x.db');
  openDatabase(file, { applicationId, migrations: [first] }).close();
  const db = openDatabase(file, { applicationId, migrations: [first, second] });
  expect(db.prepare('SELECT name FROM sqlite_schema ORDER BY name').pluck().all()).toEqual(['a', 'b']);
  expect([db.pragma('user_version', { simple: true }), db.pragma('application_id', { simple: true })]).toEqual([
    2,
    applicationId,
  ]);
  expect([db.pragma('journal_mode', { simple: true }), db.pragma('synchronous', { simple: true })]).toEqual(['wal', 2]);
  db.close();
});

test('a migration that fails leaves the version before it', () => {
  const file = join(testFolder(), 'x.db');
  openDatabase(file, { applicationId, migrations: [first] }).close();
  expect(() => openDatabase(file, { applicationId, migrations: [first, `${second} nonsense;`] })).toThrow();
  const db = openDatabase(file, { applicationId, migrations: [first] });
  expect(db.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['a']);
  db.close();
});

test('a newer file, another program’s file and a file that is no database are refused untouched', () => {
  const folder = testFolder();
  const newer = join(folder, 'newer.db');
  openDatabase(newer, { applicationId, migrations: [first, second] }).close();
  expect(() => openDatabase(newer, { applicationId, migrations: [first] })).toThrow(code('workspace-newer'));

  const foreign = join(folder, 'foreign.db');
  new Database(foreign).exec('CREATE TABLE t (x)').close();
  expect(() => openDatabase(foreign, { applicationId, migrations: [first] })).toThrow(code('workspace-foreign'));
  expect(() => openDatabase(newer, { applicationId: 1, migrations: [first, second] })).toThrow(
    code('workspace-foreign'),
  );

  const text = join(folder, 'text.db');
  writeFileSync(text, 'not a database, only a text that is long enough to be looked at '.repeat(20));
  expect(() => openDatabase(text, { applicationId, migrations: [first] })).toThrow(code('workspace-foreign'));
});

test('reading makes no file: what is missing is not found', () => {
  const file = join(testFolder(), 'x.db');
  expect(() => openDatabase(file, { applicationId, migrations: [first], readonly: true })).toThrow(code('not-found'));
  expect(() => openDatabase(join(file, 'y.db'), { applicationId, migrations: [first] })).toThrow(
    code('workspace-unwritable'),
  );
});
