import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OperationName, operations } from '#shared/operations.ts';
import { auditctl } from '../../support/faces/auditctl.ts';
import { openSmallWorkspace, type SmallWorkspace } from '../../support/faces/small-workspace.ts';

/** One question for each operation that reads, on both faces; ids are filled in from the workspace. */
const questions: readonly { name: OperationName; path: string; args: readonly string[] }[] = [
  { name: 'getStatus', path: '/status', args: ['status'] },
  { name: 'listSources', path: '/sources', args: ['source', 'list'] },
  { name: 'getSource', path: '/sources/lab', args: ['source', 'show', 'lab'] },
  {
    name: 'getSourceConfiguration',
    path: '/sources/nueva/configuration?form=sql',
    args: ['source', 'config', 'nueva', '--form', 'sql'],
  },
  { name: 'listChangeEvents', path: '/change-events', args: ['events'] },
  {
    name: 'listChangeEvents',
    path: '/change-events?table=cuenta&operation=update,create&order=newest&limit=2&baseline=true',
    args: [
      'events',
      '--table',
      'cuenta',
      '--operation',
      'update,create',
      '--order',
      'newest',
      '--limit',
      '2',
      '--baseline',
    ],
  },
  {
    name: 'listChangeEvents',
    path: '/change-events?source=lab,nueva&key=1&key=a,b&excludeKey=2&excludeKey=3,4',
    args: [
      'events',
      '--source',
      'lab,nueva',
      '--key',
      '1',
      '--key',
      'a,b',
      '--exclude-key',
      '2',
      '--exclude-key',
      '3,4',
    ],
  },
  {
    name: 'listTransactions',
    path: '/transactions?excludeSource=nueva&excludeTransaction=TRANSACTION',
    args: ['events', '--transactions', '--exclude-source', 'nueva', '--exclude-transaction', 'TRANSACTION'],
  },
  { name: 'getChangeEvent', path: '/change-events/EVENT', args: ['show', 'EVENT'] },
  { name: 'listTransactions', path: '/transactions', args: ['events', '--transactions'] },
  { name: 'getTransaction', path: '/transactions/TRANSACTION?limit=2', args: ['show', 'TRANSACTION', '--limit', '2'] },
  {
    name: 'getFacets',
    path: '/facets?excludeTable=vacia',
    args: ['events', '--facet', 'table', '--exclude-table', 'vacia'],
  },
  { name: 'getHistogram', path: '/histogram?buckets=7', args: ['events', '--histogram', '--buckets', '7'] },
  { name: 'listBusinessEvents', path: '/business-events?limit=3', args: ['activity', '--limit', '3'] },
  { name: 'getBusinessEvent', path: '/business-events/ACTIVITY', args: ['show', 'ACTIVITY'] },
  { name: 'getBusinessFacets', path: '/business-facets', args: ['activity', '--facet', 'type'] },
  {
    name: 'getBusinessFacets',
    path: '/business-facets?excludeBranch=1&excludeBranch=2,3&excludeActor=cajera02&excludeOrigin=none&entity=product:12&sensitive=true',
    args: [
      ...['activity', '--facet', 'origin', '--exclude-branch', '1', '--exclude-branch', '2,3'],
      ...['--exclude-actor', 'cajera02', '--exclude-origin', 'none', '--entity', 'product:12', '--sensitive'],
    ],
  },
  {
    name: 'getBusinessHistogram',
    path: '/business-histogram?buckets=7&excludeType=Sale',
    args: ['activity', '--histogram', '--buckets', '7', '--exclude-type', 'Sale'],
  },
  { name: 'listPacks', path: '/packs', args: ['pack', 'list'] },
  { name: 'getCoverage', path: '/coverage?from=2026-11-24T05:00:00.000Z', args: ['coverage', '--from', '2026-11-24'] },
  { name: 'listQuarantine', path: '/quarantine', args: ['quarantine'] },
  { name: 'getLedger', path: '/ledger?limit=3&order=newest', args: ['ledger', '--limit', '3', '--order', 'newest'] },
  { name: 'getCheckpoint', path: '/ledger/checkpoint', args: ['checkpoint'] },
  { name: 'getProof', path: '/ledger/proofs/EVENT?withhold=saldo', args: ['proof', 'EVENT', '--withhold', 'saldo'] },
];
/** For the screen alone: `verify` waits for the end instead. */
const withoutCommand: readonly OperationName[] = ['getVerification'];
/** Differ from moment to moment. */
const volatile = new Set(['now', 'diskFree', 'evidence', 'insight', 'lagMs', 'coverage']);

