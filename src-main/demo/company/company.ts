/** The whole company: how its database stands on the eve, and its life as commits in their order. Pure: the same options, the same words. */
import { limaMs } from './calendar.ts';
import { type CommitHabit, createChain } from './chain.ts';
import { createWorld } from './create-world.ts';
import type { Commit, Desk, Interruption } from './desk.ts';
import { foundingStatements } from './founding.ts';
import type { Fact } from './journal.ts';
import { planCalendar, planDays } from './life/day.ts';
import { planCampaigns, planPeriods, planRoutines } from './life/routine.ts';
import { createRandom } from './random.ts';
import { countHabit, stories } from './stories/stories.ts';

export interface CompanyOptions {
  readonly seed: number;
  readonly days: number;
  readonly commits: CommitHabit;
}

export interface Company {
  readonly startMs: number;
  readonly endMs: number;
  /** Statements that put the database where it stands before the first day. */
  readonly founding: readonly string[];
  /** Once. */
  life(): Generator<Commit | Interruption>;
  /** What has been done so far; what fell into an interruption of the capture is marked. */
  facts(): Fact[];
  labels(): unknown[];
}

export const defaultSeed = 20260601;

export function createCompany({ seed, days, commits }: CompanyOptions): Company {
  const random = createRandom(seed);
  const world = createWorld(random.fork('world'));
  const founding = foundingStatements(world, random.fork('founding'));
  const chain = createChain(world, random.fork('life'), commits);
  const shelf = planDays(chain, days, countHabit);
  planCalendar(chain);
  planRoutines(chain, days);
  planCampaigns(chain, days);
  planPeriods(chain);
  for (const { plan } of stories) plan(chain, shelf);
  const gaps: { fromMs: number; toMs: number }[] = [];
  const endMs = limaMs(days + 1);

  return {
    startMs: limaMs(1),
    endMs,
    founding,
    *life() {
      for (const told of chain.agenda.play(endMs - 1)) {
        if (!('session' in told)) noteGap(gaps, told);
        yield told;
      }
    },
    facts: () => chain.journal.facts((ms) => gaps.some(({ fromMs, toMs }) => ms >= fromMs && ms <= toMs)),
    labels: () => chain.labels.lines(`${days}d-${commits}`, seed, endMs),
  };
}

function noteGap(gaps: { fromMs: number; toMs: number }[], { kind, atMs }: Interruption): void {
  const last = gaps.at(-1);
  if (kind === 'capture-stops') gaps.push({ fromMs: atMs, toMs: Number.MAX_SAFE_INTEGER });
  else if (last) last.toMs = atMs;
}

/** Lets the company live at a desk. */
export async function live(company: Company, desk: Desk): Promise<void> {
  for (const told of company.life()) await ('session' in told ? desk.perform(told) : desk.interrupt(told));
}
