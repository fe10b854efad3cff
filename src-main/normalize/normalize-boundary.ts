/** BEGIN and END of a source transaction: the connector's own count of what it sent. */
import { transactionIdOf } from './coordinates.ts';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, stringOf } from './exact-json.ts';
import type { NormalizedBoundary, Outcome } from './normalized-record.ts';
import { instantFromMillis, integerOf, textOf } from './source-block.ts';

export function normalizeBoundary(payload: JsonObject): Outcome<NormalizedBoundary> {
  const status = stringOf(payload.get('status'));
  const id = textOf(payload.get('id'));
  if ((status !== 'BEGIN' && status !== 'END') || id === null || id === '')
    return { ok: false, problem: { reason: 'bad-boundary', facts: {} } };
  return {
    ok: true,
    value: {
      kind: 'boundary',
      status,
      transactionId: transactionIdOf(null, id),
      at: instantFromMillis(payload.get('ts_ms')),
      eventCount: status === 'END' ? integerOf(payload.get('event_count')) : null,
      tables: tableCounts(payload.get('data_collections')),
    },
  };
}

function tableCounts(sent: JsonValue | undefined): NormalizedBoundary['tables'] {
  if (!isJsonArray(sent)) return [];
  return sent.filter(isJsonObject).flatMap((entry) => {
    const table = stringOf(entry.get('data_collection'));
    const count = integerOf(entry.get('event_count'));
    return table === null || count === null ? [] : [{ table, count }];
  });
}
