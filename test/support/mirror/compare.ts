/** Compares every table of the real server with what our change events say, and waits until they can be compared. */

import { type Database, type Debezium, waitFor } from '../lab/lab.ts';
import type { RunningWorkstation } from '../workstation.ts';
import { rebuildTables } from './rebuild.ts';
import { rebuiltRows, selectedRows, tableNames } from './selected.ts';

/** One text per table that differs; tables in `unequal` must differ, and are reported when they don't. */
export async function differences(
  database: Database,
  workstation: RunningWorkstation,
  unequal: ReadonlySet<string> = new Set(),
): Promise<string[]> {
  const rebuilt = rebuildTables(await workstation.allChangeEvents());
  const found: string[] = [];
  for (const table of await tableNames(database, 'lab')) {
    const expected = await selectedRows(database, 'lab', table);
    const actual = await rebuiltRows(database, 'lab', table, rebuilt.get(table) ?? []);
    const equal = JSON.stringify(actual) === JSON.stringify(expected);
    if (!equal && !unequal.has(table)) found.push(`${table}\n${firstDifference(expected, actual)}`);
    if (equal && unequal.has(table)) found.push(`${table} is on the list of what can't be equal, but is`);
  }
  return found;
}

/** Writes a last row into `sin_tocar` and waits until it came through, all sealed and understood. */
export async function untilDelivered(
  database: Database,
  workstation: RunningWorkstation,
  debezium: Debezium,
  lastId: number,
): Promise<void> {
  await database.exec(`INSERT INTO lab.sin_tocar VALUES (${lastId}, 'fin')`);
  const arrived = async () => {
    if (!debezium.isRunning()) throw new Error(`Debezium ended:\n${debezium.log().slice(-3000)}`);
    const page = await workstation.get('listChangeEvents', '/change-events', {
      table: 'sin_tocar',
      key: String(lastId),
    });
    return page.returned > 0;
  };
  await waitFor(arrived, { timeoutMs: 180_000, everyMs: 250, what: 'the last row' });
  await workstation.untilUnderstood();
}

function firstDifference(expected: readonly string[], actual: readonly string[]): string {
  const at = expected.findIndex((row, i) => row !== actual[i]);
  const index = at < 0 ? expected.length : at;
  const lines = (row = '(no row)') => row.split('\n');
  const [wanted, got] = [lines(expected[index]), lines(actual[index])];
  const changed = wanted.flatMap((line, i) =>
    line === got[i] ? [] : [`  SELECT ${line.slice(0, 200)}\n  ours   ${(got[i] ?? '').slice(0, 200)}`],
  );
  return `  ${expected.length} rows against ${actual.length}, row ${index} (${wanted[0]}):\n${changed.slice(0, 12).join('\n')}`;
}
