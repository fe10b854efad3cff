/** How everything is: capture, ledger, understanding, coverage, space. */
import type { OperationOutput } from '#shared/operations.ts';
import { productVersion } from '../product-version.ts';
import { coverageVerdict } from '../store/read/coverage-verdict.ts';
import { understoodTo } from '../store/read/insight-file.ts';
import { countOpenFindings } from '../store/read/open-findings.ts';
import { measureWorkspace } from '../store/workspace-size.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import { lastVerification } from './last-verification.ts';
import { listSourcesOperation } from './list-sources.ts';
import type { ReadOperation } from './operation-kinds.ts';

type Answer = OperationOutput<'getStatus'>;

export const getStatus: ReadOperation<'getStatus'> = (view) => {
  const { folder, settings, ledger, live, now } = view;
  const { db, reading } = view.insight();
  const sources = listSourcesOperation(view, {}).items;
  const toLeaf = understoodTo(db);
  const open = countOpenFindings(db);
  return {
    version: productVersion,
    workspace: folder,
    demo: settings.demo,
    api: live.api,
    ingest: live.ingest,
    now: now.toISOString(),
    zone: settings.zone,
    sources,
    ledger: ledgerStatus(view),
    understanding: { reading, toLeaf, behind: Math.max(0, ledger.end() - toLeaf), rebuilding: live.rebuilding },
    coverage: coverageVerdict(db, {}),
    notStoring: live.notStoring,
    openGaps: open.gap,
    openAlarms: open.alarm,
    quarantined: sources.reduce((sum, source) => sum + (source.ignored ? 0 : source.quarantined), 0),
    bytes: measureWorkspace(folder),
    demoProgress: live.demoProgress,
  };
};

function ledgerStatus({ ledger, bodies, live, settings }: WorkspaceView): Answer['ledger'] {
  const head = ledger.head();
  const mismatch = ledger.mismatch();
  const verified = lastVerification(ledger);
  const differs = mismatch !== null || (verified !== null && verified.faults > 0);
  return {
    leaves: head?.size ?? 0,
    unsealed: bodies.countAfter(ledger.lastDelivery()),
    origin: head?.origin ?? settings.origin,
    rootHex: head?.root.toString('hex') ?? '',
    signedAt: head?.signedAt ?? settings.createdAt,
    state: differs ? 'mismatch' : live.verification.state === 'running' ? 'verifying' : 'intact',
    verifiedAt: verified?.at ?? null,
    firstFault: mismatch?.leaf ?? verified?.firstFault ?? null,
  };
}
