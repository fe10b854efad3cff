/** Our own acts: how time passes for understanding, what is known of the sources, what was refused. */
import { z } from 'zod';
import { sourceActSchema } from '#shared/source-act.ts';
import { laterOf } from '../coverage/span.ts';
import { createTableCatalog } from '../normalize/table-catalog.ts';
import type { SealedRecord } from '../record-source.ts';
import { type Reading, tell } from './reading.ts';
import { streamMemory } from './stream-memory.ts';

/** An act leaf as sealed. */
const actLeafSchema = z.object({ act: z.record(z.string(), z.unknown()), at: z.string(), kind: z.string() });

const timeKinds = ['start', 'stop', 'sleep', 'resume', 'tick'];

export function takeAct(reading: Reading, record: SealedRecord): void {
  const parsed = actLeafSchema.safeParse(JSON.parse(record.bytes.toString('utf8')));
  if (!parsed.success) return;
  const { act, at, kind } = parsed.data;
  const { insight } = reading;
  if (kind === 'source') takeSourceAct(reading, record, act, at);
  for (const [index, source] of insight.sources.all().entries()) {
    if (timeKinds.includes(kind)) reading.inference.pass(source, streamMemory(source).openTransaction !== null);
    // Time passes without a word from what has ended.
    if (source.known.endedAt !== null && timeKinds.includes(kind)) continue;
    tell(
      reading,
      { record: { ...record, receivedAt: at }, source },
      {
        type: 'act',
        kind,
        act,
        previousAliveAt: insight.progress.aliveAt,
        lastReceivedAt: source.known.lastReceivedAt,
        checked: source.known.checked,
        first: index === 0,
      },
    );
  }
  insight.progress.aliveAt = laterOf(insight.progress.aliveAt, at);
}

function takeSourceAct(
  reading: Reading,
  record: SealedRecord,
  content: Readonly<Record<string, unknown>>,
  at: string,
): void {
  const parsed = sourceActSchema.safeParse(content);
  if (!parsed.success) return;
  const act = parsed.data;
  const source = reading.insight.sources.of(act.id, record.seq);
  source.dirty = true;
  if (act.what === 'checked') {
    source.known.checked = act.facts;
    return;
  }
  if (act.what === 'ended') {
    source.known.endedAt = at;
    return;
  }
  if (act.what === 'ignored' || act.what === 'heeded') {
    source.known.ignoredAt = act.what === 'ignored' ? at : null;
    return;
  }
  const { what: _what, ...registration } = act;
  source.known.registration = registration;
  if (source.connector === 'unknown') source.connector = registration.connector;
  reading.catalog = createTableCatalog({ tables: reading.catalog.all(), configuredKeys: configuredKeys(reading) });
}

/** Key columns that people gave, by source. */
export function configuredKeys(reading: Pick<Reading, 'insight'>): Record<string, Record<string, string[]>> {
  return Object.fromEntries(
    reading.insight.sources
      .all()
      .flatMap(({ name, known }) => (known.registration === null ? [] : [[name, known.registration.keys]])),
  );
}
