/** `auditctl cert`: TLS key and certificate of the ingest listener, and the lines that make Debezium's Java trust it. */
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { AuditError } from '../../../errors.ts';
import { certificateFiles, saveCertificate } from '../../../tls-files.ts';
import type { GlobalOptions, Subcommand } from '../command-context.ts';
import { requireWorkspace } from '../require-workspace.ts';

export const certCommand: Subcommand = {
  name: 'cert',
  register(program, { words, print, remark }) {
    program
      .command('cert')
      .description(words('cert'))
      .option('--host <name...>', words('option.certHost'))
      .option('--force', words('option.force'))
      .action(async (_options, command) => {
        const options: GlobalOptions & { host?: string[]; force?: true } = command.optsWithGlobals();
        const workspace = requireWorkspace(options);
        const files = certificateFiles(workspace);
        if (existsSync(files.certificate) && !options.force) throw new AuditError('bad-request', words('cert.exists'));
        // Loaded only here: no other command makes certificates.
        const { makeCertificate, trustStoreLines } = await import('../../../sources/certificate.ts');
        const made = await makeCertificate(options.host ?? [hostname()], new Date());
        saveCertificate(workspace, made);
        const trust = trustStoreLines(files.certificate);
        if (options.json)
          return print(
            JSON.stringify({
              certificate: files.certificate,
              names: made.names,
              validTo: made.validTo.toISOString(),
              trust,
            }),
          );
        remark(
          words('cert.made', {
            names: made.names.join(', '),
            until: made.validTo.toISOString().slice(0, 10),
            file: files.certificate,
          }),
        );
        print(trust.join('\n'));
      });
  },
};
