/** What the company knows of itself while it works: stock on the shelves, prices, series, people, open registers, issued documents. */
import type { Tag } from './labels.ts';
import type { Random } from './random.ts';
import type { Step, Unit } from './unit.ts';

/** Known from the start, or given by the database later. */
export type Key = number | Step;

export interface Product {
  readonly id: Key;
  readonly code: string;
  readonly name: string;
  readonly dci: string;
  readonly lab: string;
  list: string | null;
  condition: string;
  /** Pieces in a box; more than 1 can be sold in pieces. */
  readonly factor: number;
  readonly taxed: boolean;
  priceCents: number;
  costFine: number;
  readonly weight: number;
}

export interface Lot {
  readonly id: Key;
  readonly product: Product;
  readonly number: string;
  expires: string;
  immobilised: boolean;
}

export interface Series {
  readonly type: '01' | '03' | '07';
  readonly code: string;
  last: number;
}

export interface CashSession {
  readonly id: Key;
  readonly register: Register;
  readonly openedBy: string;
  /** In the drawer as the program reckons. */
  cashCents: number;
  closed: {
    readonly systemCents: number;
    readonly countedCents: number;
    readonly atMs: number;
    readonly unit: Unit;
  } | null;
}

export interface Register {
  readonly id: number;
  readonly branch: Branch;
  readonly boletas: Series;
  readonly facturas: Series;
  readonly boletaNotes: Series;
  readonly facturaNotes: Series;
  readonly host: string;
  session: CashSession | null;
  /** Cut off from the server: receipts wait here. */
  offline: { readonly tag: Tag; readonly waiting: ((reconnectedMs: number) => void)[] } | null;
}

export interface Branch {
  readonly id: Key;
  /** 1 to 6, temporary ones from 7: for hosts, guides, logins. */
  readonly number: number;
  readonly code: string;
  readonly name: string;
  readonly opens: string;
  readonly closes: string;
  readonly allDay: boolean;
  /** Percent of the chain's tickets; 0 while it does not sell. */
  share: number;
  readonly registers: Register[];
  /** Thousandths of a box. */
  readonly stock: Map<Lot, number>;
  readonly prices: Map<Product, number>;
  readonly offers: Map<Product, { readonly cents: number; readonly untilMs: number }>;
  /** Documents that the tax office has not answered yet. */
  pending: Sale[];
  /** Last folio of the control book. */
  folio: number;
  /** Its entries of dispensations. */
  readonly book: Step[];
}

export interface User {
  readonly id: Key;
  readonly login: string;
  readonly name: string;
  readonly document: string;
  readonly branch: number;
  /** Saved profile: role ids. */
  roles: number[];
  left: string | null;
  active: boolean;
}

export interface Customer {
  readonly document: string;
  readonly name: string;
  readonly company: boolean;
  /** Documents that carry it now. */
  sales: Sale[];
  /** Was on a document at some time. */
  known: boolean;
}

export interface Line {
  readonly lot: Lot;
  readonly thousandths: number;
  readonly pieces: boolean;
  readonly listCents: number;
  readonly unitFine: number;
  readonly discount: number;
  readonly amountCents: number;
}

export interface Payment {
  readonly method: 'EF' | 'TJ' | 'YP' | 'PL' | 'CR';
  readonly cents: number;
}

export interface Sale {
  readonly id: Key;
  readonly register: Register;
  readonly session: CashSession | null;
  readonly seller: string;
  readonly series: Series;
  readonly number: number;
  readonly lines: readonly Line[];
  readonly totalCents: number;
  readonly cashCents: number;
  readonly issuedMs: number;
  readonly payments: readonly { readonly id: Step; readonly method: string }[];
  /** Its detail rows, as the till wrote them. */
  readonly details: readonly Step[];
  customer: Customer | null;
  voided: boolean;
  /** Has a credit note, or was changed already: left alone from then on. */
  touched: boolean;
}

export interface Supplier {
  readonly id: Key;
  readonly ruc: string;
  readonly name: string;
  bank: string;
}

export interface World {
  readonly products: Product[];
  readonly lots: Lot[];
  readonly branches: Branch[];
  readonly users: User[];
  readonly suppliers: Supplier[];
  readonly customers: Customer[];
  readonly sales: Sale[];
  /** Counted, newest last. */
  readonly closedSessions: CashSession[];
  readonly parameters: Map<string, string>;
  /** Role and code of what was allowed beyond the beginning. */
  readonly permissions: Set<string>;
  readonly trialSeries: Series[];
  trialCounter: number;
  /** Rows of the program's log, newest last. */
  readonly notes: Step[];
  /** Structural changes done so far. */
  schemaTickets: number;
}

export function numberOf(sale: Pick<Sale, 'series' | 'number'>): string {
  return `${sale.series.code}-${sale.number}`;
}

export function userOf({ users }: Pick<World, 'users'>, login: string): User {
  return users.find((user) => user.login === login) ?? fail(`no user ${login}`);
}

export function branchOf({ branches }: Pick<World, 'branches'>, number: number): Branch {
  return branches.find((branch) => branch.number === number) ?? fail(`no branch ${number}`);
}

export function productNamed({ products }: Pick<World, 'products'>, name: string): Product {
  return products.find((product) => product.name.startsWith(name)) ?? fail(`no product ${name}`);
}

export function stockOf(branch: Branch, lot: Lot): number {
  return branch.stock.get(lot) ?? 0;
}

/** Lots of a product that may be sold, the first to expire first. */
export function saleableLots(branch: Branch, product: Product, today: string): Lot[] {
  const lots = [...branch.stock.keys()].filter(
    (lot) => lot.product === product && stockOf(branch, lot) > 0 && !lot.immobilised && lot.expires > today,
  );
  return lots.sort((a, b) => (a.expires < b.expires ? -1 : 1));
}

/** Price on the shelf, or the offer's. */
export function priceOf(branch: Branch, product: Product, atMs: number): number {
  const offer = branch.offers.get(product);
  return offer && offer.untilMs > atMs ? offer.cents : (branch.prices.get(product) ?? product.priceCents);
}

export function sampleOf<T>(list: readonly T[], count: number, random: Random): T[] {
  const rest = [...list];
  return Array.from({ length: Math.min(count, rest.length) }, () =>
    rest.splice(random.integer(0, rest.length - 1), 1),
  ).flat();
}

function fail(why: string): never {
  throw new Error(why);
}
