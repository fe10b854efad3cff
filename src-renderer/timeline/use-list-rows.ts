/** Everything that the list draws: pages, what is unfolded, gaps between the rows, where it was anchored. */
import { useMemo, useState } from 'react';
import { useStatus } from '../api/use-status.ts';
import { buildListRows, timeOf } from './list-rows.ts';
import { useChangeList } from './use-change-list.ts';
import type { DayFacts } from './use-day-facts.ts';
import { useUnfolded } from './use-unfolded.ts';
import type { TimelineController } from './use-view.ts';

export function useListRows(controller: TimelineController, facts: DayFacts) {
  const { view, known } = controller;
  const { status } = useStatus();
  const [anchor, setAnchor] = useState<{ readonly at: string; readonly viewKey: string } | null>(null);
  const own = view.zoom === 'events' ? facts.events.filter : facts.filter;
  const filter = useMemo(() => ({ ...own, ...facts.shown }), [own, facts.shown]);
  const viewKey = JSON.stringify([filter, view.zoom, view.order]);
  const at = anchor?.viewKey === viewKey && isInside(anchor.at, facts.shown) ? anchor.at : null;
  const pages = useChangeList({ zoom: view.zoom, order: view.order, filter, anchor: at, enabled: known });
  const unfolded = useUnfolded();
  const { open, lines, firstRows, told } = unfolded;
  const { query, items } = pages;
  const atStart = at === null || (!query.hasPreviousPage && pages.query.data !== undefined);
  const shownMs = useMemo(
    () => ({ fromMs: Date.parse(facts.shown.from), toMs: Date.parse(facts.shown.to) }),
    [facts.shown],
  );
  const read = query.data !== undefined;
  const rows = useMemo(() => {
    if (!read) return [];
    const gaps = facts.gaps.filter((gap) => gap.fromMs < shownMs.toMs && gap.toMs >= shownMs.fromMs);
    return buildListRows({
      items,
      order: view.order,
      gaps,
      atStart,
      atEnd: !query.hasNextPage,
      open,
      lines,
      firstRows,
      told,
    });
  }, [read, items, view.order, facts.gaps, shownMs, atStart, query.hasNextPage, open, lines, firstRows, told]);
  const findings = useMemo(
    () => new Map((facts.coverage.data?.findings ?? []).map((finding) => [finding.id, finding])),
    [facts.coverage.data],
  );
  return {
    ...pages,
    rows,
    unfolded,
    findings,
    viewKey,
    manySources: (status?.sources.length ?? 0) > 1,
    lastAt: items.length === 0 ? null : Math.max(...items.slice(-1).map(timeOf)),
    /** Reads again, both ways from this instant. */
    anchorAt: (instant: string) => setAnchor({ at: instant, viewKey }),
    anchored: at,
  };
}

/** From an anchor at or beyond an end of the view one side would be no span. */
function isInside(instant: string, { from, to }: DayFacts['shown']): boolean {
  const at = Date.parse(instant);
  return at > Date.parse(from) && at < Date.parse(to);
}

export type List = ReturnType<typeof useListRows>;
