/** `auditctl ledger`: size, root, kept checkpoints and acts of the evidence ledger; and what a person may do to it. */
import type { Command } from 'commander';
import { formatBytes, formatHash } from '#shared/format.ts';
import { actWords, codeWords } from '#shared/messages/code-words.ts';
import { formatInstant, companyZone as zone } from '#shared/zoned-time.ts';
import { AuditError } from '../../../errors.ts';
import type { CommandContext, GlobalOptions, Subcommand } from '../command-context.ts';
import { type Station, withStation } from '../open-station.ts';
import { addOperationOptions, operationValues } from '../operation-options.ts';
import { renderLines, renderTable } from '../render-table.ts';

export const ledgerCommand: Subcommand = {
  name: 'ledger',
  register(program, context) {
    const { words, language, print } = context;
    const command = program.command('ledger').description(words('ledger')).helpCommand(false);
    for (const register of [registerRotateKey, registerFork, registerDropMonth]) register(command, context);
    addOperationOptions(command, 'getLedger', language).action(async () => {
      const options: GlobalOptions = command.optsWithGlobals();
      await withStation(options, async (station) => {
        const { text, value } = await station.ask('getLedger', operationValues('getLedger', { ...options }));
        if (options.json) return print(text);
        const lines: [string, string][] = [
          [words('line.ledger'), value.origin],
          [words('col.size'), String(value.leaves)],
          [words('line.root'), formatHash(value.rootHex)],
          [words('line.key'), value.publicKey],
        ];
        const checkpoints = value.checkpoints.map(({ size, signedAt, reason, proven }) => [
          size,
          formatInstant(signedAt, zone),
          codeWords(language, 'evidence.reason', reason),
          words(proven ? 'proven.yes' : 'proven.no'),
        ]);
        const acts = value.acts.map((act) => [act.leaf, formatInstant(act.at, zone), actWords(language, act), act.who]);
        print(renderLines(lines));
        if (checkpoints.length > 0)
          print(
            `\n${renderTable([words('col.size'), words('line.signed'), words('col.reason'), words('col.proven')], checkpoints)}`,
          );
        if (acts.length > 0)
          print(
            `\n${renderTable([words('col.leaf'), words('col.received'), words('col.kind'), words('col.who')], acts)}`,
          );
      });
    });
  },
};

function registerRotateKey(ledger: Command, { words, language, print }: CommandContext): void {
  const command = ledger.command('rotate-key').description(words('ledger.rotateKey'));
  addOperationOptions(command, 'rotateLedgerKey', language).action(async () => {
    const options: GlobalOptions = command.optsWithGlobals();
    await withStation(options, async (station) => {
      const values = operationValues('rotateLedgerKey', { ...options });
      const { text, value } = await station.ask('rotateLedgerKey', values);
      print(options.json ? text : words('ledger.rotated', { old: value.previousKeyId, key: value.publicKey }));
    });
  });
}

function registerFork(ledger: Command, { words, language, print }: CommandContext): void {
  const command = ledger.command('fork').description(words('ledger.fork'));
  addOperationOptions(command, 'declareFork', language).action(async () => {
    const options: GlobalOptions = command.optsWithGlobals();
    await withStation(options, async (station) => {
      const { text, value } = await station.ask('declareFork', operationValues('declareFork', { ...options }));
      print(options.json ? text : words('ledger.forked', { origin: value.origin, old: value.previousOrigin }));
    });
  });
}

function registerDropMonth(ledger: Command, context: CommandContext): void {
  const { words, language, print } = context;
  const command = ledger.command('drop-month').description(words('ledger.dropMonth')).argument('<YYYY-MM>');
  command.option('--yes', words('option.yes'));
  addOperationOptions(command, 'dropMonth', language, ['id']).action(async (month: string) => {
    const options: GlobalOptions & { yes?: true } = command.optsWithGlobals();
    const values = { ...operationValues('dropMonth', { ...options }), id: month };
    await withStation(options, async (station) => {
      await assertMayGo(station, month, options.yes === true, context);
      const { text, value } = await station.ask('dropMonth', values);
      print(options.json ? text : words('ledger.dropped', { month, n: value.deliveries, leaf: value.leaf }));
    });
  });
}

/** Throws `not-found`, `bad-request` with what would be destroyed, or why it can't be. */
async function assertMayGo(station: Station, month: string, isSure: boolean, { words }: CommandContext): Promise<void> {
  const { months } = (await station.ask('getLedger', { limit: 1 })).value;
  const found = months.find((candidate) => candidate.month === month);
  if (found === undefined) throw new AuditError('not-found', month);
  if (found.dropped) throw new AuditError('bad-request', words('ledger.dropAlready', { month }));
  if (found === months.at(-1)) throw new AuditError('bad-request', words('ledger.dropOpen', { month }));
  const { deliveries: n, bytes } = found;
  if (!isSure)
    throw new AuditError('bad-request', words('ledger.dropNeedsYes', { month, n, bytes: formatBytes(bytes) }));
}
