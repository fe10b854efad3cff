/** Ten thousand bodies that nobody should send, the same for the same seed: recorded ones mutated, and made ones of every bad kind. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface HostileBody {
  readonly what: string;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const live = join(import.meta.dirname, '../../fixtures/live');
const gzip = { 'content-encoding': 'gzip' };

export function* hostileBodies(count: number, seed: number): Generator<HostileBody> {
  const random = createRandom(seed);
  const recorded = readdirSync(live)
    .sort()
    .map((name) => readFileSync(join(live, name)))
    .filter((body) => body.length < 20_000);
  for (let i = 0; i < count; i++) {
    const base = recorded[random.below(recorded.length)] ?? Buffer.from('{}');
    // The heavy ones now and then, the rest in turn.
    const heavy = i % 500 === 250 ? heavyKinds[((i / 500) % heavyKinds.length) | 0] : undefined;
    const make = heavy ?? kinds[random.below(kinds.length)] ?? truncated;
    yield { headers: {}, ...make(base, random) };
  }
}

interface Random {
  below(limit: number): number;
  bytes(length: number): Buffer;
}
type Make = (base: Buffer, random: Random) => { what: string; bytes: Buffer; headers?: Record<string, string> };

const truncated: Make = (base, random) => ({ what: 'truncated', bytes: base.subarray(0, random.below(base.length)) });

const kinds: readonly Make[] = [
  truncated,
  (base) => ({ what: 'as recorded', bytes: base }),
  (base, random) => ({ what: 'bytes changed', bytes: changed(base, random) }),
  (base, random) => ({ what: 'bytes inserted', bytes: spliced(base, random, 0) }),
  (base, random) => ({ what: 'bytes removed', bytes: spliced(base, random, 1 + random.below(40)) }),
  (base) => ({
    what: 'repeated members',
    bytes: Buffer.from(
      base.toString().replaceAll('"op":', '"op":1,"op":').replaceAll('"after":', '"after":{"x":1},"after":'),
    ),
  }),
  (base) => ({ what: 'twice over', bytes: Buffer.concat([base, base]) }),
  (base) => ({
    what: 'lines',
    bytes: Buffer.concat([base, Buffer.from('\n'), base.subarray(0, 9), Buffer.from('\r\n'), base]),
  }),
  (base) => ({ what: 'byte order mark', bytes: Buffer.concat([Buffer.from('\ufeff'), base]) }),
  (base) => ({ what: 'UTF-16', bytes: Buffer.from(base.toString(), 'utf16le') }),
  (_base, random) => ({ what: 'noise', bytes: random.bytes(random.below(3000)) }),
  (_base, random) => ({
    what: 'huge numbers',
    bytes: Buffer.from(
      `{"op":"c","after":{"n":${'9'.repeat(1 + random.below(5000))}.${'1'.repeat(400)}e999999,"m":-0}}`,
    ),
  }),
  () => ({
    what: 'lone surrogates',
    bytes: Buffer.from('{"op":"u","before":{"a\\udc00":"\\ud800"},"after":{"\\ud83d":"\\udfff\\u0000"}}'),
  }),
  () => ({
    what: 'raw surrogate bytes',
    bytes: Buffer.concat([
      Buffer.from('[{"op":"c","after":{"a":"'),
      Buffer.from([0xed, 0xa0, 0x80, 0xff]),
      Buffer.from('"}},{"ts_ms":1}]'),
    ]),
  }),
  () => ({ what: 'NUL', bytes: Buffer.from('[{"op":"c","after":{"a":"\0"}},\0]') }),
  (_base, random) => ({ what: 'blanks', bytes: Buffer.from(' \t\r\n'.repeat(random.below(2000))) }),
  (_base, random) => ({ what: 'only opened', bytes: Buffer.from('[{"a":'.repeat(random.below(3000))) }),
  (_base, random) => ({ what: 'many small values', bytes: Buffer.from(`[${'1,'.repeat(random.below(2000))}null]`) }),
  (base) => ({ what: 'gzip', bytes: gzipSync(base), headers: gzip }),
  (base, random) => ({ what: 'broken gzip', bytes: changed(gzipSync(base), random), headers: gzip }),
  (base, random) => ({ what: 'cut gzip', bytes: gzipSync(base).subarray(0, 1 + random.below(200)), headers: gzip }),
  (base) => ({ what: 'gzip that is none', bytes: base, headers: gzip }),
  (base) => ({ what: 'another encoding', bytes: base, headers: { 'content-encoding': 'br' } }),
  (base) => ({
    what: 'odd headers',
    bytes: base,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=\xff',
      'webhook-signature': 'v1',
      'x-debezium-newkey': 'x'.repeat(9000),
    },
  }),
];

const heavyKinds: readonly Make[] = [
  () => ({
    what: 'a hundred thousand arrays deep',
    bytes: Buffer.from(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  }),
  () => ({
    what: 'a hundred thousand objects deep',
    bytes: Buffer.from(`{"op":"c","after":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`),
  }),
  () => ({
    what: 'sixty thousand columns',
    bytes: Buffer.from(`{"op":"c","after":{${Array.from({ length: 60_000 }, (_, i) => `"c${i}":${i}`).join(',')}}}`),
  }),
  () => ({ what: 'a hundred thousand records', bytes: Buffer.from(`[${'1,'.repeat(100_000)}1]`) }),
  () => ({ what: 'gzip bomb', bytes: gzipSync(Buffer.alloc(300 * 1024 * 1024, 0x20)), headers: gzip }),
  (_base, random) => ({ what: 'ten megabytes of noise', bytes: random.bytes(10 * 1024 * 1024) }),
  () => ({ what: 'one long text', bytes: Buffer.from(`{"op":"c","after":{"t":"${'ñ'.repeat(2_000_000)}"}}`) }),
];

function changed(base: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(base);
  for (let n = random.below(6); n >= 0; n--) bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
}

function spliced(base: Buffer, random: Random, remove: number): Buffer {
  const at = random.below(base.length);
  const insert = remove > 0 ? Buffer.alloc(0) : Buffer.from('{}[]",:\\0'[random.below(9)] ?? '');
  return Buffer.concat([base.subarray(0, at), insert, base.subarray(at + remove)]);
}

/** mulberry32 */
export function createRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  return {
    below: (limit) => (limit < 1 ? 0 : next() % limit),
    bytes(length) {
      const bytes = Buffer.allocUnsafe(length);
      for (let i = 0; i < length; i++) bytes[i] = next() & 0xff;
      return bytes;
    },
  };
}
