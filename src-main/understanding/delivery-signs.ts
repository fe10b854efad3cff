/** Signs that only the delivery itself carries: the connector's run, and how it writes what is not there. */

const runId = /context\.runid"\s*[:,]\s*"([^"]{1,200})"/i;

/** Run of the connector from its headers, as sent (base64): equal means the same run. Absent in batches that begin with BEGIN. */
export function runIdOf(head: string): string | null {
  return runId.exec(head)?.[1] ?? null;
}

const origin = /"origin":"([^"\\]{1,200})"/;

/** The web page that sent it: browsers say so, connectors never. Null without one. */
export function originOf(head: string): string | null {
  return origin.exec(head)?.[1] ?? null;
}

/** Whether its signature was checked and good. */
export function isSigned(head: string): boolean {
  return /"signature":\{"checked":true,[^}]*"ok":true\}/.test(head);
}

/** With `replace.null.with.default=true` a streamed row says `"snapshot":"false"`, else it says null; anything else tells nothing. */
export function snapshotText(bytes: Buffer): 'false' | 'absent' | null {
  if (bytes.includes('"snapshot":"false"')) return 'false';
  return bytes.includes('"snapshot":null') ? 'absent' : null;
}
