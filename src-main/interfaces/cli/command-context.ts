/** What every subcommand is given: words, where to print, and the way to the operations. */
import type { Command } from 'commander';
import type { Language } from '#shared/format.ts';
import type { CliWords } from '#shared/messages/cli.ts';
import type { StationChoice } from './open-station.ts';

export interface GlobalOptions extends StationChoice {
  readonly json?: true;
}

export interface CommandContext {
  readonly language: Language;
  readonly words: CliWords;
  /** Answers, and nothing else. */
  readonly print: (text: string) => void;
  /** Progress and remarks, on stderr. */
  readonly remark: (text: string) => void;
  /** One line that replaces itself on a terminal; nothing where stderr is a file. */
  readonly progress: (text: string | null) => void;
  /** The exit code of a command that ends without an error: 0 unless set. */
  readonly exit: (code: number) => void;
  /** Aborted by the first Ctrl+C or SIGTERM. */
  readonly stop: AbortSignal;
}

/** One subcommand, one file: its name, and how it is put into the program. */
export interface Subcommand {
  readonly name: string;
  readonly register: (program: Command, context: CommandContext) => void;
}
