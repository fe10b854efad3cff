/** Options of a subcommand, made from the input schema of its operation: same names, same choices, same defaults, nothing to keep in step. */
import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { Language } from '#shared/format.ts';
import { fieldTextsEs } from '#shared/messages/field-texts.ts';
import { type OperationName, operations } from '#shared/operations.ts';
import type { OperationValues } from './open-station.ts';

const fieldSchema = z.looseObject({
  type: z.string().optional(),
  description: z.string().optional(),
  enum: z.array(z.string()).optional(),
  default: z.unknown().optional(),
  items: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
  repeatable: z.boolean().optional(),
});
type Field = z.infer<typeof fieldSchema>;

export function fieldsOf(name: OperationName): Readonly<Record<string, Field>> {
  const schema = z.toJSONSchema(operations[name].input, { io: 'output', unrepresentable: 'any' });
  return z.record(z.string(), fieldSchema).parse(schema.properties ?? {});
}

/** `omit`: fields that the command takes as an argument, or sets itself. */
export function addOperationOptions(
  command: Command,
  name: OperationName,
  language: Language,
  omit: readonly string[] = [],
): Command {
  for (const [field, schema] of Object.entries(fieldsOf(name))) {
    if (!omit.includes(field)) command.addOption(optionOf(field, schema, language));
  }
  return command;
}

/** The values given, by field; flags as true. */
export function operationValues(name: OperationName, options: Readonly<Record<string, unknown>>): OperationValues {
  const known = Object.keys(fieldsOf(name));
  return Object.fromEntries(
    Object.entries(options).filter(([field, value]) => known.includes(field) && value !== undefined),
  );
}

function optionOf(field: string, schema: Field, language: Language): Option {
  const text = (language === 'es' ? fieldTextsEs[field] : undefined) ?? schema.description ?? field;
  const flag = `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const choices = schema.enum ?? schema.items?.enum;
  const shown = choices === undefined ? text : `${text} (${choices.join(', ')})`;
  const byDefault = schema.default === undefined || schema.default === false ? '' : ` [${String(schema.default)}]`;
  const option = new Option(
    schema.type === 'boolean' ? flag : `${flag} <${placeholder(schema)}>`,
    `${shown}${byDefault}`,
  );
  return schema.repeatable === true ? option.argParser(gather) : option;
}

function gather(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function placeholder({ type, repeatable }: Field): string {
  if (type === 'array') return repeatable === true ? 'x' : 'a,b';
  return type === 'number' || type === 'integer' ? 'n' : type === 'object' ? 'json' : 'x';
}
