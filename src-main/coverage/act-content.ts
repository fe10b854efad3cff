/** Reads members of an act leaf, whose content is only known to be JSON. */

type Act = Readonly<Record<string, unknown>>;

export function textIn(act: Act, name: string): string | null {
  const value = act[name];
  return typeof value === 'string' ? value : null;
}

export function numberIn(act: Act, name: string): number | null {
  const value = act[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
