/** What speaks for and against each role of a table, in one list; weights in hundredths. */
import type { TableRole } from '#shared/pack.ts';
import type { Sign } from './evidence.ts';
import * as seen from './role-sightings.ts';
import type { RoleSubject } from './role-subject.ts';

type Signs = readonly Sign<RoleSubject>[];

const master: Signs = [
  { sign: 'roles.sign.name-thing', weight: 45, seen: seen.name('thing') },
  { sign: 'roles.sign.own-key-column', weight: 10, seen: seen.ownKeyColumn },
  { sign: 'roles.sign.has-label', weight: 20, seen: seen.label },
  { sign: 'roles.sign.people', weight: 20, seen: seen.peopleColumns },
  { sign: 'roles.sign.referred-by', weight: 10, seen: seen.referredBy },
  { sign: 'roles.sign.prices-of-things', weight: 45, seen: seen.pricesOfThings },
  { sign: 'roles.sign.extends-other', weight: 20, seen: seen.extendsOther },
  {
    sign: 'roles.sign.name-document',
    weight: -30,
    seen: seen.name('document', 'header', 'session', 'movement', 'attached'),
  },
  { sign: 'roles.sign.name-line', weight: -35, seen: seen.name('line') },
  { sign: 'roles.sign.numbered-and-dated', weight: -20, seen: seen.numberedAndDated },
  { sign: 'roles.sign.key-of-references', weight: -15, seen: seen.keyOfReferences },
  { sign: 'roles.sign.name-of-two', weight: -35, seen: seen.nameOfTwo },
  { sign: 'roles.sign.key-of-unknown-references', weight: -15, seen: seen.keyOfUnknownReferences },
  { sign: 'roles.sign.no-key', weight: -20, seen: seen.noKey },
];

const transaction: Signs = [
  { sign: 'roles.sign.name-document', weight: 45, seen: seen.name('document', 'header', 'attached') },
  { sign: 'roles.sign.name-session', weight: 20, seen: seen.name('session') },
  { sign: 'roles.sign.has-details', weight: 35, seen: seen.details },
  { sign: 'roles.sign.numbered', weight: 15, seen: seen.numbered },
  { sign: 'roles.sign.dated', weight: 15, seen: seen.dated },
  { sign: 'roles.sign.total', weight: 10, seen: seen.total },
  { sign: 'roles.sign.has-status', weight: 10, seen: seen.status },
  { sign: 'roles.sign.opened-and-closed', weight: 30, seen: seen.openedAndClosed },
  { sign: 'roles.sign.refers-to', weight: 10, seen: seen.refersTo },
  { sign: 'roles.sign.own-key-column', weight: 5, seen: seen.ownKeyColumn },
  { sign: 'roles.sign.name-line', weight: -50, seen: seen.name('line') },
  { sign: 'roles.sign.name-thing', weight: -25, seen: seen.name('thing', 'code', 'setting') },
  { sign: 'roles.sign.has-header', weight: -30, seen: seen.header },
  { sign: 'roles.sign.undated', weight: -25, seen: seen.undated },
  { sign: 'roles.sign.key-of-references', weight: -30, seen: seen.keyOfReferences },
];

const detail: Signs = [
  { sign: 'roles.sign.name-line', weight: 45, seen: seen.name('line') },
  { sign: 'roles.sign.name-attached', weight: 20, seen: seen.name('attached') },
  { sign: 'roles.sign.has-header', weight: 50, seen: seen.header },
  { sign: 'roles.sign.quantity-or-amount', weight: 10, seen: seen.quantityOrAmount },
  { sign: 'roles.sign.no-header', weight: -30, seen: seen.noHeader },
  { sign: 'roles.sign.has-details', weight: -25, seen: seen.details },
  { sign: 'roles.sign.numbered-and-dated', weight: -20, seen: seen.numberedAndDated },
];

const ledger: Signs = [
  { sign: 'roles.sign.name-movement', weight: 50, seen: seen.name('movement') },
  { sign: 'roles.sign.name-history', weight: 25, seen: seen.name('history') },
  { sign: 'roles.sign.in-and-out', weight: 50, seen: seen.inAndOut },
  { sign: 'roles.sign.running-balance', weight: 15, seen: seen.runningBalance },
  { sign: 'roles.sign.dated', weight: 15, seen: seen.dated },
  { sign: 'roles.sign.quantity-or-amount', weight: 15, seen: seen.quantityOrAmount },
  { sign: 'roles.sign.names-document', weight: 10, seen: seen.namesDocument },
  { sign: 'roles.sign.shape-of-movement', weight: 15, seen: seen.shapeOfMovement },
  { sign: 'roles.sign.own-key-column', weight: 5, seen: seen.ownKeyColumn },
  { sign: 'roles.sign.inserted-only', weight: 20, seen: seen.insertedOnly },
  { sign: 'roles.sign.no-quantity-or-amount', weight: -50, seen: seen.noQuantityOrAmount },
  { sign: 'roles.sign.undated', weight: -30, seen: seen.undated },
  { sign: 'roles.sign.has-status', weight: -10, seen: seen.statusWord },
  { sign: 'roles.sign.name-balance', weight: -30, seen: seen.balanceName },
  { sign: 'roles.sign.has-details', weight: -25, seen: seen.details },
];

