/** Business events in ledger order of their anchors, page by page; and one with the rows that prove it. */
import { type BusinessEvent, type BusinessEventDetail, confidenceBand } from '#shared/business-event.ts';
import type { OperationInput, OperationOutput } from '#shared/operations.ts';
import type { PackWords } from '#shared/pack.ts';
import { AuditError } from '../../errors.ts';
import { tellEvent } from '../../infer/tell-event.ts';
import { actorConfidence, readLadder, ruleOfNumber } from '../insight/business-event-store.ts';
import type { Sqlite } from '../sqlite.ts';
import { businessConditions, eventOfName } from './business-filter.ts';
import { coverageVerdict } from './coverage-verdict.ts';
import { decodeCursor, encodeCursor } from './page-cursor.ts';

export function listBusinessEvents(
  db: Sqlite,
  input: OperationInput<'listBusinessEvents'>,
): OperationOutput<'listBusinessEvents'> {
  const { limit, order, cursor } = input;
  const { sql, parameters } = businessConditions(db, input);
  const [after = null] = decodeCursor(order, cursor) ?? [];
  const [beyond, direction] = order === 'oldest' ? ['>', 'ASC'] : ['<', 'DESC'];
  const behind = after === null ? '1' : `told.id ${beyond} ${after}`;
  const rows = db
    .prepare<(string | number)[], EventRow>(
      `${selectEvents} WHERE told.id IN (SELECT id FROM business_event WHERE ${sql}) AND ${behind} ORDER BY told.id ${direction} LIMIT ?`,
    )
    .all(...parameters, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const truncated = rows.length > limit;
  const total = db
    .prepare<(string | number)[], number>(`SELECT count(*) FROM business_event WHERE ${sql}`)
    .pluck()
    .get(...parameters);
  return {
    items: shown.map(toBusinessEvent),
    total: total ?? 0,
    totalIsExact: true,
    returned: shown.length,
    truncated,
    next: truncated && last !== undefined ? encodeCursor(order, [last.id]) : null,
    coverage: coverageVerdict(db, input),
  };
}

/** Throws `not-found`. */
export function getBusinessEvent(db: Sqlite, id: string): BusinessEventDetail {
  const row = db.prepare<[number], EventRow>(`${selectEvents} WHERE told.id = ?`).get(eventOfName(db, id) ?? -1);
  if (row === undefined) throw new AuditError('not-found', id);
  const members = db
    .prepare<[number], { id: number; type: string }>(
      'SELECT member.id, rule.type FROM business_event AS member JOIN rule ON rule.id = member.rule WHERE absorbed_by = ? ORDER BY member.id',
    )
    .all(row.id);
  const event = toBusinessEvent(row);
  return {
    ...event,
    evidence: evidenceOf(db, row.evidence),
    members: members.map((member) => nameOf(member.id, member.type)),
    nearMisses: nearMissesOf(event),
  };
}

const selectEvents = `SELECT told.*, rule.name AS rule_name, rule.type, rule.kind, rule.pack, rule.sensitive, rule.sentence_es, rule.sentence_en, rule.currency,
  source.name AS source_name, gatherer_rule.type AS gatherer_type
  FROM business_event AS told JOIN rule ON rule.id = told.rule JOIN source ON source.id = told.source
  LEFT JOIN business_event AS gatherer ON gatherer.id = told.absorbed_by LEFT JOIN rule AS gatherer_rule ON gatherer_rule.id = gatherer.rule`;

interface EventRow {
  id: number;
  leaf: number;
  at_ms: number;
  business_at: string | null;
  entity_type: string | null;
  entity_id: string | null;
  entity_label: string | null;
  actor: string | null;
  actor_origin: BusinessEvent['actor']['origin'];
  ladder: string;
  branch: string | null;
  amount: string | null;
  confidence: number;
  gaps: string | null;
  payload: string;
  rows: number;
  evidence: string;
  absorbed_by: number | null;
  rule_name: string;
  type: string;
  kind: 'R' | 'T' | 'W';
  pack: string;
  sensitive: number;
  sentence_es: string;
  sentence_en: string;
  currency: string;
  source_name: string;
  gatherer_type: string | null;
}

function toBusinessEvent(row: EventRow): BusinessEvent {
  const at = new Date(row.at_ms).toISOString();
  // Payload and gaps were written by the store in this very form.
  const payload = JSON.parse(row.payload) as Record<string, unknown>;
  const facts = { ...row, payload, at, entity: row.entity_label };
  return {
    eventId: nameOf(row.id, row.type),
    type: row.type,
    kind: row.kind,
    rule: row.rule_name,
    ruleVersion: row.pack.split('@')[1] ?? '',
    source: row.source_name,
    at,
    businessAt: row.business_at,
    sentence: { es: tellEvent(row.sentence_es, facts, 'es'), en: tellEvent(row.sentence_en, facts, 'en') },
    entity:
      row.entity_type === null || row.entity_id === null
        ? null
        : { type: row.entity_type, id: row.entity_id, label: row.entity_label ?? row.entity_id },
    actor: {
      value: row.actor,
      origin: row.actor_origin,
      confidence: actorConfidence(row.actor_origin),
      ...readLadder(row.ladder),
    },
    branch: row.branch,
    amount: row.amount,
    currency: row.currency,
    confidence: row.confidence,
    band: confidenceBand(row.confidence),
    gaps: row.gaps === null ? [] : (JSON.parse(row.gaps) as PackWords[]),
    sensitive: row.sensitive === 1,
    payload,
    absorbedBy: row.absorbed_by === null ? null : nameOf(row.absorbed_by, row.gatherer_type ?? ''),
    rows: row.rows,
  };
}

/** `BE-` + leaf of the anchor + `-` + type. */
export function nameOf(id: number, type: string): string {
  return `BE-${ruleOfNumber(id).leaf}-${type}`;
}

interface EvidenceRow {
  leaf: number;
  table: string;
  operation: string;
  tx: number | null;
}

function evidenceOf(db: Sqlite, text: string): BusinessEventDetail['evidence'] {
  const parts = Object.entries(JSON.parse(text) as Record<string, number[]>); // written by the store in this very form
  const one = db.prepare<[number], EvidenceRow>(
    'SELECT leaf, source_table.label AS "table", operation, tx FROM change_event JOIN source_table ON source_table.id = table_id WHERE leaf = ?',
  );
  return parts
    .flatMap(([part, leaves]) =>
      leaves.flatMap((leaf) => {
        const row = one.get(leaf);
        if (row === undefined) return [];
        const { tx, ...rest } = row;
        return [{ ...rest, part, eventId: `EV-${leaf}`, transaction: tx === null ? null : `TX-${tx}` }];
      }),
    )
    .sort((a, b) => a.leaf - b.leaf);
}

function nearMissesOf({ payload }: BusinessEvent): BusinessEventDetail['nearMisses'] {
  const noted = payload['nearMisses'];
  // Written by inference in this very form.
  return Array.isArray(noted) ? (noted as BusinessEventDetail['nearMisses']) : [];
}
