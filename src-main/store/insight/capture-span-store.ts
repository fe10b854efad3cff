/** The spans of time in which deliveries kept coming from a source: what the strip of captured time shows. */
import type { Sqlite } from '../sqlite.ts';

export interface CaptureSpanStore {
  /** A delivery was received. */
  received(source: number, leaf: number, at: string): void;
  flush(): void;
}

/** A longer pause ends a span. An idle MySQL is heard of every 48 seconds. */
const pauseMs = 300_000;

interface Span {
  readonly source: number;
  readonly leaf: number;
  readonly from: string;
  to: string;
  dirty: boolean;
}

export function createCaptureSpanStore(db: Sqlite): CaptureSpanStore {
  const current = new Map<number, Span>();
  const newest =
    'SELECT source, leaf, from_at AS "from", to_at AS "to" FROM capture_span s WHERE leaf = (SELECT max(leaf) FROM capture_span WHERE source = s.source)';
  for (const row of db.prepare<[], Omit<Span, 'dirty'>>(newest).all())
    current.set(row.source, { ...row, dirty: false });
  const upsert = db.prepare(
    'INSERT INTO capture_span (source, leaf, from_at, to_at) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET to_at = excluded.to_at',
  );
  const write = (span: Span) => {
    span.dirty = false;
    upsert.run(span.source, span.leaf, span.from, span.to);
  };
  return {
    received: (source, leaf, at) => {
      const span = current.get(source);
      if (span && Date.parse(at) - Date.parse(span.to) <= pauseMs) {
        if (at <= span.to) return;
        span.to = at;
        span.dirty = true;
        return;
      }
      if (span?.dirty === true) write(span);
      current.set(source, { source, leaf, from: at, to: at, dirty: true });
    },
    flush: () => {
      for (const span of current.values()) if (span.dirty) write(span);
    },
  };
}
