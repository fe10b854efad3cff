/** Every watch, in the order in which they look: holes before the signs that make a loss of them. */
import { cannotStore } from './cannot-store.ts';
import { cascadeUnlogged } from './cascade-unlogged.ts';
import { clockForged } from './clock-forged.ts';
import { clockStep } from './clock-step.ts';
import { connectorRestart } from './connector-restart.ts';
import { connectorStuck } from './connector-stuck.ts';
import { continuity } from './continuity.ts';
import { crossSite } from './cross-site.ts';
import { ddl } from './ddl.ts';
import { deliveryIrregular } from './delivery-irregular.ts';
import { deliveryRefused } from './delivery-refused.ts';
import { failover } from './failover.ts';
import { fork } from './fork.ts';
import { gtidHole } from './gtid-hole.ts';
import { heartbeatMissing } from './heartbeat-missing.ts';
import { keylessTable } from './keyless-table.ts';
import { late } from './late.ts';
import { lostKeyHalf } from './lost-key-half.ts';
import { nullDefault } from './null-default.ts';
import { poisonAhead } from './poison-ahead.ts';
import { positionBackward } from './position-backward.ts';
import { quarantined } from './quarantined.ts';
import { replicaIdentity } from './replica-identity.ts';
import { resnapshot } from './resnapshot.ts';
import { retentionCountdown } from './retention-countdown.ts';
import { silence } from './silence.ts';
import { staleQuery } from './stale-query.ts';
import { statementFormat } from './statement-format.ts';
import { statementUnseen } from './statement-unseen.ts';
import { transactionCount } from './transaction-count.ts';
import { transactionUnclosed } from './transaction-unclosed.ts';
import { truncate } from './truncate.ts';
import { truncateSkipped } from './truncate-skipped.ts';
import { twoConnectors } from './two-connectors.ts';
import { unknownHistory } from './unknown-history.ts';
import { uuidSuspect } from './uuid-suspect.ts';
import type { Watch } from './watch.ts';
import { workstationOff } from './workstation-off.ts';
import { xaUnknown } from './xa-unknown.ts';
import { zeroDate } from './zero-date.ts';

export const watches: readonly Watch[] = [
  gtidHole,
  statementFormat,
  statementUnseen,
  transactionCount,
  transactionUnclosed,
  lostKeyHalf,
  xaUnknown,
  positionBackward,
  failover,
  unknownHistory,
  continuity,
  truncateSkipped,
  cascadeUnlogged,
  resnapshot,
  silence,
  heartbeatMissing,
  workstationOff,
  late,
  retentionCountdown,
  deliveryRefused,
  deliveryIrregular,
  crossSite,
  cannotStore,
  twoConnectors,
  connectorRestart,
  connectorStuck,
  poisonAhead,
  zeroDate,
  uuidSuspect,
  replicaIdentity,
  keylessTable,
  nullDefault,
  staleQuery,
  clockForged,
  clockStep,
  ddl,
  truncate,
  quarantined,
  fork,
];
