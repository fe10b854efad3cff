/** The list of subcommands, in the order in which `--help` shows them. */
import type { Subcommand } from './command-context.ts';
import { activityCommand } from './commands/activity.ts';
import { certCommand } from './commands/cert.ts';
import { checkpointCommand } from './commands/checkpoint.ts';
import { coverageCommand } from './commands/coverage.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { eventsCommand } from './commands/events.ts';
import { ledgerCommand } from './commands/ledger.ts';
import { packCommand } from './commands/pack.ts';
import { proofCommand } from './commands/proof.ts';
import { quarantineCommand } from './commands/quarantine.ts';
import { sealCommand } from './commands/seal.ts';
import { serveCommand } from './commands/serve.ts';
import { showCommand } from './commands/show.ts';
import { sourceCommand } from './commands/source.ts';
import { statusCommand } from './commands/status.ts';
import { understandCommand } from './commands/understand.ts';
import { verifyCommand } from './commands/verify.ts';

export const commands = [
  serveCommand,
  demoCommand,
  statusCommand,
  doctorCommand,
  sourceCommand,
  activityCommand,
  eventsCommand,
  showCommand,
  coverageCommand,
  quarantineCommand,
  ledgerCommand,
  verifyCommand,
  proofCommand,
  checkpointCommand,
  sealCommand,
  certCommand,
  packCommand,
  understandCommand,
] as const satisfies readonly Subcommand[];
