/** The hands of the company: who acts writes units of work, tells the journal what they mean, and leaves notes in the program's log. */
import { type Agenda, createAgenda } from './agenda.ts';

import type { CommitKind } from './desk.ts';
import { firstIds } from './founding.ts';
import { createJournal, type Journal, type Telling, type Told } from './journal.ts';
import { createLabels, type Labels, type Tag } from './labels.ts';
import type { Random } from './random.ts';
import { createUnit, now, type Row, type TakeIds, type Unit, type UnitBuilder } from './unit.ts';
import type { Branch, Key, Register, World } from './world.ts';

/** `transactions`: the application opens and commits them. `autocommit`: each of its statements commits by itself. */
export type CommitHabit = 'transactions' | 'autocommit';

/** Somebody at work. `app` null is a person with a database client. */
export interface By {
  readonly login: string;
  readonly app: 'POS' | 'ERP' | 'SEE' | 'ETL' | null;
  readonly branch: Branch;
  readonly host: string;
  readonly register?: Register;
  /** A session of their own instead of one of the application's pool. */
  readonly session?: string;
  readonly tag?: Tag;
}

/** Somebody at a moment: who acts, and when. */
export interface Hand {
  readonly atMs: number;
  readonly by: By;
}

export interface How {
  readonly kind?: CommitKind;
  readonly nowMs?: number;
  readonly comment?: string;
  /** One transaction whatever the habit is. */
  readonly whole?: boolean;
  /** For the label. */
  readonly amountCents?: number;
}

export interface Chain {
  readonly world: World;
  readonly random: Random;
  readonly agenda: Agenda;
  readonly journal: Journal;
  readonly labels: Labels;
  write(by: By, atMs: number, build: (unit: UnitBuilder) => void, how?: How): Unit;
  tell(by: By, telling: Omit<Telling, 'actor' | 'story'>): Told;
  note(by: By, atMs: number, note: Note): Unit;
  /** `usu_mod` and, as the program's forms mostly do, `fec_mod`. */
  stamp(by: By): Row;
}

export interface Note {
  readonly module: string;
  readonly action: string;
  readonly table: string;
  readonly key: Key | string;
  readonly detail?: string;
}

const poolSize = 8;

export function createChain(world: World, random: Random, commits: CommitHabit): Chain {
  const agenda = createAgenda(counting(world));
  const journal = createJournal();
  const labels = createLabels();
  const habits = random.fork('habits');
  const poolSession = createPool(habits);

  function write(by: By, atMs: number, build: (unit: UnitBuilder) => void, how: How = {}): Unit {
    const unit = createUnit(how.comment ?? commentOf(by, habits));
    build(unit);
    const { planned } = unit;
    const apart = commits === 'autocommit' && by.app !== null && !how.whole && !how.kind;
    const gaps = planned.map((_, index) => (index === 0 || !apart ? 0 : habits.integer(15, 130)));
    const busyMs = gaps.reduce((sum, gap) => sum + gap, 20);
    const session = by.session ?? poolSession(atMs, busyMs);
    const nowMs = how.nowMs === undefined ? {} : { nowMs: how.nowMs };
    if (apart) {
      let ms = atMs;
      for (const [index, statement] of planned.entries()) {
        ms += gaps[index] ?? 0;
        agenda.commit(ms, { session, kind: 'statement', ...nowMs }, [statement]);
      }
    } else {
      const kind = how.kind ?? (planned.length === 1 ? 'statement' : 'transaction');
      agenda.commit(atMs, { session, kind, ...nowMs }, planned);
    }
    by.tag?.mark(unit, how.amountCents);
    return unit;
  }

  return {
    world,
    random,
    agenda,
    journal,
    labels,
    write,
    tell: (by, telling) => journal.tell({ ...telling, actor: by.login, ...(by.tag && { story: by.tag.id }) }),
    note(by, atMs, note) {
      const unit = write(by, atMs, (u) => u.insert('bitacora', noteRow(by, note)), { comment: '' });
      world.notes.push(...unit.steps);
      return unit;
    },
    stamp: (by) => ({ usu_mod: by.login, ...(habits.chance(0.92) && { fec_mod: now }) }),
  };
}

/** A session serves many requests, of whoever comes. */
function createPool(habits: Random) {
  const freeAtMs = Array.from({ length: poolSize }, () => 0);
  return (atMs: number, busyMs: number): string => {
    const free = freeAtMs.flatMap((until, index) => (until < atMs ? [index] : []));
    const index = free.length > 0 ? habits.pick(free) : habits.integer(0, poolSize - 1);
    freeAtMs[index] = atMs + busyMs;
    return `pool-${index + 1}`;
  };
}

function noteRow(by: By, { module, action, table, key, detail }: Note): Row {
  const who = { fec: now, usu: by.login, ip: by.host, modulo: module, accion: action };
  return { ...who, tabla: table, pk: typeof key === 'number' ? String(key) : key, detalle: detail ?? null };
}

/** The program says on most of its writes who is at which register. */
function commentOf(by: By, habits: Random): string {
  if (by.app === null) return '';
  if (by.app === 'SEE' || by.app === 'ETL') return `/* app=${by.app} usr=${by.login} */ `;
  if (!habits.chance(0.8)) return '';
  const place = by.register ? `caja=${by.register.id}` : `suc=${by.branch.number}`;
  return `/* app=${by.app} v=4.2 usr=${by.login} ${place} */ `;
}

function counting(world: World): TakeIds {
  const next = firstIds(world);
  return (table, rows) => {
    const id = next.get(table);
    if (id === undefined) return null;
    next.set(table, id + rows);
    return id;
  };
}

/** Somebody of the head office. */
export function officeOf(chain: Chain, login: string, tag?: Tag): By {
  const [head] = chain.world.branches;
  if (!head) throw new Error('no branch');
  const user = chain.world.users.find((candidate) => candidate.login === login);
  const branch = chain.world.branches.find(({ number }) => number === user?.branch) ?? head;
  return { login, app: 'ERP', branch, host: `10.20.${branch.number}.${20 + (login.length % 9)}`, ...(tag && { tag }) };
}

/** A person with a database client: no comment, a session of their own. */
export function clientOf(chain: Chain, login: string, tag?: Tag): By {
  return { ...officeOf(chain, login, tag), app: null, host: '10.20.1.77', session: `direct-${login}` };
}

export function laterMs(random: Random, atMs: number, fromMinutes: number, toMinutes: number): number {
  return atMs + random.integer(fromMinutes * 60, toMinutes * 60) * 1000 + random.integer(0, 999);
}

export const soonMs = (atMs: number, random: Random): number => atMs + random.integer(800, 3200);
