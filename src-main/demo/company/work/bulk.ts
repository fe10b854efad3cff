/** Work on many rows at once, and on the structure: loads, recalculations, purges, tickets of the database people, the report's scratch table. */
import { type By, type Chain, clientOf, type Hand, officeOf } from '../chain.ts';
import type { FactType, Telling } from '../journal.ts';
import type { Tag } from '../labels.ts';
import type { Row, Step } from '../unit.ts';

/** Told only where it is large enough to be a thing of its own. */
export function loadRows(chain: Chain, { atMs, by }: Hand, table: string, rows: readonly Row[]): void {
  const { steps } = chain.write(by, atMs, (u) => u.insertMany(table, rows), { whole: true });
  tellMany(chain, by, steps, { type: 'BulkLoad' });
}

export function massStatement(
  chain: Chain,
  { atMs, by }: Hand,
  what: { readonly type: FactType; readonly table: string; readonly sql: string },
): void {
  const { steps } = chain.write(by, atMs, (u) => u.sql(what.table, what.sql), { whole: true });
  tellMany(chain, by, steps, { type: what.type });
}

/** `schema` change by a person with a client; the ticket stands in the comment. */
export function changeSchema(
  chain: Chain,
  atMs: number,
  change: { readonly table: string; readonly sql: string; readonly ticket: string; readonly tag?: Tag },
): void {
  const by = clientOf(chain, 'sistemas02', change.tag);
  const comment = `/* ticket=${change.ticket} */ `;
  const { steps } = chain.write(by, atMs, (u) => u.sql(change.table, change.sql), { comment });
  tellMany(chain, by, steps, { type: 'SchemaChanged', document: change.ticket });
}

/** Retention of the program's log, by its own form. */
export function purgeLog(chain: Chain, { atMs, by }: Hand, beforeText: string): void {
  const sql = 'DELETE FROM bitacora WHERE fec < ? ORDER BY id LIMIT 90';
  const { steps } = chain.write(by, atMs, (u) => u.sql('bitacora', sql, [beforeText]));
  tellMany(chain, by, steps, { type: 'AuditLogPurged' });
}

type Many = Pick<Telling, 'type' | 'document'>;

function tellMany(chain: Chain, by: By, steps: readonly Step[], what: Many): void {
  const [anchor] = steps;
  if (anchor) chain.tell(by, { ...what, anchor, key: null, parts: steps });
}

export interface Report {
  /** How it empties the table. */
  readonly how: 'DELETE' | 'TRUNCATE';
  readonly rows: number;
  /** The procedure asks for the table first, as it does at the first report of a day. */
  readonly create?: boolean;
  readonly tag?: Tag;
}

/** The report empties its scratch table and fills it again: nobody's business. */
export function rebuildReport(chain: Chain, atMs: number, { how, rows, create, tag }: Report): void {
  const { random, world } = chain;
  const by = officeOf(chain, 'conta02', tag);
  const branch = random.pick(world.branches.slice(0, 6));
  const table = 'tmp_rep_kardex';
  if (create) {
    const columns = 'd1 VARCHAR(255), d2 VARCHAR(255), d3 VARCHAR(255), d4 VARCHAR(255)';
    chain.write(by, atMs, (u) => u.sql(table, `CREATE TABLE IF NOT EXISTS ${table} (${columns}) ENGINE=MyISAM`));
  }
  const empty = how === 'DELETE' ? `DELETE FROM ${table}` : `TRUNCATE TABLE ${table}`;
  chain.write(by, atMs + 400, (u) => u.sql(table, empty));
  chain.write(by, atMs + 900, (u) =>
    u.insertMany(
      table,
      Array.from({ length: rows }, () => {
        const product = random.pick(world.products);
        return { d1: product.name, d2: branch.name, d3: 'VTA', d4: `${random.integer(1, 60)}.000` };
      }),
    ),
  );
}
