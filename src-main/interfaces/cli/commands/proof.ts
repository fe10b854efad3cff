/** `auditctl proof ID`: a self-contained inclusion proof, with chosen fields withheld. */
import type { GlobalOptions, Subcommand } from '../command-context.ts';
import { withStation } from '../open-station.ts';
import { addOperationOptions, operationValues } from '../operation-options.ts';
import { writeOutput } from '../write-output.ts';

export const proofCommand: Subcommand = {
  name: 'proof',
  register(program, context) {
    const { words, language, remark } = context;
    const command = program.command('proof').description(words('proof')).argument('<id>');
    addOperationOptions(command, 'getProof', language, ['id'])
      .option('-o, --output <file>', words('option.output'))
      .action(async (id: string) => {
        const options: GlobalOptions & { output?: string } = command.optsWithGlobals();
        await withStation(options, async (station) => {
          const { text, value } = await station.ask('getProof', { ...operationValues('getProof', { ...options }), id });
          writeOutput(options.json ? text : value.file, options.output, context);
          if (options.output === undefined) return;
          const { publicKey } = (await station.ask('getLedger', { limit: 1 })).value;
          remark(words('proof.written', { leaf: value.leaf, file: options.output, key: publicKey }));
        });
      });
  },
};
