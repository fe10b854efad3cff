/** From YAML text to a compiled pack, or every problem with its line and what to do about it. Pure: text in, values out. */
import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Pack, packSchema } from '#shared/pack.ts';
import { compilePack, type PackProblem } from './compile-pack.ts';
import type { CompiledPack } from './compiled-pack.ts';

/** One file of a pack: a pack may be split over several, whose members are put together. */
export interface PackFile {
  readonly name: string;
  readonly text: string;
}

export interface PackFault {
  readonly file: string;
  /** From 1; 0 where the place is not known. */
  readonly line: number;
  readonly message: string;
}

export type ParsedPack =
  | { readonly ok: true; readonly value: CompiledPack }
  | { readonly ok: false; readonly faults: readonly PackFault[] };

interface ReadFile {
  readonly name: string;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly value: Readonly<Record<string, unknown>>;
}

export function parsePack(files: readonly PackFile[]): ParsedPack {
  const faults: PackFault[] = [];
  const read = files.map((file) => readFile(file, faults));
  if (faults.length > 0) return { ok: false, faults };
  const parsed = packSchema.safeParse(merged(read));
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.map((issue) => faultOfIssue(read, issue)) };
  const compiled = compilePack(parsed.data satisfies Pack);
  if (compiled.ok) return compiled;
  return { ok: false, faults: compiled.problems.map((problem) => placed(read, problem)) };
}

function readFile({ name, text }: PackFile, faults: PackFault[]): ReadFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true });
  for (const { message, pos } of [...document.errors, ...document.warnings])
    faults.push({ file: name, line: lines.linePos(pos[0]).line, message: message.split('\n')[0] ?? message });
  const value: unknown = document.errors.length > 0 ? {} : document.toJS({ maxAliasCount: 100 });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.push({ file: name, line: 1, message: 'a file of a pack is a mapping' });
    return { name, document, lines, value: {} };
  }
  // Checked above: a mapping, whose members the schema judges.
  return { name, document, lines, value: value as Record<string, unknown> };
}

/** Lists are joined in the order of the files, mappings member by member. */
function merged(files: readonly ReadFile[]): Record<string, unknown> {
  const whole: Record<string, unknown> = {};
  for (const { value } of files)
    for (const [member, content] of Object.entries(value)) {
      const known = whole[member];
      if (Array.isArray(known) && Array.isArray(content)) whole[member] = [...known, ...content];
      else if (isMapping(known) && isMapping(content)) whole[member] = { ...known, ...content };
      else whole[member] = content;
    }
  return whole;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function faultOfIssue(files: readonly ReadFile[], issue: z.core.$ZodIssue): PackFault {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
  return placed(files, { path: [...path, ...keys.slice(0, 1)], message: issue.message });
}

/** The line of the innermost place of the path that a file has. */
function placed(files: readonly ReadFile[], { path, message }: PackProblem): PackFault {
  const told = path.length === 0 ? message : `${path.join('.')}: ${message}`;
  let [head, index] = [path[0], typeof path[1] === 'number' ? path[1] : 0];
  for (const { name, document, lines, value } of files) {
    const content = value[String(head)];
    if (content === undefined) continue;
    const own = Array.isArray(content) && index >= content.length;
    const inside = isMapping(content) && path.length > 1 && !(String(path[1]) in content);
    if (own) index -= (content as unknown[]).length;
    if (own || inside) continue;
    const ownPath = Array.isArray(content) ? [head, index, ...path.slice(2)] : [...path];
    return { file: name, line: lineOf(document, lines, ownPath), message: told };
  }
  head = files[0]?.name ?? '';
  return { file: String(head), line: 0, message: told };
}

function lineOf(document: Document, lines: LineCounter, path: readonly unknown[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range))
      return lines.linePos(Number(node.range[0])).line;
  }
  return 1;
}
