/** What inference asks of the one who keeps its results: the only way out of the stage. */
import type { PackWords } from '#shared/pack.ts';
import type { Draft } from './draft.ts';
import type { Evaluated } from './evaluate.ts';
import type { Surroundings } from './facts.ts';
import type { Cluster, Member } from './gather.ts';
import type { NearMiss } from './inference-state.ts';
import type { InferredRow } from './inferred-row.ts';
import type { Awaited } from './waiting.ts';

export interface EventRow {
  readonly leaf: number;
  readonly part: string;
}

/** Why a row is no business event: it is kept and counted all the same. */
export type NoiseReason =
  | { readonly is: 'noise'; readonly what: PackWords }
  | { readonly is: 'scratch' | 'log' | 'netted' };

/** What inference carries from one batch to the next beside drafts and what they await. */
export interface KeptState {
  readonly nowMs: number;
  /** Rows not claimed yet: leaf, until when, the event of unclassified changes that holds it. */
  readonly recent: readonly (readonly [number, number, string | null])[];
  /** Drafts that are no event so far: rule, and leaves by part, the anchor's first. */
  readonly unheld: readonly (readonly [string, Readonly<Record<string, readonly number[]>>])[];
  /** Open groups: rule and values, draft. */
  readonly groups: readonly (readonly [string, string])[];
}

export interface KeptDraft {
  readonly draft: Draft;
  readonly nearMisses: readonly NearMiss[];
}

export interface InferencePorts extends Surroundings {
  /** As kept by an earlier batch; null where it was removed. */
  draft(id: string): KeptDraft | null;
  row(leaf: number): InferredRow | null;
  /** Says which event gathers it, if one does. */
  save(
    event: Evaluated,
    rows: readonly EventRow[],
  ): { readonly absorbedBy: { readonly event: string; readonly rule: string } | null };
  isClaimed(leaf: number): boolean;
  remove(id: string): void;
  absorb(ids: readonly string[], into: string): void;
  members(id: string): readonly Member[];
  noise(leaf: number, reason: NoiseReason): void;
  /** The row belongs to an event after all. */
  notNoise(leaf: number): void;
  keepAwaited(changes: { readonly added: readonly Awaited[]; readonly removed: readonly Awaited[] }): void;
  keepClusters(changed: readonly Cluster[], ended: readonly string[]): void;
  keepState(state: KeptState): void;
}
