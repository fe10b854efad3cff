/** A small seeded generator, so that a failing workload can be run again as it was. */
export interface Random {
  /** Integer in [0, below). */
  integer(below: number): number;
  pick<T>(list: readonly T[]): T;
  text(length: number): string;
}

const letters = 'aábcdeéfghiíjklmnñoópqrstuúüvwxyzABCÑ 0123456789€“”—';

/** mulberry32. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (below: number) => Math.floor(next() * below);
  return {
    integer,
    pick: (list) => {
      const item = list[integer(list.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    text: (length) => Array.from({ length }, () => [...letters][integer(letters.length)] ?? 'x').join(''),
  };
}
