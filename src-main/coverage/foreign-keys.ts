/** Cascades declared by a CREATE or ALTER TABLE statement: which child rows the database changes by itself. */

export interface Cascade {
  readonly parent: string;
  readonly onDelete: boolean;
  readonly onUpdate: boolean;
}

const reference =
  /REFERENCES\s+((?:`[^`]+`|"[^"]+"|\w+)(?:\s*\.\s*(?:`[^`]+`|"[^"]+"|\w+))?)\s*\([^)]*\)((?:\s+ON\s+(?:DELETE|UPDATE)\s+(?:CASCADE|SET\s+NULL|SET\s+DEFAULT|RESTRICT|NO\s+ACTION))*)/gi;

/** Parents by `database.table`; `database` is that of the child where the statement does not say. */
export function cascadesIn(ddl: string, database: string): Cascade[] {
  return [...ddl.matchAll(reference)].flatMap(([, name = '', rules = '']) => {
    const onDelete = /ON\s+DELETE\s+(CASCADE|SET)/i.test(rules);
    const onUpdate = /ON\s+UPDATE\s+(CASCADE|SET)/i.test(rules);
    if (!onDelete && !onUpdate) return [];
    const parts = name.match(/`[^`]+`|"[^"]+"|\w+/g)?.map((part) => part.replace(/^[`"]|[`"]$/g, '')) ?? [];
    return [{ parent: parts.length > 1 ? parts.join('.') : `${database}.${parts[0] ?? ''}`, onDelete, onUpdate }];
  });
}
