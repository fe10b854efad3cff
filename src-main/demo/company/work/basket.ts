/** What a customer takes from the shelf: boxes or pieces of a lot that may be sold, at the branch's price. */
import { dateText, dayOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import {
  type Branch,
  type Line,
  type Lot,
  type Product,
  priceOf,
  saleableLots,
  stockOf,
  type World,
} from '../world.ts';

export interface Wanted {
  readonly product: Product;
  readonly boxes: number;
  /** Pieces of an opened box instead of boxes. */
  readonly pieces?: number;
  /** Percent. */
  readonly discount?: number;
  /** Other than the lot that expires first. */
  readonly lot?: Lot;
}

export function lineOf(branch: Branch, wanted: Wanted, atMs: number): Line | null {
  const { product, boxes, pieces = 0, discount = 0 } = wanted;
  const thousandths = pieces > 0 ? Math.round((pieces * 1000) / product.factor) : boxes * 1000;
  const lot =
    wanted.lot ??
    saleableLots(branch, product, dateText(dayOf(atMs))).find((candidate) => stockOf(branch, candidate) >= thousandths);
  if (!lot || thousandths <= 0) return null;
  const price = priceOf(branch, product, atMs);
  const unitFine = price * (100 - discount);
  return {
    lot,
    thousandths,
    pieces: pieces > 0,
    listCents: branch.prices.get(product) ?? product.priceCents,
    unitFine,
    discount,
    amountCents: Math.max(1, Math.round((unitFine * thousandths) / 100_000)),
  };
}

export interface Shelf {
  /** A product as customers ask for it: the popular ones more often. */
  pick(random: Random): Product;
}

export function createShelf({ products }: World): Shelf {
  const open = products.filter(({ list, weight }) => list === null && weight > 0);
  const asked = open.flatMap((product) => Array.from({ length: product.weight }, () => product));
  return { pick: (random) => random.pick(asked) };
}

/** One to five lines, no product twice. */
export function fillBasket(branch: Branch, shelf: Shelf, random: Random, atMs: number): Line[] {
  const count = random.pick([1, 1, 1, 2, 2, 2, 2, 3, 3, 5]);
  const lines: Line[] = [];
  for (let tries = 0; lines.length < count && tries < count * 3; tries += 1) {
    const line = lineOf(branch, wish(shelf.pick(random), random), atMs);
    if (line && !lines.some(({ lot }) => lot.product === line.lot.product)) lines.push(line);
  }
  return lines;
}

/** Most of what comes in boxes of many pieces is sold in pieces. */
function wish(product: Product, random: Random): Wanted {
  const discount = random.chance(0.05) ? { discount: random.pick([3, 5]) } : {};
  if (product.factor > 1 && random.chance(0.85)) {
    const strip = product.factor >= 50 ? 10 : 1;
    return { product, boxes: 0, pieces: strip * random.pick([1, 1, 1, 2, 2, 3]), ...discount };
  }
  return { product, boxes: product.priceCents > 5000 ? 1 : random.pick([1, 1, 1, 1, 2, 2, 3]), ...discount };
}
