/** Where inference keeps what it finds: the stores of the insight file. */
import type { CompiledRule } from '../infer/compiled-pack.ts';
import { anchorPart, type Draft, eventIdOf, groupPart, newDraft } from '../infer/draft.ts';
import type { Evaluated } from '../infer/evaluate.ts';
import type { Mistakes } from '../infer/facts.ts';
import type { Cluster, Member } from '../infer/gather.ts';
import type { EventRow, InferencePorts, KeptState, NoiseReason } from '../infer/inference-ports.ts';
import type { Kept, NearMiss } from '../infer/inference-state.ts';
import type { InferredRow } from '../infer/inferred-row.ts';
import type { Teaching } from '../infer/teaching.ts';
import { eventNumber, ruleOfNumber } from '../store/insight/business-event-store.ts';
import type { SourceRecord } from '../store/insight/source-store.ts';
import { inferredRow } from './inferred-rows.ts';
import type { ReadingBase } from './reading.ts';
import type { LookupRows } from './row-finder.ts';

export interface InferenceStorage {
  readonly reading: ReadingBase;
  readonly source: SourceRecord;
  readonly database: string;
  readonly teaching: Teaching;
  readonly finder: LookupRows;
  readonly mistakes: Mistakes;
}

export function keptInference({ reading, source, database, teaching }: InferenceStorage): Kept {
  const store = reading.insight.inference;
  const { id, state } = store.of(source.id, database);
  const names = eventNames(reading, teaching);
  return {
    // Both written by `storingPorts` in this very form.
    state: state === null ? null : (JSON.parse(state) as KeptState),
    clusters: store.clusters(id).map((text) => JSON.parse(text) as Cluster),
    awaited: store.awaited(id).flatMap(({ event, ...awaited }) => {
      const name = names.nameOf(event);
      return name === null ? [] : [{ ...awaited, event: name }];
    }),
  };
}

export function storingPorts(storage: InferenceStorage): InferencePorts {
  const { reading, source, database, teaching, finder, mistakes } = storage;
  const { business, inference } = reading.insight;
  const { id } = inference.of(source.id, database);
  const names = eventNames(reading, teaching);
  const row = (leaf: number) => rowAt(reading, source, leaf);
  return {
    finder,
    mistakes,
    row,
    draft: (name) => {
      const number = names.numberOf(name);
      const rule = number === null ? null : names.ruleOf(number);
      const evidence = number === null ? null : business.evidence(number);
      const draft = rule === null || evidence === null ? null : draftOf(rule, evidence, row);
      return draft === null || number === null ? null : { draft, nearMisses: missesOf(business.payload(number)) };
    },
    save: (event, rows) => {
      const into = business.save(storedEvent(event, rows, source, names));
      const gatherer = into === null ? null : names.ruleOf(into);
      const gathering = into === null ? null : names.nameOf(into);
      return { absorbedBy: gatherer === null || gathering === null ? null : { event: gathering, rule: gatherer.id } };
    },
    remove: (name) => {
      const number = names.numberOf(name);
      if (number !== null) business.remove(number);
    },
    absorb: (ids, into) => {
      const gatherer = names.numberOf(into);
      for (const name of ids) {
        const number = names.numberOf(name);
        if (number !== null && gatherer !== null) business.absorb(number, gatherer);
      }
    },
    members: (name): Member[] => {
      const number = names.numberOf(name);
      const gathered = number === null ? [] : business.gathered(number);
      return gathered.map(({ id: member, leaf, ...rest }) => ({
        ...rest,
        id: names.nameOf(member) ?? '',
        anchorLeaf: leaf,
      }));
    },
    isClaimed: business.isClaimed,
    noise: (leaf, reason) => business.noise(leaf, noiseText(reason)),
    notNoise: business.notNoise,
    keepAwaited: ({ added, removed }) => {
      for (const awaited of removed)
        inference.endAwaited(id, { ...awaited, event: names.numberOf(awaited.event) ?? 0 });
      for (const awaited of added) inference.await(id, { ...awaited, event: names.numberOf(awaited.event) ?? 0 });
    },
    keepClusters: (changed, ended) => {
      for (const cluster of changed) inference.keepCluster(id, cluster.key, JSON.stringify(cluster));
      for (const key of ended) inference.endCluster(id, key);
    },
    keepState: (state) => inference.keepState(id, JSON.stringify(state)),
  };
}

