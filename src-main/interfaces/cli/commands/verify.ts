/** `auditctl verify`: derives the whole ledger from its bytes again, with progress; a running workstation does it itself, else this process does. */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Verification } from '#shared/ledger.ts';
import { isProblemCode, type ProblemEntry, problems } from '#shared/problem.ts';
import { verificationFaults } from '#shared/verification-faults.ts';
import { AuditError } from '../../../errors.ts';
import type { CommandContext, GlobalOptions, Subcommand } from '../command-context.ts';
import { type OperationValues, openStation } from '../open-station.ts';
import { renderTable } from '../render-table.ts';

const pollMs = 300;

export const verifyCommand: Subcommand = {
  name: 'verify',
  register(program, context) {
    const { words } = context;
    program
      .command('verify')
      .description(words('verify'))
      .option('--checkpoint <file>', words('option.checkpointFile'))
      .action(async (_options, command) => {
        const options: GlobalOptions & { checkpoint?: string } = command.optsWithGlobals();
        const checkpoint = options.checkpoint === undefined ? undefined : readCheckpoint(options.checkpoint);
        const result = await verify(options, checkpoint, context);
        context.progress(null);
        context.print(options.json ? JSON.stringify(result) : renderResult(result, context));
        context.exit(exitCodeOf(result));
      });
  },
};

/** What a shell gives a program that was interrupted: nothing was found, and nothing was proven. */
const CANCELLED = 130;

function exitCodeOf({ state, faults, error }: Verification): number {
  if (faults.length > 0) return problems['ledger-mismatch'].exitCode;
  if (state === 'failed') return problemEntry(error).exitCode;
  return state === 'done' ? 0 : CANCELLED;
}

function problemEntry(error: Verification['error']): ProblemEntry {
  return problems[error !== null && isProblemCode(error.code) ? error.code : 'internal'];
}

async function verify(
  options: GlobalOptions,
  checkpoint: string | undefined,
  context: CommandContext,
): Promise<Verification> {
  const station = await openStation(options);
  try {
    if (station.url === null && station.workspace !== null)
      return await verifyHere(station.workspace, checkpoint, context);
    const copy: OperationValues = checkpoint === undefined ? {} : { checkpoint };
    let { value } = await station.ask('verifyLedger', { action: 'start', ...copy });
    while (value.state === 'running') {
      showProgress(value, context);
      await wait(pollMs, undefined, { signal: context.stop }).catch(() =>
        station.ask('verifyLedger', { action: 'cancel' }),
      );
      ({ value } = await station.ask('getVerification'));
    }
    return value;
  } finally {
    await station.close();
  }
}

/** Nothing runs: this process reads the folder itself; it needs no lock and leaves no trace. */
async function verifyHere(
  workspace: string,
  checkpoint: string | undefined,
  context: CommandContext,
): Promise<Verification> {
  const { verifyFolder } = await import('../../../verify-folder.ts');
  const { comparableCheckpoint } = await import('../../../comparable-checkpoint.ts');
  return verifyFolder({
    workspace,
    checkpoint:
      checkpoint === undefined ? undefined : { text: checkpoint, size: comparableCheckpoint(workspace, checkpoint) },
    stop: context.stop,
    onProgress: (verification) => showProgress(verification, context),
    now: () => new Date(),
  });
}

function showProgress({ checked, total, faults }: Verification, { progress, words }: CommandContext): void {
  progress(words('verify.progress', { checked, total, faults: faults.length }));
}

function renderResult(
  { state, faults, total, checked, hashOnly, error, compared }: Verification,
  { words, language }: CommandContext,
): string {
  if (state === 'cancelled') return words('verify.cancelled', { checked });
  if (state === 'failed')
    return words('verify.failed', { checked, problem: problemEntry(error)[language], detail: error?.detail ?? '' });
  const remark = [
    ...(compared === null ? [] : [words('verify.compared', { n: compared })]),
    ...(hashOnly > 0 ? [words('verify.hashOnly', { n: hashOnly })] : []),
  ]
    .map((line) => `\n${line}`)
    .join('');
  if (faults.length === 0) return words('verify.intact', { total }) + remark;
  const texts: Readonly<Record<string, { readonly es: string; readonly en: string }>> = verificationFaults;
  const rows = faults.map(({ leaf, what, detail }) => [leaf, texts[what]?.[language] ?? what, detail]);
  return `${words('verify.faults', { n: faults.length, total })}${remark}\n\n${renderTable([words('col.leaf'), words('col.what'), words('col.found')], rows)}`;
}

function readCheckpoint(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AuditError('no-file', file, { cause });
  }
}
