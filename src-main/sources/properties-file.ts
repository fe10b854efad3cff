/** Sets values in the text of a Java properties file and leaves all else, comments included, as it is. */
import { type PropertyValues, webhookSecretExpression } from './connector-properties.ts';

/** A `null` comments the line out; a name that the text does not have is added at its end. */
export function setProperties(text: string, values: PropertyValues): string {
  const left = new Map(Object.entries(values));
  const lines = text.split('\n').map((line) => {
    const name = /^([a-z][\w.-]*)=/i.exec(line)?.[1];
    const value = name === undefined ? undefined : left.get(name);
    if (name === undefined || value === undefined) return line;
    left.delete(name);
    return value === null ? `# ${name}=` : `${name}=${escapeValue(value)}`;
  });
  const added = [...left].flatMap(([name, value]) => (value === null ? [] : [`${name}=${escapeValue(value)}`]));
  return added.length === 0 ? lines.join('\n') : `${lines.join('\n').trimEnd()}\n${added.join('\n')}\n`;
}

/** Backslashes as the format asks; `$` doubled, since Debezium Server reads `${…}` as an expression; a value is one line. */
export function escapeValue(value: string): string {
  if (value === webhookSecretExpression) return value;
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll('$', '$$$$')
    .replace(/[\r\n]+/g, ' ');
}