let small: SmallWorkspace;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  small = await openSmallWorkspace();
  await small.workstation.operations.addSource({ id: 'nueva', connector: 'mysql', databases: 'tienda', sign: false });
  await small.untilUnderstood();
  const { items } = await small.workstation.operations.listChangeEvents({
    limit: 100,
    order: 'oldest',
    operation: ['update'],
  });
  const event = items.find(({ table, transactionId }) => table === 'cuenta' && transactionId !== null);
  const activity = await small.workstation.operations.listBusinessEvents({ limit: 1, order: 'oldest' });
  ids = {
    EVENT: event?.eventId ?? '',
    TRANSACTION: event?.transactionId ?? '',
    ACTIVITY: activity.items[0]?.eventId ?? '',
  };
});
afterAll(() => small.remove());

const filled = (text: string) => text.replace(/EVENT|TRANSACTION|ACTIVITY/, (name) => ids[name] ?? name);
const settled = (text: string): unknown =>
  JSON.parse(text, (key, value) => (volatile.has(key) && typeof value !== 'object' ? null : value));

async function ask(path: string): Promise<string> {
  const response = await fetch(`${small.workstation.apiAddress}/api/v1${filled(path)}`);
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return text;
}

describe('the same question has the same answer on every face', () => {
  it('and every operation that reads is asked', () => {
    const reading = Object.entries(operations)
      .filter(([, { method }]) => method === 'GET')
      .map(([name]) => name);
    expect(new Set([...questions.map(({ name }) => name), ...withoutCommand])).toEqual(new Set(reading));
  });

  it.each(questions)(
    '$name over HTTP has the declared form, and auditctl $args prints it',
    async ({ name, path, args }) => {
      const http = await ask(path);
      operations[name].output.parse(JSON.parse(http));
      const { stdout, stderr, exitCode } = await auditctl([...args.map(filled), '--json', '--workspace', small.folder]);
      expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
      if (volatileOperation(name)) expect(settled(stdout)).toEqual(settled(http));
      else expect(stdout).toBe(`${http}\n`);
    },
  );

  it.each(withoutCommand)('%s over HTTP has the declared form', async (name) => {
    operations[name].output.parse(JSON.parse(await ask(operations[name].path)));
  });

  it('and a folder that nothing has open gives the answers of the workstation that had it', async () => {
    const before = new Map<string, string>();
    for (const { path } of questions) before.set(path, await ask(path));
    await small.workstation.operations.sealNow({ reason: 'prueba' });
    await small.workstation.close();
    for (const { name, path, args } of questions) {
      if (changedByClosing.has(name)) continue;
      const { stdout, exitCode } = await auditctl([...args.map(filled), '--json', '--workspace', small.folder]);
      expect(exitCode).toBe(0);
      expect(settled(stdout)).toEqual(settled(before.get(path) ?? ''));
    }
  });
});

/** Stopping is a leaf of its own. */
const changedByClosing = new Set<OperationName>([
  'getStatus',
  'getLedger',
  'getCheckpoint',
  'getProof',
  'getSourceConfiguration',
  'listSources',
  'getSource',
]);

function volatileOperation(name: OperationName): boolean {
  return name === 'getStatus' || name === 'listSources' || name === 'getSource';
}
