/** Rows that come, change, go: of things, documents and settings; and their status, step by step. */

import { changed, changedBeside, changedList, member } from './cel.ts';
import type { RuleDraft, RuleInput } from './pack-draft.ts';
import { columnsOf, signInColumns, touchedColumns } from './table-draft.ts';

export function recordCreated({ table, names }: RuleInput): readonly RuleDraft[] {
  const { es, en } = names.words;
  return [
    {
      id: `${names.rule}-created`,
      type: `${names.type}Created`,
      kind: 'R',
      anchor: { table: table.table, on: 'create' },
      ...(isSensitive(table) ? { sensitive: true } : {}),
      sentence: {
        es: `Registro nuevo, ${es}: {entity}[, por {actor}]`,
        en: `New record, ${en}: {entity}[, by {actor}]`,
      },
    },
  ];
}

/** Where its status did not change: then that is what is told. */
export function recordChanged({ table, names }: RuleInput): readonly RuleDraft[] {
  const { es, en } = names.words;
  const [status] = columnsOf(table.status);
  const beside = saysNothing(table);
  const where = status === undefined ? [] : [`!(${changed(status)})`];
  return [
    {
      id: `${names.rule}-changed`,
      type: `${names.type}Changed`,
      kind: 'R',
      anchor: { table: table.table, on: 'update', where: [...where, changedBeside(beside)].join(' && ') },
      payload: { fields: changedList(beside) },
      ...(isSensitive(table) ? { sensitive: true } : {}),
      sentence: {
        es: `Cambio, ${es} {entity}: {fields}[, por {actor}]`,
        en: `Change, ${en} {entity}: {fields}[, by {actor}]`,
      },
    },
  ];
}

export function recordRemoved({ table, names }: RuleInput): readonly RuleDraft[] {
  const { es, en } = names.words;
  return [
    {
      id: `${names.rule}-removed`,
      type: `${names.type}Removed`,
      kind: 'R',
      anchor: { table: table.table, on: 'delete' },
      sensitive: true,
      sentence: {
        es: `Registro eliminado, ${es}: {entity}[, por {actor}]`,
        en: `Record removed, ${en}: {entity}[, by {actor}]`,
      },
    },
  ];
}

export function statusChanged({ table, names }: RuleInput): readonly RuleDraft[] {
  const [status] = columnsOf(table.status);
  if (status === undefined) return [];
  const { es, en } = names.words;
  const also = changedList([...new Set([status, ...saysNothing(table)])]);
  return [
    {
      id: `${names.rule}-status`,
      type: `${names.type}StatusChanged`,
      kind: 'R',
      anchor: { table: table.table, on: 'update', where: changed(status) },
      payload: {
        from: member('before', status),
        to: member('after', status),
        also: `size(${also}) == 0 ? dyn(null) : dyn(${also})`,
      },
      ...(isSensitive(table) ? { sensitive: true } : {}),
      sentence: {
        es: `Estado, ${es} {entity}: {from} → {to}[, con {also}][, por {actor}]`,
        en: `Status, ${en} {entity}: {from} → {to}[, with {also}][, by {actor}]`,
      },
    },
  ];
}

/** The number given last goes up with every document; that it goes back is told. */
export function numberingSetBack({ table, names }: RuleInput): readonly RuleDraft[] {
  if (table.counter === null) return [];
  const { es, en } = names.words;
  const { column } = table.counter;
  return [
    {
      id: `${names.rule}-set-back`,
      type: `${names.type}SetBack`,
      kind: 'R',
      anchor: {
        table: table.table,
        on: 'update',
        where: `dec(${member('after', column)}) < dec(${member('before', column)})`,
      },
      payload: { from: member('before', column), to: member('after', column) },
      sensitive: true,
      sentence: {
        es: `Numeración retrocedida, ${es} {entity}: {from} → {to}[, por {actor}]`,
        en: `Numbering set back, ${en} {entity}: {from} → {to}[, by {actor}]`,
      },
    },
  ];
}

/** Columns written with every change or by signing in, and the last number given, which has a rule of its own. */
function saysNothing(table: RuleInput['table']): string[] {
  const counter = table.counter === null ? [] : [table.counter.column];
  return [...touchedColumns(table), ...signInColumns(table), ...counter].sort();
}

/** Settings, rights, and people who sign in. */
function isSensitive({ role, personal }: RuleInput['table']): boolean {
  return role === 'configuration' || personal.some(({ category }) => category === 'credential' || category === 'bank');
}
