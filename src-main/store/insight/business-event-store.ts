/** Writes business events and the rows that each claims; what was kept can be read again, so that a later part finds its event. */
import type { Actor, ActorRung } from '#shared/business-event.ts';
import type { PackWords } from '#shared/pack.ts';
import type { Sqlite } from '../sqlite.ts';

export interface StoredRule {
  readonly name: string;
  readonly type: string;
  readonly kind: string;
  readonly pack: string;
  readonly sensitive: boolean;
  /** Templates: whoever reads needs no pack. */
  readonly sentence: PackWords;
  readonly currency: string;
}

export interface StoredEvent {
  /** `eventNumber(leaf, rule)`. */
  readonly id: number;
  readonly rule: number;
  readonly leaf: number;
  readonly source: number;
  readonly atMs: number;
  readonly businessAt: string | null;
  readonly entity: { readonly type: string; readonly id: string; readonly label: string } | null;
  readonly actor: Actor;
  readonly branch: string | null;
  readonly amount: string | null;
  readonly confidence: number;
  readonly gaps: readonly PackWords[];
  readonly payload: Readonly<Record<string, unknown>>;
  /** Rows by part. */
  readonly evidence: Readonly<Record<string, readonly number[]>>;
  /** How many rows it has; more than `evidence` lists where they are very many. */
  readonly rows: number;
}

export interface GatheredEvent {
  readonly id: number;
  readonly leaf: number;
  readonly atMs: number;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  readonly branch: string | null;
  readonly amount: string | null;
  readonly confidence: number;
}

export interface BusinessEventStore {
  /** The number of a rule, given in order of first appearance. */
  ruleId(rule: StoredRule): number;
  ruleOf(id: number): StoredRule | null;
  /** The number of the event that gathers it, if one does. */
  save(event: StoredEvent): number | null;
  remove(id: number): void;
  evidence(id: number): Readonly<Record<string, readonly number[]>> | null;
  payload(id: number): Readonly<Record<string, unknown>> | null;
  absorb(id: number, into: number): void;
  gathered(into: number): readonly GatheredEvent[];
  isClaimed(leaf: number): boolean;
  noise(leaf: number, what: string): void;
  notNoise(leaf: number): void;
}

/** Rules that one insight file can hold. */
const rulesAtMost = 65_536;

/** Anchor and rule in one exact number: in the order of the ledger, and the same however the batches were cut. */
export function eventNumber(leaf: number, rule: number): number {
  return leaf * rulesAtMost + rule;
}

export function ruleOfNumber(number: number): { readonly leaf: number; readonly rule: number } {
  return { leaf: Math.floor(number / rulesAtMost), rule: number % rulesAtMost };
}

export function createBusinessEventStore(db: Sqlite): BusinessEventStore {
  return { ...createRules(db), ...createEvents(db), ...createNoise(db) };
}

interface RuleRow {
  id: number;
  name: string;
  type: string;
  kind: string;
  pack: string;
  sensitive: number;
  sentence_es: string;
  sentence_en: string;
  currency: string;
}