interface EventNames {
  numberOf(name: string): number | null;
  nameOf(number: number): string | null;
  ruleOf(number: number): CompiledRule | null;
  ruleNumber(rule: CompiledRule): number;
}

/** Between the name of an event, `BE-1842-Sale`, and the number under which it is stored. */
function eventNames({ insight }: ReadingBase, teaching: Teaching): EventNames {
  const { business } = insight;
  const rules = teaching.packs.flatMap((pack) => pack.rules);
  const ruleNumber = ({ id, rule, pack }: CompiledRule) =>
    business.ruleId({
      name: id,
      type: rule.type,
      kind: rule.kind,
      pack: pack.id,
      sensitive: rule.sensitive,
      sentence: rule.sentence,
      currency: pack.pack.currency,
    });
  const numbers = new Map(rules.map((rule) => [ruleNumber(rule), rule]));
  const byType = new Map<string, CompiledRule[]>();
  for (const rule of rules) byType.set(rule.rule.type, [...(byType.get(rule.rule.type) ?? []), rule]);
  return {
    ruleNumber,
    ruleOf: (number) => numbers.get(ruleOfNumber(number).rule) ?? null,
    nameOf: (number) => {
      const { leaf, rule } = ruleOfNumber(number);
      const type = business.ruleOf(rule)?.type;
      return type === undefined ? null : eventIdOf(leaf, type);
    },
    numberOf: (name) => {
      const [, leaf = '', type = ''] = name.split('-');
      const candidates = byType.get(type) ?? [];
      const numbered = candidates.map((rule) => eventNumber(Number(leaf), ruleNumber(rule)));
      // Two rules may tell the same type, never of the same row.
      return numbered.length === 1
        ? (numbered[0] ?? null)
        : (numbered.find((number) => business.evidence(number) !== null) ?? numbered[0] ?? null);
    },
  };
}

function rowAt(reading: ReadingBase, source: SourceRecord, leaf: number): InferredRow | null {
  const { events, tables } = reading.insight;
  const event = events.read(leaf);
  if (event === null) return null;
  const table = tables.find(source.id, event.database, event.schema ?? null, event.table);
  if (table === null) return null;
  return inferredRow(reading, event, { tableId: table.id, tx: events.txOf(leaf), atMs: events.atMs(leaf) });
}

function draftOf(
  rule: CompiledRule,
  evidence: Readonly<Record<string, readonly number[]>>,
  row: (leaf: number) => InferredRow | null,
): Draft | null {
  const rows = new Map<string, InferredRow[]>();
  for (const [part, leaves] of Object.entries(evidence))
    rows.set(
      part,
      leaves.map(row).filter((found) => found !== null),
    );
  const anchor = rows.get(anchorPart)?.[0] ?? rows.get(groupPart)?.[0];
  if (anchor === undefined) return null;
  const all = [...rows.values()].flat();
  return { ...newDraft(rule, anchor, null), rows, lastMs: Math.max(...all.map(({ atMs }) => atMs)), touched: false };
}

function storedEvent(event: Evaluated, rows: readonly EventRow[], source: SourceRecord, names: EventNames) {
  const evidence: Record<string, number[]> = {};
  for (const { leaf, part } of rows) {
    const leaves = evidence[part];
    if (leaves) leaves.push(leaf);
    else evidence[part] = [leaf];
  }
  const rule = names.ruleNumber(event.rule);
  return {
    ...event,
    id: eventNumber(event.anchorLeaf, rule),
    rule,
    leaf: event.anchorLeaf,
    source: source.id,
    evidence,
    rows: event.bulk?.count ?? rows.length,
  };
}

function noiseText(reason: NoiseReason): string {
  return reason.is === 'noise' ? JSON.stringify(reason.what) : reason.is;
}

function missesOf(payload: Readonly<Record<string, unknown>> | null): NearMiss[] {
  const noted = payload?.['nearMisses'];
  // Written by inference in this very form.
  return Array.isArray(noted) ? (noted as NearMiss[]) : [];
}
