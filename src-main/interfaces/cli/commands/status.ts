/** `auditctl status`: how everything is. */
import { formatBytes, formatDuration, formatHash, formatName } from '#shared/format.ts';
import { notStoringWords } from '#shared/messages/not-storing-texts.ts';
import type { Status } from '#shared/operations.ts';
import { formatInstant } from '#shared/zoned-time.ts';
import type { CommandContext, GlobalOptions, Subcommand } from '../command-context.ts';
import { withStation } from '../open-station.ts';
import { renderLines, renderTable } from '../render-table.ts';
import { verdictSentence } from '../verdict-sentence.ts';

export const statusCommand: Subcommand = {
  name: 'status',
  register(program, context) {
    program
      .command('status')
      .description(context.words('status'))
      .action(async (_options, command) => {
        const options: GlobalOptions = command.optsWithGlobals();
        await withStation(options, async (station) => {
          const { text, value } = await station.ask('getStatus');
          context.print(options.json ? text : renderStatus(value, station.url !== null, context));
        });
      });
  },
};

function renderStatus(status: Status, running: boolean, context: CommandContext): string {
  const { words } = context;
  const { ledger, understanding, bytes, zone } = status;
  const lines: [string, string][] = [
    [words('line.workspace'), status.workspace + (status.demo ? ` · ${words('line.demo')}` : '')],
    [words('line.api'), running ? status.api : words('line.notRunning')],
    ...(running ? [[words('line.ingest'), status.ingest] satisfies [string, string]] : []),
    [
      words('line.ledger'),
      words('line.leaves', { n: ledger.leaves, state: words(`ledger.${ledger.state}`), unsealed: ledger.unsealed }),
    ],
    [words('line.root'), formatHash(ledger.rootHex)],
    [words('line.signed'), formatInstant(ledger.signedAt, zone)],
    [words('line.understanding'), words('line.behind', { toLeaf: understanding.toLeaf, behind: understanding.behind })],
    ...notStoringLine(status, context),
    [words('line.coverage'), verdictSentence(status.coverage, zone, context)],
    [
      words('line.bytes'),
      words('line.space', {
        evidence: formatBytes(bytes.evidence),
        insight: formatBytes(bytes.insight),
        free: formatBytes(bytes.diskFree),
      }),
    ],
  ];
  return `${renderLines(lines)}\n\n${renderSources(status.sources, zone, context)}`;
}

function notStoringLine({ notStoring, zone }: Status, { words, language }: CommandContext): [string, string][] {
  if (notStoring === null) return [];
  const { what, cause } = notStoringWords(notStoring, zone, language);
  return [[words('line.storing'), `${what} ${cause}`]];
}

export function renderSources(sources: Status['sources'], zone: string, { words }: CommandContext): string {
  if (sources.length === 0) return words('source.none');
  const heads = (['source', 'connector', 'state', 'last', 'lag', 'count', 'gaps', 'quarantined'] as const).map((name) =>
    words(`col.${name}`),
  );
  return renderTable(
    heads,
    sources.map((source) => [
      formatName(source.id),
      source.connector,
      words(source.ignored ? 'source.ignored' : `source.${source.state}`),
      source.lastReceivedAt === null ? null : formatInstant(source.lastReceivedAt, zone),
      source.lagMs === null ? null : formatDuration(source.lagMs),
      source.changeEvents,
      source.openGaps,
      source.quarantined,
    ]),
  );
}
