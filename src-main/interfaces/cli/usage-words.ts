/** What commander says of its own accord, in the person's language: headings of the help, and what it refuses. */
import type { CommanderError, HelpConfiguration } from 'commander';
import type { CommandContext } from './command-context.ts';

type Words = CommandContext['words'];

export function helpWords(words: Words): HelpConfiguration {
  const headings: Readonly<Record<string, string>> = {
    'Usage:': words('help.usage'),
    'Arguments:': words('help.arguments'),
    'Options:': words('help.options'),
    'Global Options:': words('help.globalOptions'),
    'Commands:': words('help.commands'),
  };
  const placeholders = (text: string) =>
    text.replace('[options]', `[${words('help.anyOptions')}]`).replace('[command]', `[${words('help.anyCommand')}]`);
  return {
    showGlobalOptions: true,
    styleTitle: (heading) => headings[heading] ?? heading,
    styleUsage: placeholders,
    styleSubcommandTerm: placeholders,
    // Choices and defaults stand in the descriptions already.
    optionDescription: ({ description }) => description,
  };
}

const refusals = {
  'commander.unknownOption': 'usage.unknownOption',
  'commander.unknownCommand': 'usage.unknownCommand',
  'commander.missingArgument': 'usage.missingArgument',
  'commander.optionMissingArgument': 'usage.missingValue',
  'commander.excessArguments': 'usage.excess',
  'commander.invalidArgument': 'usage.invalid',
} as const;

/** One line, and the nearest name where commander knows one; its own words where it refuses what is not on the list. */
export function refusalWords({ code, message }: CommanderError, words: Words): string {
  const [, name = ''] = /'([^']+)'/.exec(message) ?? [];
  const [, near] = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message) ?? [];
  const key = Object.hasOwn(refusals, code) ? refusals[code as keyof typeof refusals] : null; // hasOwn narrows nothing
  const said = key === null ? message : words(key, { name });
  return near === undefined ? said : `${said} ${words('usage.near', { near })}`;
}
