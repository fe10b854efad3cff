/** Acts by kind, remembered: the status asks for them every second, and the log of acts only grows at its end. */
import type { LedgerReader } from './store/evidence/ledger-reader.ts';

type ActRow = ReturnType<LedgerReader['acts']>[number];

const pageRows = 5_000;

/** Only for the kinds named: the ticks of years need not stay in memory. */
export function rememberActs(
  ledger: Pick<LedgerReader, 'acts' | 'actsOfKind'>,
  kinds: readonly string[],
): (kind: string) => ActRow[] {
  const byKind = new Map<string, ActRow[]>(kinds.map((kind) => [kind, []]));
  let next = 0;
  return (kind) => {
    const known = byKind.get(kind);
    if (known === undefined) return ledger.actsOfKind(kind);
    for (let page = ledger.acts(next, pageRows); page.length > 0; page = ledger.acts(next, pageRows)) {
      for (const act of page) byKind.get(act.kind)?.push(act);
      next = (page.at(-1)?.seq ?? next) + 1;
    }
    return known;
  };
}
