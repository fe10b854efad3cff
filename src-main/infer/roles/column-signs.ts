/** What speaks for and against each use of a column, in one list; weights in hundredths. */
import * as seen from './column-sightings.ts';
import type { ColumnSubject } from './column-subject.ts';
import type { Sign } from './evidence.ts';

export type ColumnUse = 'status' | 'numbering' | 'actor' | 'money' | 'label' | 'businessTime' | 'counter';
type Signs = readonly Sign<ColumnSubject>[];

const status: Signs = [
  { sign: 'roles.sign.status-word', weight: 60, seen: seen.statusWord },
  { sign: 'roles.sign.status-flag', weight: 45, seen: seen.statusFlag },
  { sign: 'roles.sign.few-values-type', weight: 20, seen: seen.fewValuesType },
  { sign: 'roles.sign.has-default', weight: 10, seen: seen.hasDefault },
  { sign: 'roles.sign.few-values-seen', weight: 20, seen: seen.fewValuesSeen },
  { sign: 'roles.sign.wrong-type', weight: -90, seen: seen.typeIsNot('integer', 'flag', 'choice', 'text') },
  { sign: 'roles.sign.long-text', weight: -40, seen: seen.longText },
  { sign: 'roles.sign.place-beside', weight: -70, seen: seen.placeBeside },
  { sign: 'roles.sign.other-subject', weight: -80, seen: seen.noStatusWord },
  { sign: 'roles.sign.said-more-plainly', weight: -50, seen: seen.statusSaidMorePlainly },
  { sign: 'roles.sign.part-of-key', weight: -80, seen: seen.inKey },
];

const numbering: Signs = [
  { sign: 'roles.sign.number-word', weight: 45, seen: seen.numberWord },
  { sign: 'roles.sign.series-word', weight: 50, seen: seen.says('series') },
  { sign: 'roles.sign.document-word', weight: 15, seen: seen.documentWord },
  { sign: 'roles.sign.alone', weight: 10, seen: seen.alone },
  { sign: 'roles.sign.in-composite-index', weight: 15, seen: seen.besideNumberInIndex },
  { sign: 'roles.sign.kind-in-number', weight: 60, seen: seen.kindInNumber },
  { sign: 'roles.sign.steps-by-one', weight: 40, seen: seen.stepsByOne },
  { sign: 'roles.sign.own-key', weight: -90, seen: seen.countsByItself },
  { sign: 'roles.sign.wrong-type', weight: -90, seen: seen.typeIsNot('text', 'integer') },
  { sign: 'roles.sign.names-row', weight: -60, seen: seen.numberOfOther },
  { sign: 'roles.sign.other-subject', weight: -70, seen: seen.noDocumentNumber },
  { sign: 'roles.sign.line-number', weight: -60, seen: seen.says('line', 'lineOrThing', 'ordinal') },
  { sign: 'roles.sign.said-more-plainly', weight: -70, seen: seen.numberSaidMorePlainly },
];

const counter: Signs = [
  { sign: 'roles.sign.last-number', weight: 70, seen: seen.lastNumber },
  { sign: 'roles.sign.number-of-settings', weight: 55, seen: seen.numberOfSettings },
  { sign: 'roles.sign.steps-by-one', weight: 30, seen: seen.stepsInPlace },
  { sign: 'roles.sign.wrong-type', weight: -90, seen: seen.typeIsNot('text', 'integer') },
  { sign: 'roles.sign.names-row', weight: -60, seen: seen.namesRow },
  { sign: 'roles.sign.part-of-key', weight: -90, seen: seen.inKey },
];

const actor: Signs = [
  { sign: 'roles.sign.user-word', weight: 65, seen: seen.says('user') },
  { sign: 'roles.sign.trade-word', weight: 55, seen: seen.tradeWord },
  { sign: 'roles.sign.done-by', weight: 65, seen: seen.doneBy },
  { sign: 'roles.sign.act-word', weight: 15, seen: seen.says('act') },
  { sign: 'roles.sign.names-user', weight: 35, seen: seen.namesUser },
  { sign: 'roles.sign.names-row', weight: -50, seen: seen.namesNoUser },
  { sign: 'roles.sign.users-seen', weight: 50, seen: seen.usersSeen },
  { sign: 'roles.sign.wrong-type', weight: -90, seen: seen.typeIsNot('text', 'integer') },
  { sign: 'roles.sign.short-type', weight: -60, seen: seen.tooShortForPerson },
  { sign: 'roles.sign.own-key', weight: -80, seen: seen.wholeKey },
  { sign: 'roles.sign.part-of-key', weight: -60, seen: seen.partOfKey },
  { sign: 'roles.sign.table-of-users', weight: -90, seen: seen.tableOfUsers },
  { sign: 'roles.sign.subject-of-pair', weight: -60, seen: seen.subjectOfTable },
  { sign: 'roles.sign.other-subject', weight: -70, seen: seen.nobody },
];

