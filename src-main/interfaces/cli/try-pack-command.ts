/** `auditctl pack try`: reads the past of a workspace with a pack, beside what is in force, and prints what would change. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AuditError } from '../../errors.ts';
import { readPackFolder } from '../../packs/read-pack-folder.ts';
import { type PackEffect, tryPack } from '../../packs/try-pack.ts';
import type { CommandContext, GlobalOptions } from './command-context.ts';
import { workspaceOf } from './open-station.ts';
import { renderTable } from './render-table.ts';

export function tryPackCommand(folder: string, options: GlobalOptions, context: CommandContext): void {
  const { progress, print, words, stop } = context;
  if (!existsSync(folder)) throw new AuditError('not-found', resolve(folder));
  const outcome = readPackFolder(folder);
  if (!outcome.ok) {
    const [fault] = outcome.faults;
    throw new AuditError('bad-request', fault === undefined ? folder : `${fault.file}:${fault.line}: ${fault.message}`);
  }
  const workspace = workspaceOf(options);
  if (workspace === null || !existsSync(join(workspace, 'testigo.json'))) throw new AuditError('no-workstation');
  const effect = tryPack({
    workspace,
    pack: outcome.value,
    onProgress: (leaf, of) => progress(words('pack.trying', { leaf: String(leaf), of: String(of) })),
    isStopped: () => stop.aborted,
  });
  progress(null);
  if (effect === null) return;
  print(options.json ? JSON.stringify(effect) : render(effect, context));
}

function render({ types, leaves }: PackEffect, { words }: CommandContext): string {
  const sum = (what: 'gained' | 'lost' | 'changed') => types.reduce((total, counts) => total + counts[what], 0);
  const head = words('pack.effect', {
    gained: String(sum('gained')),
    lost: String(sum('lost')),
    changed: String(sum('changed')),
    leaves: String(leaves),
  });
  if (types.length === 0) return head;
  const heads = (['what', 'gained', 'lost', 'altered'] as const).map((name) => words(`col.${name}`));
  return [
    head,
    '',
    renderTable(
      heads,
      types.map(({ type, gained, lost, changed }) => [type, gained, lost, changed]),
    ),
  ].join('\n');
}
