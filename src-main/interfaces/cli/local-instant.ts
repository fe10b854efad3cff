/** Times as people type them: a full ISO instant stays as it is; a date, or a date and time, is of the workspace's zone. */
import { instantOf, companyZone as zone } from '#shared/zoned-time.ts';
import type { OperationValues } from './open-station.ts';

const local = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?$/;
export function withInstants(values: OperationValues): OperationValues {
  return { ...values, ...instantField(values, 'from'), ...instantField(values, 'to') };
}

function instantField(values: OperationValues, name: 'from' | 'to'): OperationValues {
  const value = values[name];
  const match = typeof value === 'string' ? local.exec(value) : null;
  return match?.[1] === undefined ? {} : { [name]: instantOf(match[1], match[2] ?? '00:00', zone) };
}
