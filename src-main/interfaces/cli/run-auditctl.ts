/** Builds the program from the list of commands, runs it, and maps every error to its message and exit code, in one place. */
import { Command, CommanderError, Option } from 'commander';
import { cliWords } from '#shared/messages/cli.ts';
import { problems } from '#shared/problem.ts';
import { problemOf } from '../../problem-of.ts';
import { productVersion } from '../../product-version.ts';
import type { CommandContext } from './command-context.ts';
import { commands } from './commands.ts';
import { helpWords, refusalWords } from './usage-words.ts';

export async function runAuditctl(args: readonly string[]): Promise<number> {
  const language = args.some((arg, at) => arg === '--lang=en' || (arg === '--lang' && args[at + 1] === 'en'))
    ? 'en'
    : 'es';
  let exitCode = 0;
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
  // `auditctl events --all | head` ends the reader first; that is no failure.
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => process.exit(cause.code === 'EPIPE' ? 0 : 1));
  const context: CommandContext = {
    language,
    words: cliWords(language),
    print: (text) => process.stdout.write(`${text}\n`),
    remark: (text) => process.stderr.write(`${text}\n`),
    progress: (text) => {
      if (process.stderr.isTTY) process.stderr.write(text === null ? '\r\u001b[K' : `\r\u001b[K${text}`);
    },
    exit: (code) => {
      exitCode = code;
    },
    stop: stop.signal,
  };
  try {
    await createProgram(context).parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (cause) {
    return explain(cause, context);
  }
}

export function createProgram(context: CommandContext): Command {
  const { words } = context;
  const program = new Command('auditctl')
    .description(words('program'))
    .version(productVersion, '-V, --version', words('option.version'))
    .helpOption('-h, --help', words('option.help'))
    .helpCommand(false)
    .addOption(new Option('--workspace <dir>', words('option.workspace')))
    .addOption(new Option('--url <url>', words('option.url')))
    .addOption(new Option('--json', words('option.json')))
    .addOption(new Option('--lang <lang>', words('option.lang')).choices(['es', 'en']).default('es'))
    .configureHelp(helpWords(words))
    .configureOutput({ outputError: () => {} })
    .exitOverride();
  for (const command of commands) command.register(program, context);
  return program;
}

function explain(cause: unknown, { language, words, remark, progress }: CommandContext): number {
  progress(null);
  // Help and version end like this too; commander has printed what there is to say.
  if (cause instanceof CommanderError && cause.exitCode === 0) return 0;
  if (cause instanceof CommanderError) {
    // A command without its subcommand has printed its help, which is the answer.
    if (cause.code !== 'commander.help') remark(refusalWords(cause, words));
    return problems['bad-request'].exitCode;
  }
  const problem = problemOf(cause, language);
  const help = problem.code === 'bad-request' ? words('hint.help') : '';
  remark([problem.title, problem.detail, problem.hint, help].filter((line) => line !== '').join('\n'));
  // The problem's code may come from a running workstation of another version.
  return Object.entries(problems).find(([code]) => code === problem.code)?.[1].exitCode ?? 1;
}
