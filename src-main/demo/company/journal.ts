/** What the company really did, in the business's words, told as it does it and never read back from the database. */
import { soles } from './exact.ts';
import { type Cell, idOf, type Step, type Unit } from './unit.ts';

export const factTypes = [
  'Sale',
  'SaleVoided',
  'CreditNote',
  'IssuedDocEdited',
  'PaymentReceived',
  'PaymentChanged',
  'PriceChanged',
  'PriceCampaign',
  'DiscountOverride',
  'PurchaseReceived',
  'PurchaseApproved',
  'SupplierCreated',
  'SupplierBankChanged',
  'InventoryAdjustment',
  'StocktakeSession',
  'StockTransfer',
  'LotCreated',
  'LotExpiryChanged',
  'ExpiredWriteOff',
  'LotImmobilised',
  'PrescriptionRegistered',
  'ControlledDispensed',
  'ControlledBookEdited',
  'CashOpened',
  'CashClosed',
  'CashReopened',
  'ArqueoEdited',
  'CashMovement',
  'DrawerOpenedNoSale',
  'UserCreated',
  'UserDeactivated',
  'UserReactivated',
  'UserRoleChange',
  'RolePermissionChanged',
  'PasswordReset',
  'LockReset',
  'BranchOpening',
  'BranchClosing',
  'SeriesAssigned',
  'CorrelativeReset',
  'ProductCreated',
  'ControlClassChanged',
  'CustomerCreated',
  'CustomerMerged',
  'CustomerErased',
  'ConfigChanged',
  'PeriodClosed',
  'PeriodReopened',
  'TaxDocStatusChanged',
  'BulkLoad',
  'MassUpdate',
  'MassDelete',
  'SchemaChanged',
  'AuditLogPurged',
] as const;
export type FactType = (typeof factTypes)[number];

export interface Telling {
  readonly type: FactType;
  /** The statement that wrote the anchoring row. */
  readonly anchor: Step;
  /** Key of the anchoring row; null where there are many, or none. */
  readonly key: Readonly<Record<string, string | number | Step>> | null;
  readonly document?: string;
  readonly amountCents?: number;
  readonly actor?: string;
  readonly branch?: Cell;
  readonly story?: string;
  /** Everything that belongs to it, the anchor included or not. */
  readonly parts: readonly (Unit | Step)[];
  /** The capture can't show it: nothing of it reaches the log. */
  readonly unseen?: boolean;
}

export interface Told {
  /** A later part. */
  add(part: Unit | Step): void;
}

export interface Fact {
  readonly type: FactType;
  readonly atMs: number;
  readonly table: string;
  readonly key: Readonly<Record<string, string>> | null;
  readonly document?: string;
  readonly amount?: string;
  readonly actor?: string;
  readonly branch?: string;
  readonly commitsMs: readonly number[];
  readonly story?: string;
  readonly captured?: false;
}

export interface Journal {
  tell(telling: Telling): Told;
  /** What has happened, by time; whatever was still to come is left out. `lost` says which moments no capture saw. */
  facts(lost?: (ms: number) => boolean): Fact[];
}

export function createJournal(): Journal {
  const told: { telling: Telling; parts: (Unit | Step)[] }[] = [];
  return {
    tell(telling) {
      const entry = { telling, parts: [...telling.parts] };
      told.push(entry);
      return { add: (part) => void entry.parts.push(part) };
    },
    facts: (lost = () => false) =>
      told
        .flatMap(({ telling, parts }) => factOf(telling, parts, lost))
        .sort((a, b) => a.atMs - b.atMs || factTypes.indexOf(a.type) - factTypes.indexOf(b.type)),
  };
}

export function timesOf(parts: readonly (Unit | Step)[]): number[] {
  const steps = parts.flatMap((part) => ('steps' in part ? part.steps : [part]));
  const times = steps.flatMap((step) => step.atMs() ?? []);
  return [...new Set(times)].sort((a, b) => a - b);
}

function factOf(telling: Telling, parts: readonly (Unit | Step)[], lost: (ms: number) => boolean): Fact[] {
  const { type, anchor, key, document, amountCents, actor, branch, story, unseen } = telling;
  const atMs = anchor.atMs();
  if (atMs === null) return [];
  const text = (cell: Cell) => String(idOf(cell as string | number | Step)); // keys and branches are never NULL or SQL
  return [
    {
      type,
      atMs,
      table: anchor.table,
      key: key && Object.fromEntries(Object.entries(key).map(([name, cell]) => [name, text(cell)])),
      ...(document !== undefined && { document }),
      ...(amountCents !== undefined && { amount: soles(amountCents) }),
      ...(actor !== undefined && { actor }),
      ...(branch !== undefined && branch !== null && { branch: text(branch) }),
      commitsMs: timesOf([anchor, ...parts]),
      ...(story !== undefined && { story }),
      ...((unseen || lost(atMs)) && { captured: false as const }),
    },
  ];
}