function createRules(db: Sqlite): Pick<BusinessEventStore, 'ruleId' | 'ruleOf'> {
  const insert = db.prepare(
    'INSERT INTO rule (id, name, type, kind, pack, sensitive, sentence_es, sentence_en, currency) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const byName = new Map<string, number>();
  const byId = new Map<number, StoredRule>();
  for (const row of db.prepare<[], RuleRow>('SELECT * FROM rule ORDER BY id').all()) {
    const { id, name, type, kind, pack, currency } = row;
    byName.set(`${pack}|${name}`, id);
    const sentence = { es: row.sentence_es, en: row.sentence_en };
    byId.set(id, { name, type, kind, pack, currency, sentence, sensitive: row.sensitive === 1 });
  }
  return {
    ruleId(rule) {
      const key = `${rule.pack}|${rule.name}`;
      const known = byName.get(key);
      if (known !== undefined) return known;
      const id = byName.size + 1;
      if (id >= rulesAtMost) throw new Error(`more than ${rulesAtMost} rules`);
      insert.run(
        ...[id, rule.name, rule.type, rule.kind, rule.pack, rule.sensitive ? 1 : 0],
        ...[rule.sentence.es, rule.sentence.en, rule.currency],
      );
      byName.set(key, id);
      byId.set(id, rule);
      return id;
    },
    ruleOf: (id) => byId.get(id) ?? null,
  };
}

interface GatheredRow {
  id: number;
  leaf: number;
  at_ms: number;
  payload: string;
  actor: string | null;
  actor_origin: Actor['origin'];
  ladder: string;
  branch: string | null;
  amount: string | null;
  confidence: number;
}

type Events = 'save' | 'remove' | 'evidence' | 'payload' | 'absorb' | 'gathered' | 'isClaimed';

function createEvents(db: Sqlite): Pick<BusinessEventStore, Events> {
  const save = db
    .prepare<(string | number | null)[], number | null>(
      `INSERT INTO business_event (id, rule, leaf, source, at_ms, business_at, entity_type, entity_id, entity_label, actor, actor_origin, ladder, branch, amount,
        confidence, gaps, payload, rows, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET at_ms = excluded.at_ms, business_at = excluded.business_at, entity_type = excluded.entity_type,
        entity_id = excluded.entity_id, entity_label = excluded.entity_label, actor = excluded.actor, actor_origin = excluded.actor_origin,
        ladder = excluded.ladder, branch = excluded.branch, amount = excluded.amount, confidence = excluded.confidence, gaps = excluded.gaps,
        payload = excluded.payload, rows = excluded.rows, evidence = excluded.evidence
      RETURNING absorbed_by`,
    )
    .pluck();
  const evidence = db.prepare<[number], string>('SELECT evidence FROM business_event WHERE id = ?').pluck();
  const payload = db.prepare<[number], string>('SELECT payload FROM business_event WHERE id = ?').pluck();
  const drop = db.prepare('DELETE FROM business_event WHERE id = ?');
  const claim = db.prepare('INSERT INTO claim (leaf, event) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const unclaim = db.prepare('DELETE FROM claim WHERE leaf = ? AND event = ?');
  const absorb = db.prepare('UPDATE business_event SET absorbed_by = ? WHERE id = ?');
  const gathered = db.prepare<[number], GatheredRow>(
    'SELECT id, leaf, at_ms, payload, actor, actor_origin, ladder, branch, amount, confidence FROM business_event WHERE absorbed_by = ? ORDER BY id',
  );
  const claimed = db.prepare<[number], number>('SELECT 1 FROM claim WHERE leaf = ? LIMIT 1').pluck();
  const claimsOf = (id: number) => new Set(Object.values(readEvidence(evidence.get(id)) ?? {}).flat());
  return {
    save(event) {
      const before = claimsOf(event.id);
      const leaves = new Set(Object.values(event.evidence).flat());
      for (const leaf of before) if (!leaves.has(leaf)) unclaim.run(leaf, event.id);
      for (const leaf of leaves) if (!before.has(leaf)) claim.run(leaf, event.id);
      return save.get(...columnsOf(event)) ?? null;
    },
    remove(id) {
      for (const leaf of claimsOf(id)) unclaim.run(leaf, id);
      drop.run(id);
    },
    evidence: (id) => readEvidence(evidence.get(id)),
    payload: (id) => {
      const text = payload.get(id);
      return text === undefined ? null : (JSON.parse(text) as Record<string, unknown>); // written by `columnsOf` in this very form
    },
    absorb: (id, into) => void absorb.run(into, id),
    gathered: (into) =>
      gathered.all(into).map((row) => ({
        id: row.id,
        leaf: row.leaf,
        atMs: row.at_ms,
        // Both written by `columnsOf` in this very form.
        payload: JSON.parse(row.payload) as Record<string, unknown>,
        actor: {
          value: row.actor,
          origin: row.actor_origin,
          confidence: actorConfidence(row.actor_origin),
          ...readLadder(row.ladder),
        },
        branch: row.branch,
        amount: row.amount,
        confidence: row.confidence,
      })),
    isClaimed: (leaf) => claimed.get(leaf) !== undefined,
  };
}

function columnsOf(event: StoredEvent): (string | number | null)[] {
  const { actor, entity } = event;
  return [
    event.id,
    event.rule,
    event.leaf,
    event.source,
    event.atMs,
    event.businessAt,
    entity?.type ?? null,
    entity?.id ?? null,
    entity?.label ?? null,
    actor.value,
    actor.origin,
    writeLadder(actor),
    event.branch,
    event.amount,
    event.confidence,
    event.gaps.length === 0 ? null : JSON.stringify(event.gaps),
    JSON.stringify(event.payload),
    event.rows,
    JSON.stringify(event.evidence),
  ];
}

/** Only the rungs on which something stood: `[rung, value, from]`. */
function writeLadder({ ladder }: Actor): string {
  return JSON.stringify(ladder.flatMap(({ rung, value, from }) => (value === null ? [] : [[rung, value, from]])));
}

const rungs = ['column', 'log', 'comment', 'session'] as const;
const confidenceOfOrigin = { column: 'high', log: 'medium', comment: 'medium', session: 'none', none: 'none' } as const;

export function readLadder(text: string): Pick<Actor, 'ladder'> {
  const stood = JSON.parse(text) as [ActorRung['rung'], string, string | null][]; // written above in this very form
  return {
    ladder: rungs.map((rung) => {
      const found = stood.find(([name]) => name === rung);
      return { rung, value: found?.[1] ?? null, from: found?.[2] ?? null };
    }),
  };
}

export function actorConfidence(origin: Actor['origin']): Actor['confidence'] {
  return confidenceOfOrigin[origin];
}

function readEvidence(text: string | undefined): Record<string, number[]> | null {
  return text === undefined ? null : (JSON.parse(text) as Record<string, number[]>); // written by save in this very form
}

function createNoise(db: Sqlite): Pick<BusinessEventStore, 'noise' | 'notNoise'> {
  const kinds = new Map<string, number>();
  for (const { id, what } of db.prepare<[], { id: number; what: string }>('SELECT id, what FROM noise_kind').all())
    kinds.set(what, id);
  const addKind = db.prepare('INSERT INTO noise_kind (id, what) VALUES (?, ?)');
  const add = db.prepare('INSERT INTO noise (leaf, kind) VALUES (?, ?) ON CONFLICT DO UPDATE SET kind = excluded.kind');
  const drop = db.prepare('DELETE FROM noise WHERE leaf = ?');
  return {
    noise(leaf, what) {
      let kind = kinds.get(what);
      if (kind === undefined) {
        kind = kinds.size + 1;
        addKind.run(kind, what);
        kinds.set(what, kind);
      }
      add.run(leaf, kind);
    },
    notNoise: (leaf) => void drop.run(leaf),
  };
}
