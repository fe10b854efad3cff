/** Who did it: the ladder from what the application states to what only the session shows, each rung kept with what stood on it. */
import type { Actor, ActorRung } from '#shared/business-event.ts';
import { type Draft, rowsOf } from './draft.ts';
import { type Facts, valueText } from './expressions.ts';
import { evaluated, type Mistakes } from './facts.ts';
import { type InferredRow, imageOf } from './inferred-row.ts';
import type { Teaching } from './teaching.ts';

const confidence = { column: 'high', log: 'medium', comment: 'medium', session: 'low' } as const;

export function actorOf(draft: Draft, facts: Facts, teaching: Teaching, mistakes: Mistakes): Actor {
  const { rule, anchor } = draft;
  const stated = rule.actor === null ? null : valueText(evaluated(rule, rule.actor, facts, mistakes));
  const column =
    stated === null ? columnRung(anchor, teaching) : { value: stated, from: columnIn(rule.actor?.text ?? '') };
  const rows = rowsOf(draft).map(({ row }) => row);
  const ladder: ActorRung[] = [
    { rung: 'column', value: column?.value ?? null, from: column?.from ?? null },
    logRung(draft, rule.pack.pack.log?.actor),
    commentRung(rows, draft),
    { rung: 'session', value: anchor.thread, from: null },
  ];
  // A session is a connection, not a person: it is shown and names nobody.
  const named = ladder.find(({ rung, value }) => rung !== 'session' && value !== null);
  if (named) return { value: named.value, origin: named.rung, confidence: confidence[named.rung], ladder };
  const origin = anchor.thread === null ? 'none' : 'session';
  return { value: null, origin, confidence: 'none', ladder };
}

/** `after.usu_anul` speaks of the column `usu_anul`. */
function columnIn(expression: string): string {
  return /\.(\w+)$/.exec(expression)?.[1] ?? expression;
}

/** A column that was not written with this change still names whoever wrote it before. */
function columnRung(row: InferredRow, teaching: Teaching): { value: string; from: string } | null {
  const columns = teaching.table(row.table)?.words.actor;
  if (columns === undefined || row.operation === 'truncate' || row.operation === 'schema-change') return null;
  const image = imageOf(row);
  const touched = columns.touched?.some((column) => row.changed.includes(column)) === true;
  for (const column of columns[row.operation] ?? []) {
    const value = valueText(image[column]);
    if (value === null || value === '') continue;
    if (row.operation === 'update' && !touched && !row.changed.includes(column)) continue;
    return { value, from: column };
  }
  return null;
}

function logRung({ rows }: Draft, column: string | undefined): ActorRung {
  const [note] = rows.get('log') ?? [];
  const value = note === undefined || column === undefined ? null : valueText(note.after?.[column]);
  return { rung: 'log', value, from: value === null ? null : (note?.table ?? null) };
}

function commentRung(rows: readonly InferredRow[], { rule }: Draft): ActorRung {
  const pattern = rule.pack.comment?.actor;
  for (const { statement } of pattern ? rows : []) {
    const comment = statement === null ? null : /\/\*.*?\*\//su.exec(statement)?.[0];
    const value = comment ? pattern?.exec(comment)?.[1] : undefined;
    if (value !== undefined) return { rung: 'comment', value, from: comment ?? null };
  }
  return { rung: 'comment', value: null, from: null };
}
