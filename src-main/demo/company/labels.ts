/** What was planted on purpose: stories an auditor should find, look-alikes that should leave them in peace, accidents of capture. */
import { soles } from './exact.ts';
import { timesOf } from './journal.ts';
import type { Unit } from './unit.ts';

export type Role = 'núcleo' | 'ocultamiento' | 'contexto';

export interface Planting {
  /** F01, B03, I04 … as the benchmark names them. */
  readonly scenario: string;
  /** `gemelo` is the innocent twin of a story: the same first steps, no abuse. */
  readonly variant: string;
  readonly kind: 'fraude' | 'benigno' | 'integridad';
  readonly actor: string;
  readonly branch: number | null;
  readonly rules?: readonly string[];
  readonly minCaseScore?: number;
  /** High and critical alerts that are still acceptable. */
  readonly ceiling?: number;
  readonly note?: string;
  /** For what has no commit to name: when it began and ended. */
  readonly window?: readonly [number, number];
}

/** Carried by whoever acts: what they write becomes part of the label. */
export interface Tag {
  readonly id: string;
  mark(unit: Unit, amountCents?: number): void;
  as(role: Role): Tag;
}

export interface Labels {
  plant(planting: Planting): Tag;
  /** One object a line, in the order of planting; what had nothing performed is left out. */
  lines(run: string, seed: number, endMs: number): unknown[];
}

interface Label {
  readonly planting: Planting;
  readonly marks: { readonly unit: Unit; readonly role: Role }[];
  amountCents: number;
}

export function createLabels(): Labels {
  const labels: Label[] = [];
  return {
    plant(planting) {
      const label: Label = { planting, marks: [], amountCents: 0 };
      labels.push(label);
      return tagOf(label, 'núcleo');
    },
    lines: (run, seed, endMs) => labels.flatMap((label) => lineOf(label, run, seed, endMs)),
  };
}

function tagOf(label: Label, role: Role): Tag {
  const { scenario, variant } = label.planting;
  return {
    id: variant === 'gemelo' ? `${scenario}-gemelo` : scenario,
    mark(unit, amountCents = 0) {
      label.marks.push({ unit, role });
      label.amountCents += amountCents;
    },
    as: (other) => tagOf(label, other),
  };
}

function lineOf({ planting, marks, amountCents }: Label, run: string, seed: number, endMs: number): unknown[] {
  const { scenario, variant, kind, actor, branch, rules, minCaseScore, ceiling, note, window } = planting;
  const tx = marks.flatMap(({ unit, role }) => timesOf([unit]).map((ms) => ({ ts_ms: ms, role })));
  tx.sort((a, b) => a.ts_ms - b.ts_ms);
  const first = window?.[0] ?? tx[0]?.ts_ms;
  const last = window?.[1] ?? tx.at(-1)?.ts_ms;
  if (first === undefined || last === undefined || last > endMs) return [];
  return [
    {
      run,
      seed,
      scenario,
      variant,
      kind,
      actor,
      sucursal: branch,
      t_ini: first,
      t_fin: last,
      tx,
      expected_rules: rules ?? [],
      ...(minCaseScore !== undefined && { min_case_score: minCaseScore }),
      ...(ceiling !== undefined && { max_alerts: ceiling }),
      monto: soles(amountCents),
      ...(note !== undefined && { nota: note }),
    },
  ];
}