const balance: Signs = [
  { sign: 'roles.sign.name-balance', weight: 40, seen: seen.balanceName },
  { sign: 'roles.sign.key-of-references', weight: 30, seen: seen.keyOfReferences },
  { sign: 'roles.sign.one-or-two-quantities', weight: 30, seen: seen.oneOrTwoQuantities },
  { sign: 'roles.sign.few-columns', weight: 10, seen: seen.fewColumns(8) },
  { sign: 'roles.sign.updated-mostly', weight: 20, seen: seen.updatedMostly },
  { sign: 'roles.sign.no-quantity-or-amount', weight: -60, seen: seen.noQuantityOrAmount },
  { sign: 'roles.sign.has-header', weight: -40, seen: seen.header },
  { sign: 'roles.sign.has-label', weight: -25, seen: seen.label },
  { sign: 'roles.sign.own-key-column', weight: -20, seen: seen.ownKeyColumn },
  { sign: 'roles.sign.dated', weight: -30, seen: seen.dated },
  { sign: 'roles.sign.name-document', weight: -20, seen: seen.name('document', 'header', 'line', 'movement', 'code') },
];

const log: Signs = [
  { sign: 'roles.sign.name-log', weight: 55, seen: seen.name('log') },
  { sign: 'roles.sign.name-history', weight: 35, seen: seen.name('history') },
  { sign: 'roles.sign.who-and-when', weight: 20, seen: seen.whoAndWhen },
  { sign: 'roles.sign.action-and-machine', weight: 30, seen: seen.actionAndMachine },
  { sign: 'roles.sign.free-text', weight: 10, seen: seen.freeText },
  { sign: 'roles.sign.inserted-only', weight: 15, seen: seen.insertedOnly },
  { sign: 'roles.sign.amounts', weight: -30, seen: seen.quantityOrAmount },
  { sign: 'roles.sign.referred-by', weight: -20, seen: seen.referredBy },
  { sign: 'roles.sign.undated', weight: -25, seen: seen.undated },
];

const configuration: Signs = [
  { sign: 'roles.sign.name-setting', weight: 50, seen: seen.name('setting') },
  { sign: 'roles.sign.name-code', weight: 50, seen: seen.name('code', 'share', 'place') },
  { sign: 'roles.sign.name-and-value', weight: 35, seen: seen.settingNameAndValue },
  { sign: 'roles.sign.small-code-table', weight: 20, seen: seen.smallCodeTable },
  { sign: 'roles.sign.key-and-name-only', weight: 25, seen: seen.keyAndNameOnly },
  { sign: 'roles.sign.last-number', weight: 25, seen: seen.counter },
  { sign: 'roles.sign.people', weight: -30, seen: seen.peopleColumns },
  { sign: 'roles.sign.numbered-and-dated', weight: -25, seen: seen.numberedAndDated },
  { sign: 'roles.sign.has-header', weight: -10, seen: seen.header },
  { sign: 'roles.sign.name-thing', weight: -10, seen: seen.name('thing') },
];

const link: Signs = [
  { sign: 'roles.sign.key-of-references', weight: 35, seen: seen.keyOfReferences },
  { sign: 'roles.sign.key-of-unknown-references', weight: 35, seen: seen.keyOfUnknownReferences },
  { sign: 'roles.sign.little-else', weight: 25, seen: seen.littleElse },
  { sign: 'roles.sign.name-link', weight: 40, seen: seen.name('link') },
  { sign: 'roles.sign.name-of-two', weight: 30, seen: seen.nameOfTwo },
  { sign: 'roles.sign.two-references-only', weight: 30, seen: seen.twoReferencesOnly },
  { sign: 'roles.sign.quantity-or-amount', weight: -40, seen: seen.quantityOrAmount },
  { sign: 'roles.sign.has-label', weight: -25, seen: seen.label },
  { sign: 'roles.sign.name-line', weight: -30, seen: seen.name('line', 'balance', 'movement', 'setting') },
  { sign: 'roles.sign.referred-by', weight: -15, seen: seen.referredBy },
];

const scratch: Signs = [
  { sign: 'roles.sign.name-scratch', weight: 60, seen: seen.name('scratch') },
  { sign: 'roles.sign.no-key', weight: 20, seen: seen.noKey },
  { sign: 'roles.sign.columns-without-meaning', weight: 35, seen: seen.columnsWithoutMeaning },
  { sign: 'roles.sign.queue', weight: 40, seen: seen.queue },
  { sign: 'roles.sign.session-data', weight: 60, seen: seen.sessionData },
  { sign: 'roles.sign.copy-of-other', weight: 50, seen: seen.copyOfOther },
  { sign: 'roles.sign.referred-by', weight: -30, seen: seen.referredBy },
];

export const roleSigns = {
  master,
  transaction,
  detail,
  ledger,
  balance,
  log,
  configuration,
  link,
  scratch,
} satisfies Record<TableRole, Signs>;
