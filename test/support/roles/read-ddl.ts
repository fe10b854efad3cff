/** Reads CREATE TABLE statements, as written for the pharmacy and in `made-up`; not a reader of SQL. */
import { schema } from '../../../src-main/demo/company/schema.ts';
import type { ColumnFacts, SchemaFacts, TableFacts } from '../../../src-main/infer/roles/schema-facts.ts';

export function pharmacySchema(): SchemaFacts {
  return readDdl(schema.join(';'));
}

export function readDdl(sql: string): SchemaFacts {
  const statements = sql.replace(/--.*$/gm, '').split(';');
  return { tables: statements.flatMap((statement) => readTable(statement.trim().replace(/\s+/g, ' '))) };
}

function readTable(statement: string): TableFacts[] {
  const [, name, rest = ''] = /^CREATE TABLE (\w+) \((.*)$/i.exec(statement) ?? [];
  if (name === undefined) return [];
  const parts = topLevel(rest);
  const columns = parts.filter((part) => !/^(PRIMARY KEY|UNIQUE|KEY|INDEX|CONSTRAINT|FOREIGN)\b/i.test(part));
  const keyed = parts.flatMap((part) => listOf(/^PRIMARY KEY ?\((.*?)\)/i.exec(part)?.[1]));
  const inline = columns.flatMap((part) => (/PRIMARY KEY/i.test(part) ? [part.split(' ')[0] ?? ''] : []));
  return [
    {
      name,
      columns: columns.map(readColumn),
      primaryKey: keyed.length > 0 ? keyed : inline,
      indexes: parts.flatMap((part) => {
        const [, unique, index = '', list] = /^(UNIQUE )?(?:KEY|INDEX) (\w+) ?\((.*?)\)/i.exec(part) ?? [];
        return list === undefined ? [] : [{ name: index, columns: listOf(list), unique: unique !== undefined }];
      }),
      foreignKeys: parts.flatMap((part) => {
        const [, own, table = '', other] = /FOREIGN KEY ?\((.*?)\) REFERENCES (\w+) ?\((.*?)\)/i.exec(part) ?? [];
        const onDelete = /ON DELETE (CASCADE|RESTRICT|SET NULL)/i.exec(part)?.[1] ?? null;
        return own === undefined ? [] : [{ columns: listOf(own), table, references: listOf(other), onDelete }];
      }),
    },
  ];
}

function readColumn(part: string): ColumnFacts {
  const [, name = '', type = ''] = /^(\w+) (\w+(?: ?\([^)]*\))?(?: unsigned)?)/i.exec(part) ?? [];
  return {
    name,
    type: type.toLowerCase(),
    nullable: !/NOT NULL|PRIMARY KEY/i.test(part),
    autoIncrement: /AUTO_INCREMENT/i.test(part),
    default:
      /DEFAULT (?:b?'([^']*)'|(\w+))/i
        .exec(part)
        ?.slice(1)
        .find((value) => value !== undefined) ?? null,
  };
}

function listOf(text: string | undefined): string[] {
  return text === undefined ? [] : text.split(',').map((name) => name.trim());
}

/** The parts between the outermost commas, up to the bracket that closes them. */
function topLevel(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === ')' && depth === 0) break;
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
