/** Every event of an insight file by name, with what it tells as one text: to compare two readings. */

import { ruleOfNumber } from '../insight/business-event-store.ts';
import { openInsightReader } from '../insight/open-insight.ts';

export type ToldEvents = ReadonlyMap<string, { readonly type: string; readonly content: string }>;

interface ToldRow {
  id: number;
  type: string;
  content: string;
}

/** Events that another one tells are left out, as in every list. */
export function toldEvents(file: string): ToldEvents {
  const db = openInsightReader(file);
  try {
    const rows = db
      .prepare<[], ToldRow>(
        `SELECT told.id, rule.type, concat_ws('|', told.payload, told.confidence, told.actor, told.branch, told.amount, told.gaps, told.entity_id) AS content
         FROM business_event AS told JOIN rule ON rule.id = told.rule WHERE told.absorbed_by IS NULL ORDER BY told.id`,
      )
      .all();
    return new Map(rows.map(({ id, type, content }) => [`BE-${ruleOfNumber(id).leaf}-${type}`, { type, content }]));
  } finally {
    db.close();
  }
}
