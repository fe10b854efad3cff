/** `auditctl quarantine`: records that were not understood, and why. */

import { codeWords } from '#shared/messages/code-words.ts';
import { fillMessage } from '#shared/messages/translate.ts';
import { quarantineReasons } from '#shared/quarantine-reasons.ts';
import { companyZone, formatInstant } from '#shared/zoned-time.ts';
import type { GlobalOptions, Subcommand } from '../command-context.ts';
import { withStation } from '../open-station.ts';
import { addOperationOptions, operationValues } from '../operation-options.ts';
import { renderTable } from '../render-table.ts';

export const quarantineCommand: Subcommand = {
  name: 'quarantine',
  register(program, context) {
    const { words, language, print, remark } = context;
    const command = program.command('quarantine').description(words('quarantine'));
    addOperationOptions(command, 'listQuarantine', language).action(async () => {
      const options: GlobalOptions = command.optsWithGlobals();
      await withStation(options, async (station) => {
        const { text, value } = await station.ask('listQuarantine', operationValues('listQuarantine', { ...options }));
        if (options.json) return print(text);
        const heads = (['leaf', 'source', 'received', 'kind', 'bytes', 'reason'] as const).map((name) =>
          words(`col.${name}`),
        );
        const reasons: Readonly<Record<string, { readonly es: string; readonly en: string }>> = quarantineReasons;
        const rows = value.items.map(({ leaf, source, receivedAt, kind, bytes, reason, facts }) => [
          leaf,
          source,
          formatInstant(receivedAt, companyZone),
          codeWords(language, 'sources.quarantine.kind', kind),
          bytes,
          fillMessage(reasons[reason]?.[language] ?? reason, facts),
        ]);
        print(rows.length === 0 ? words('list.empty') : renderTable(heads, rows));
        if (value.next !== null) remark(words('list.moreNoAll', { next: value.next }));
      });
    });
  },
};