const money: Signs = [
  { sign: 'roles.sign.money-word', weight: 55, seen: seen.moneyWord },
  { sign: 'roles.sign.payment-word', weight: 50, seen: seen.paymentWord },
  { sign: 'roles.sign.balance-word', weight: 50, seen: seen.balanceWord },
  { sign: 'roles.sign.scale-of-money', weight: 20, seen: seen.scaleOfMoney },
  { sign: 'roles.sign.type-of-money-beside', weight: 35, seen: seen.typeOfMoneyBeside },
  { sign: 'roles.sign.wrong-type', weight: -100, seen: seen.typeIsNot('decimal', 'float', 'integer') },
  { sign: 'roles.sign.whole-number', weight: -30, seen: seen.wholeNumber },
  { sign: 'roles.sign.narrow-number', weight: -45, seen: seen.narrowNumber },
  { sign: 'roles.sign.quantity-word', weight: -70, seen: seen.quantityWord },
  { sign: 'roles.sign.share-word', weight: -80, seen: seen.says('share') },
  { sign: 'roles.sign.measure-word', weight: -60, seen: seen.says('measure') },
  { sign: 'roles.sign.other-subject', weight: -70, seen: seen.noMoney },
];

const label: Signs = [
  { sign: 'roles.sign.name-word', weight: 60, seen: seen.nameWord },
  { sign: 'roles.sign.description-word', weight: 50, seen: seen.descriptionWord },
  { sign: 'roles.sign.user-word', weight: 75, seen: seen.userOfUsers },
  { sign: 'roles.sign.number-word', weight: 35, seen: seen.numberOfIt },
  { sign: 'roles.sign.code-word', weight: 30, seen: seen.says('codeKey') },
  { sign: 'roles.sign.alone', weight: 10, seen: seen.alone },
  { sign: 'roles.sign.own-word', weight: 20, seen: seen.ownWord },
  { sign: 'roles.sign.not-null', weight: 5, seen: seen.notNull },
  { sign: 'roles.sign.wrong-type', weight: -90, seen: seen.typeIsNot('text', 'integer') },
  { sign: 'roles.sign.whole-number', weight: -25, seen: seen.wholeNumber },
  { sign: 'roles.sign.short-type', weight: -40, seen: seen.tooShortForName },
  { sign: 'roles.sign.names-row', weight: -60, seen: seen.namesRow },
  { sign: 'roles.sign.other-subject', weight: -60, seen: seen.namesOther },
];

const businessTime: Signs = [
  { sign: 'roles.sign.day-type', weight: 50, seen: seen.dayType },
  { sign: 'roles.sign.date-alone', weight: 25, seen: seen.dateAlone },
  { sign: 'roles.sign.issue-word', weight: 35, seen: seen.says('ofTheDocument') },
  { sign: 'roles.sign.own-word', weight: 30, seen: seen.dayOfIt },
  { sign: 'roles.sign.registered-word', weight: 10, seen: seen.says('registered') },
  { sign: 'roles.sign.opened-word', weight: 10, seen: seen.openedWord },
  { sign: 'roles.sign.wrong-type', weight: -90, seen: seen.typeIsNot('date', 'instant') },
  { sign: 'roles.sign.modified-word', weight: -35, seen: seen.says('modified') },
  { sign: 'roles.sign.other-day', weight: -60, seen: seen.says('otherDay', 'counter') },
  { sign: 'roles.sign.act-word', weight: -20, seen: seen.otherAct },
];

export const columnSigns = { status, numbering, counter, actor, money, label, businessTime } satisfies Record<
  ColumnUse,
  Signs
>;

/** From where on a column is taken for what it seems, in hundredths. */
export const takenFrom: Readonly<Record<ColumnUse, number>> = {
  status: 50,
  numbering: 50,
  counter: 50,
  actor: 50,
  money: 50,
  label: 35,
  businessTime: 25,
};
