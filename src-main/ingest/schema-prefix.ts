/** Remembers the `{"schema":…,"payload":` that a table's records all begin with, so that only the payload is read again. */

export interface SchemaPrefixes {
  /** Length of a known prefix that stands at `start`, or 0. Never changes what is found, only how fast. */
  match(bytes: Buffer, start: number, end: number): number;
  learn(bytes: Buffer, start: number, payloadStart: number): void;
}

const OPENING = Buffer.from('{"schema":');
const JOINT = Buffer.from(',"payload":');
const MAX_PREFIX_BYTES = 256 * 1024;
const MAX_PREFIXES = 512;
/** After so many records in a row without a known prefix only the last one is tried, until another is learned. */
const MAX_MISSES = 256;

export function createSchemaPrefixes(): SchemaPrefixes {
  let known = new Map<number, Buffer[]>();
  let count = 0;
  let longest = 0;
  let misses = 0;
  let last: Buffer = OPENING;

  return {
    match(bytes, start, end) {
      if (last !== OPENING && standsAt(last, bytes, start, end)) return last.length;
      if (misses > MAX_MISSES || longest === 0 || !standsAt(OPENING, bytes, start, end)) return 0;
      const joint = bytes.subarray(start, Math.min(end, start + longest)).indexOf(JOINT);
      for (const prefix of known.get(joint + JOINT.length) ?? []) {
        if (!standsAt(prefix, bytes, start, end)) continue;
        last = prefix;
        misses = 0;
        return prefix.length;
      }
      misses++;
      return 0;
    },
    learn(bytes, start, payloadStart) {
      const length = payloadStart - start;
      if (length > MAX_PREFIX_BYTES || !standsAt(OPENING, bytes, start, payloadStart)) return;
      if (!standsAt(JOINT, bytes, payloadStart - JOINT.length, payloadStart)) return;
      misses = 0;
      const sameLength = known.get(length) ?? [];
      if (sameLength.some((prefix) => standsAt(prefix, bytes, start, payloadStart))) return;
      if (count >= MAX_PREFIXES) {
        known = new Map();
        count = 0;
        longest = 0;
      }
      last = Buffer.from(bytes.subarray(start, payloadStart));
      known.set(length, [...(known.get(length) ?? []), last]);
      longest = Math.max(longest, length);
      count++;
    },
  };
}

function standsAt(prefix: Buffer, bytes: Buffer, start: number, end: number): boolean {
  return start + prefix.length <= end && bytes.compare(prefix, 0, prefix.length, start, start + prefix.length) === 0;
}
