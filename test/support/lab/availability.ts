/** Says which real servers this machine has; `provision.sh --check` is the only place that knows where they are. */
import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';

export type Part = 'chromium' | 'poppler' | 'mysql' | 'mariadb' | 'java' | 'debezium';
export type Availability = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly why: string };

/** Folder of everything that `provision.sh` prepared, outside the repository. */
export function labFolder(): string {
  return process.env.TESTIGO_LAB ?? join(homedir(), '.cache', 'testigo-lab');
}

/** Debezium counts as available only together with a Java to run it. */
export function labAvailability(): Record<Part, Availability> {
  const script = join(import.meta.dirname, 'provision.sh');
  const { stdout } = spawnSync('bash', [script, '--check'], { encoding: 'utf8' });
  const found = new Map<string, Availability>();
  for (const [, part, state, detail] of (stdout ?? '').matchAll(/^(\w+): (ok|unavailable) \((.*)\)$/gm)) {
    const text = detail ?? '';
    if (part !== undefined) found.set(part, state === 'ok' ? { ok: true, path: text } : { ok: false, why: text });
  }
  const of = (part: Part): Availability =>
    found.get(part) ?? { ok: false, why: `${script} --check said nothing about it` };
  const java = of('java');
  return {
    chromium: of('chromium'),
    poppler: of('poppler'),
    mysql: of('mysql'),
    mariadb: of('mariadb'),
    java,
    debezium: java.ok ? of('debezium') : java,
  };
}

/** Path of a part, or an error that says what to do. */
export function requirePart(part: Part): string {
  const state = labAvailability()[part];
  if (!state.ok) throw new Error(`${part} is not available: ${state.why}`);
  return state.path;
}
