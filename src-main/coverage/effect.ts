/** What coverage answers: findings to open or extend, to close, to raise. Applied in order to the store of findings. */
import type { FindingKind } from '#shared/coverage.ts';

export type Severity = 'gap' | 'alarm' | 'notice';
export type Facts = Readonly<Record<string, string | number>>;

/** Opens; when one with this kind and mark is already open, widens its span and counts once more. */
export interface Open {
  readonly do: 'open';
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** What it is about: one finding is open at a time for a kind and a mark. */
  readonly mark: string;
  readonly table: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly facts: Facts;
  /** It concerns the workstation, not one source. */
  readonly everywhere?: true;
}

export interface Close {
  readonly do: 'close';
  readonly kind: FindingKind;
  readonly mark: string;
  readonly by: string;
  readonly to?: string;
  /** `notice` when nothing is missing any more. */
  readonly severity?: Severity;
  readonly facts?: Facts;
  readonly everywhere?: true;
}

/** Open notices of this kind, last seen at `sinceLeaf` or later, become gaps: another sign says that something is missing. */
export interface Raise {
  readonly do: 'raise';
  readonly kind: FindingKind;
  readonly sinceLeaf: number;
  readonly because: FindingKind;
}

export type Effect = Open | Close | Raise;

export const nothing: readonly Effect[] = [];
