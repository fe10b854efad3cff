/** `auditctl coverage`: what was captured of a span, what is missing and why. */
import type { Finding } from '#shared/coverage.ts';
import { findingWords } from '#shared/messages/finding-words.ts';
import type { OperationOutput } from '#shared/operations.ts';
import { tableWords } from '#shared/table-name.ts';
import { formatInstant, companyZone as zone } from '#shared/zoned-time.ts';
import type { CommandContext, GlobalOptions, Subcommand } from '../command-context.ts';
import { withInstants } from '../local-instant.ts';
import { withStation } from '../open-station.ts';
import { addOperationOptions, operationValues } from '../operation-options.ts';
import { verdictSentence } from '../verdict-sentence.ts';

export const coverageCommand: Subcommand = {
  name: 'coverage',
  register(program, context) {
    const command = program.command('coverage').description(context.words('coverage'));
    addOperationOptions(command, 'getCoverage', context.language).action(async () => {
      const options: GlobalOptions = command.optsWithGlobals();
      await withStation(options, async (station) => {
        const { text, value } = await station.ask(
          'getCoverage',
          withInstants(operationValues('getCoverage', { ...options })),
        );
        context.print(options.json ? text : renderCoverage(value, context));
      });
    });
  },
};

function renderCoverage(coverage: OperationOutput<'getCoverage'>, context: CommandContext): string {
  const { counts, verdict, findings } = coverage;
  const lines = [verdictSentence(verdict, zone, context), context.words('coverage.counts', counts)];
  return [...lines, ...findings.map((finding) => renderFinding(finding, context))].join('\n');
}

function renderFinding(finding: Finding, { words, language }: CommandContext): string {
  const text = findingWords(finding, language, zone);
  const from = formatInstant(finding.from, zone);
  const to = finding.to === null ? '…' : formatInstant(finding.to, zone);
  const times = finding.count > 1 ? ` ×${finding.count}` : '';
  const open = finding.closedLeaf === null ? '' : ' ✓';
  return [
    '',
    `${words(`severity.${finding.severity}`)}  ${finding.id}  ${text.title}${times}${open}  ${finding.source}${finding.table === null ? '' : ` ${tableWords(finding.table, language)}`}`,
    `  ${from} – ${to}`,
    `  ${text.what}`,
    `  ${text.action}`,
  ].join('\n');
}
