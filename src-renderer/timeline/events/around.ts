/** Half an hour around an event, by actor, thing or branch: as a question to the workstation, and as a view of the timeline. Pure. */
import type { BusinessEvent } from '#shared/business-event.ts';
import { toZone } from '#shared/zoned-time.ts';
import type { Filter } from '../filter-syntax.ts';
import type { TimelineViewState } from '../view-state.ts';

const WINDOW_MS = 30 * 60_000;

export const aroundWays = ['actor', 'entity', 'branch'] as const;
export type AroundWay = (typeof aroundWays)[number];

/** Null where the event does not carry it. */
export function aroundFilter(event: BusinessEvent, by: AroundWay): Filter | null {
  const value = {
    actor: event.actor.value,
    entity: event.entity === null ? null : `${event.entity.type}:${event.entity.id}`,
    branch: event.branch,
  }[by];
  return value === null ? null : { field: by, value, exclude: false };
}

export function aroundSpan({ at }: BusinessEvent): { from: string; to: string } {
  const ms = Date.parse(at);
  return { from: new Date(ms - WINDOW_MS).toISOString(), to: new Date(ms + WINDOW_MS).toISOString() };
}

interface Place {
  readonly zone: string;
}

export function aroundViews(event: BusinessEvent, place: Place): { by: AroundWay; view: Partial<TimelineViewState> }[] {
  return aroundWays.flatMap((by) => {
    const filter = aroundFilter(event, by);
    return filter === null ? [] : [{ by, view: aroundView(event, filter, place) }];
  });
}

/** The same as a view; within its day, since a view is of one. */
export function aroundView(event: BusinessEvent, filter: Filter, { zone }: Place): Partial<TimelineViewState> {
  const { from, to } = aroundSpan(event);
  const day = toZone(event.at, zone);
  const start = toZone(from, zone);
  const end = toZone(to, zone);
  if (!day || !start || !end) return { filters: [filter] };
  return {
    day: day.day,
    zoom: 'events',
    filters: [filter],
    span: {
      from: start.day < day.day ? '00:00' : start.time.slice(0, 8),
      to: end.day > day.day ? '24:00' : end.time.slice(0, 8),
    },
  };
}
