/** A pack ready to be applied: its expressions parsed, its rules indexed by the rows that concern them. */
import type { Pack, PackRule, PackWords, TableRole } from '#shared/pack.ts';
import type { Expression } from './expressions.ts';
import type { RowOperation } from './inferred-row.ts';
import type { Sentence } from './sentence.ts';

export interface RowPattern {
  readonly table: string;
  readonly operations: ReadonlySet<RowOperation>;
  readonly where: Expression | null;
  /** `where` names a lookup: the lookups are made first. */
  readonly needsLookups: boolean;
}

export interface CompiledPart {
  /** `rule.part`, unique within all packs in force. */
  readonly id: string;
  readonly name: string;
  readonly pattern: RowPattern;
  /** Name of the part for each of whose rows it is looked for; null: once. */
  readonly each: string | null;
  readonly columns: readonly string[];
  readonly values: readonly Expression[];
  readonly need: 'obligatory' | 'usual' | 'optional';
  readonly withinMs: number;
  readonly missing: PackWords;
}

export interface CompiledLookup {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly values: readonly Expression[];
}

export interface CompiledGather {
  readonly of: ReadonlySet<string>;
  readonly where: Expression | null;
  readonly by: readonly Expression[];
  readonly withinMs: number;
  readonly atLeast: number;
  readonly counting: Expression | null;
}

export interface CompiledBulk {
  readonly operations: ReadonlySet<RowOperation>;
  /** Null: any. */
  readonly tables: ReadonlySet<string> | null;
  readonly atLeast: number;
}

export interface NamedExpression {
  readonly name: string;
  readonly expression: Expression;
}

export interface CompiledRule {
  readonly rule: PackRule;
  /** `pack/id`, unique within all packs in force. */
  readonly id: string;
  readonly pack: CompiledPack;
  readonly anchors: readonly RowPattern[];
  readonly gather: CompiledGather | null;
  readonly bulk: CompiledBulk | null;
  readonly group: readonly Expression[] | null;
  readonly groupWithinMs: number;
  readonly lookups: readonly CompiledLookup[];
  /** In the order in which they can be found: a part stands behind the one that it looks at. */
  readonly parts: readonly CompiledPart[];
  readonly elements: readonly { readonly when: Expression; readonly missing: PackWords }[];
  readonly holds: Expression | null;
  readonly agrees: readonly Expression[];
  readonly coherent: readonly Expression[];
  readonly lets: readonly NamedExpression[];
  readonly payload: readonly NamedExpression[];
  readonly entity: { readonly type: string; readonly id: Expression; readonly label: Expression } | null;
  readonly actor: Expression | null;
  readonly branch: Expression | null;
  readonly amount: Expression | null;
  readonly sentence: { readonly es: Sentence; readonly en: Sentence };
  readonly nearMisses: readonly { readonly pattern: RowPattern; readonly why: PackWords }[];
}

export interface CompiledTable {
  readonly role: TableRole;
  readonly entity: { readonly type: string; readonly id: Expression | null; readonly label: Expression } | null;
}

export interface CompiledPack {
  readonly pack: Pack;
  /** `name@version`. */
  readonly id: string;
  /** m of the confidence formula. */
  readonly mapping: number;
  readonly rules: readonly CompiledRule[];
  readonly tables: ReadonlyMap<string, CompiledTable>;
  readonly noise: readonly { readonly pattern: RowPattern; readonly what: PackWords }[];
  readonly comment: { readonly actor: RegExp; readonly application: RegExp | null } | null;
}
