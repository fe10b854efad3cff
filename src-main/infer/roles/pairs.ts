/** Headers with their details: who hangs on whom. */
import { sumOf, weigh } from './evidence.ts';
import type { JudgedColumns } from './judge-columns.ts';
import { type PairSubject, pairSigns } from './pair-signs.ts';
import type { TableReference } from './references.ts';
import type { ProposedPair } from './role-proposal.ts';
import type { SchemaView, TableView } from './table-view.ts';

/** From where on a pair is taken for one, in hundredths. */
const takenFrom = 50;

/** At most one header for each detail: the one for which most speaks. */
export function findPairs(
  schema: SchemaView,
  references: readonly TableReference[],
  columns: ReadonlyMap<string, JudgedColumns>,
): ProposedPair[] {
  const found = pairSubjects(schema, references, columns).map(judgePair);
  return schema.tables.flatMap(({ name }) => {
    const [best] = found
      .filter((pair) => pair.detail === name && sumOf(pair) >= takenFrom)
      .sort(
        (a, b) =>
          sumOf(b) - sumOf(a) || Object.keys(b.by).length - Object.keys(a.by).length || (a.header < b.header ? -1 : 1),
      );
    return best === undefined ? [] : [best];
  });
}

/** Every two tables of which one names the other's whole key. */
export function pairSubjects(
  schema: SchemaView,
  references: readonly TableReference[],
  columns: ReadonlyMap<string, JudgedColumns>,
): PairSubject[] {
  return schema.tables.flatMap((detail) => {
    const own = references.filter(({ table }) => table === detail.name);
    const keyNames = new Map(
      own.flatMap(({ columns: [first, ...more], to }) =>
        first !== undefined && more.length === 0 ? [[first, to] as const] : [],
      ),
    );
    return own.flatMap((reference) => {
      const header = schema.table(reference.to);
      if (header === null || header === detail || !namesKey(reference, header)) return [];
      return [{ schema, header, detail, reference, columns, keyNames }];
    });
  });
}

function judgePair(subject: PairSubject): ProposedPair {
  const { header, detail, reference } = subject;
  const by = Object.fromEntries(reference.columns.map((name, at) => [name, reference.references[at] ?? name]));
  return { header: header.name, detail: detail.name, by, ...weigh(pairSigns, subject) };
}

function namesKey(reference: TableReference, header: TableView): boolean {
  return (
    reference.references.length === header.key.length &&
    header.key.every(({ name }) => reference.references.includes(name))
  );
}
