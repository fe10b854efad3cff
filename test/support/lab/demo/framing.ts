/**
 * The file of recorded deliveries (`*.deliveries.zst`), one zstd frame around:
 *
 *   header line    JSON object, "\n"      {"format":"testigo-deliveries/1","startedAtMs":…,"deliveries":N,…}
 *   then N times:
 *   delivery line  JSON object, "\n"      {"offsetMs":…,"headers":[["name","value"],…],"bodyBytes":B}
 *   body           exactly B bytes, then "\n"
 *
 * Lines are UTF-8. A body is what the sink sent, byte for byte; it may hold anything, so take B bytes and never split it by lines.
 */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

export const formatName = 'testigo-deliveries/1';

export interface RecordedDelivery {
  /** Milliseconds since `startedAtMs` of the header, in file order never falling. */
  readonly offsetMs: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

export interface RecordingHeader {
  readonly format: string;
  /** Epoch milliseconds of the recorded day's clock. */
  readonly startedAtMs: number;
  readonly deliveries: number;
  readonly [more: string]: unknown;
}

export function writeRecording(
  about: Omit<RecordingHeader, 'format' | 'deliveries'> & { readonly startedAtMs: number },
  deliveries: readonly RecordedDelivery[],
): Buffer {
  const line = (value: unknown) => Buffer.from(`${JSON.stringify(value)}\n`);
  const newline = Buffer.from('\n');
  const parts = deliveries.flatMap(({ offsetMs, headers, body }) => [
    line({ offsetMs, headers, bodyBytes: body.length }),
    body,
    newline,
  ]);
  return compress(Buffer.concat([line({ format: formatName, deliveries: deliveries.length, ...about }), ...parts]));
}

/** For what lies beside a recording. */
export function compressText(text: string): Buffer {
  return compress(Buffer.from(text));
}

/** A long window: the same statements come again and again for days. */
function compress(plain: Buffer): Buffer {
  return zstdCompressSync(plain, {
    params: {
      [constants.ZSTD_c_compressionLevel]: 19,
      [constants.ZSTD_c_windowLog]: 25,
      [constants.ZSTD_c_enableLongDistanceMatching]: 1,
      [constants.ZSTD_c_checksumFlag]: 1,
    },
    pledgedSrcSize: plain.length,
  });
}

export function readRecording(file: Buffer): {
  readonly header: RecordingHeader;
  readonly deliveries: readonly RecordedDelivery[];
} {
  const plain = zstdDecompressSync(file);
  let at = 0;
  const nextLine = (): unknown => {
    const end = plain.indexOf(10, at);
    const text = plain.toString('utf8', at, end);
    at = end + 1;
    return JSON.parse(text);
  };
  const header = nextLine() as RecordingHeader; // checked on the next line
  if (header.format !== formatName) throw new Error(`not a recording of ${formatName}`);
  const deliveries = Array.from({ length: header.deliveries }, () => {
    const { offsetMs, headers, bodyBytes } = nextLine() as Omit<RecordedDelivery, 'body'> & { bodyBytes: number };
    const body = plain.subarray(at, at + bodyBytes);
    at += bodyBytes + 1;
    return { offsetMs, headers, body };
  });
  if (at !== plain.length) throw new Error('the recording does not end with its last delivery');
  return { header, deliveries };
}
