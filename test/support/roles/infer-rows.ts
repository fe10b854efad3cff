/** Runs a pack over row changes in memory: each call is one transaction, events are told at the end. */
import type { Row } from '#shared/canonical-change-event.ts';
import type { CompiledPack } from '../../../src-main/infer/compiled-pack.ts';
import { openInference } from '../../../src-main/infer/inference.ts';
import type { InferencePorts } from '../../../src-main/infer/inference-ports.ts';
import type { ColumnTypes, InferredRow, RowOperation } from '../../../src-main/infer/inferred-row.ts';
import type { ProposedTable, RoleProposal } from '../../../src-main/infer/roles/role-proposal.ts';
import { createTeaching } from '../../../src-main/infer/teaching.ts';
import { tellEvent } from '../../../src-main/infer/tell-event.ts';

export interface RowChange {
  readonly table: string;
  readonly before?: Row;
  readonly after?: Row;
}

export interface ToldEvent {
  readonly type: string;
  readonly actor: string | null;
  readonly amount: string | null;
  readonly es: string;
  readonly confidence: number;
  readonly gaps: readonly string[];
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Told {
  readonly events: readonly ToldEvent[];
  /** Reasons of rows that are no event. */
  readonly noise: readonly string[];
  /** Expressions that could not be evaluated. */
  readonly mistakes: readonly string[];
}

export function inferRows(
  pack: CompiledPack,
  proposal: RoleProposal,
  transactions: readonly (readonly RowChange[])[],
): Told {
  const saved = new Map<string, ToldEvent>();
  const noise: string[] = [];
  const mistakes: string[] = [];
  const rows = new Map<number, InferredRow>();
  const ports: InferencePorts = {
    ...silentPorts,
    mistakes: { note: (rule, { text }, problem) => mistakes.push(`${rule.id}: ${text}: ${problem}`) },
    row: (leaf) => rows.get(leaf) ?? null,
    noise: (_leaf, reason) => noise.push(reason.is === 'noise' ? reason.what.en : reason.is),
    save: (event) => {
      if (event.holds) saved.set(event.id, told(event));
      return { absorbedBy: null };
    },
  };
  const inference = openInference(createTeaching([pack]), ports, { state: null, awaited: [], clusters: [] });
  for (const [tx, changes] of transactions.entries()) {
    const taken = changes.map((change, at) => inferredRow(change, proposal, { leaf: rows.size + at, tx }));
    for (const row of taken) rows.set(row.leaf, row);
    inference.take(taken);
  }
  inference.flush();
  return { events: [...saved.values()], noise, mistakes };
}

const silentPorts = {
  finder: { find: () => null },
  draft: () => null,
  isClaimed: () => false,
  remove: () => {},
  absorb: () => {},
  members: () => [],
  notNoise: () => {},
  keepAwaited: () => {},
  keepClusters: () => {},
  keepState: () => {},
};

function told(event: Parameters<InferencePorts['save']>[0]): ToldEvent {
  const { rule, actor, amount, entity, payload, branch } = event;
  const facts = { payload, amount, branch, actor: actor.value, entity: entity?.label ?? null, at: '', currency: 'PEN' };
  return {
    type: rule.rule.type,
    actor: actor.value,
    amount,
    es: tellEvent(rule.rule.sentence.es, facts, 'es'),
    confidence: event.confidence,
    gaps: event.gaps.map(({ es }) => es),
    payload,
  };
}

function inferredRow(
  { table, before, after }: RowChange,
  { tables }: RoleProposal,
  { leaf, tx }: { leaf: number; tx: number },
): InferredRow {
  const known = tables.find((candidate) => candidate.table === table);
  if (known === undefined) throw new Error(`no table ${table}`);
  const image: Row = after ?? before ?? {};
  const operation: RowOperation = before === undefined ? 'create' : after === undefined ? 'delete' : 'update';
  const keys = known.key.map((name) => [name, image[name] ?? null] as const);
  return {
    leaf,
    table,
    tableId: tables.indexOf(known),
    database: 'bd',
    keyText: keys.length === 0 ? null : keys.map(([, value]) => String(value)).join('-'),
    key: Object.fromEntries(keys),
    operation,
    before: before ?? null,
    after: after ?? null,
    changed: before && after ? Object.keys(after).filter((name) => before[name] !== after[name]) : [],
    atMs: Date.UTC(2026, 10, 25, 15, 0, tx * 60),
    tx,
    thread: '7',
    statement: null,
    ddl: null,
    types: typesOf(known),
  };
}

function typesOf({ columns }: ProposedTable): ColumnTypes {
  const kind = (type: string) => (/^decimal/.test(type) ? 'decimal' : /int/.test(type) ? 'integer' : 'text');
  return new Map(columns.map(({ name, type }) => [name, kind(type)] as const));
}
