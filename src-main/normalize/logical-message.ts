/** A PostgreSQL logical message (`pg_logical_emit_message`): the channel by which an application can say who acts. */
import { isUtf8 } from 'node:buffer';
import type { Row } from '#shared/canonical-change-event.ts';
import { bytesOfBase64 } from './decimal.ts';
import { type JsonObject, stringOf } from './exact-json.ts';

/** `{prefix, content}`; the content as text where it is UTF-8. */
export function logicalMessage(message: JsonObject): Row {
  const sent = stringOf(message.get('content'));
  const bytes = sent === null ? null : bytesOfBase64(sent);
  const content = bytes !== null && isUtf8(bytes) ? bytes.toString('utf8') : sent === null ? null : `base64:${sent}`;
  return { prefix: stringOf(message.get('prefix')), content };
}
