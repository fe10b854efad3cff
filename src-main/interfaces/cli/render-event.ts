/** One change event for a terminal: what, when, where, and before and after column by column. */
import type { CanonicalChangeEvent, ChangeEvent, ColumnValue } from '#shared/canonical-change-event.ts';
import { codeWords } from '#shared/messages/code-words.ts';
import { tableLabel, tableWords } from '#shared/table-name.ts';
import { valueLine, visibleText } from '#shared/visible-text.ts';
import { formatInstant, companyZone as zone } from '#shared/zoned-time.ts';
import type { CommandContext } from './command-context.ts';
import { nothing, renderTable } from './render-table.ts';
import { timeWords } from './time-words.ts';

/** `id=7`, or `id=7 → 8` for a key change. */
export function describeKey({ key, keyBefore }: CanonicalChangeEvent): string | null {
  if (key === null) return null;
  return Object.entries(key)
    .map(([name, value]) => {
      const before = keyBefore?.[name];
      return before === undefined || before === value
        ? `${name}=${text(value)}`
        : `${name}=${text(before)} → ${text(value)}`;
    })
    .join(', ');
}

export function renderEvent(event: ChangeEvent, { words, language }: CommandContext): string {
  const head = `${event.eventId}  ${words(`operation.${event.operation}`)}  ${tableWords(tableLabel(event), language)}  ${describeKey(event) ?? ''}`;
  const when = `${words('col.time')} ${timeWords(event, words, { fraction: true })} · ${words('col.received')} ${formatInstant(event.ingestedAt, zone, { fraction: true })}`;
  const facts = [
    event.transactionId,
    ...event.flags.map((flag) => codeWords(language, 'flag', flag)),
    event.statement && visibleText(event.statement),
    event.ddl && visibleText(event.ddl),
  ].filter((line) => line !== null && line !== '');
  const columns = [...new Set([...Object.keys(event.before ?? {}), ...Object.keys(event.after ?? {})])];
  if (columns.length === 0) return [head, when, ...facts].join('\n');
  const rows = columns.map((column) => [
    `${event.changed.includes(column) ? '*' : ' '} ${column}`,
    event.before === null ? null : text(event.before[column]),
    event.after === null ? null : text(event.after[column]),
    event.marks[column] === undefined ? null : codeWords(language, 'mark', event.marks[column]),
  ]);
  const heads = (['column', 'before', 'after', 'mark'] as const).map((name) => words(`col.${name}`));
  return [head, when, ...facts, '', renderTable(heads, rows)].join('\n');
}

function text(value: ColumnValue | undefined): string {
  return valueLine(value, nothing);
}
