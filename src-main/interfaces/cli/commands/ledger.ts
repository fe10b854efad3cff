/** `auditctl ledger`: size, root, kept checkpoints and acts of the evidence ledger. */
import { formatHash } from '#shared/format.ts';
import { formatInstant, companyZone as zone } from '#shared/zoned-time.ts';
import type { GlobalOptions, Subcommand } from '../command-context.ts';
import { withStation } from '../open-station.ts';
import { addOperationOptions, operationValues } from '../operation-options.ts';
import { renderLines, renderTable } from '../render-table.ts';

export const ledgerCommand: Subcommand = {
  name: 'ledger',
  register(program, context) {
    const { words, language, print } = context;
    const command = program.command('ledger').description(words('ledger'));
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
        const checkpoints = value.checkpoints.map(({ size, signedAt, reason }) => [
          size,
          formatInstant(signedAt, zone),
          reason,
        ]);
        const acts = value.acts.map(({ leaf, at, kind, who }) => [leaf, formatInstant(at, zone), kind, who]);
        print(renderLines(lines));
        if (checkpoints.length > 0)
          print(`\n${renderTable([words('col.size'), words('line.signed'), words('col.reason')], checkpoints)}`);
        if (acts.length > 0)
          print(
            `\n${renderTable([words('col.leaf'), words('col.received'), words('col.kind'), words('col.who')], acts)}`,
          );
      });
    });
  },
};
