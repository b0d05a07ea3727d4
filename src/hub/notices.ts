// What one hub is to be told next, and when: pure. It knows nothing of requests, of the store, or of how long a rest is.
import type { Feed } from './feeds.ts';

/** What is left alone for a while, be it the hub as a whole or one topic that it does not want. */
export type Whose = 'hub' | 'topic';

interface Rest {
  /** In a row. */
  readonly failures: number;
  /** In milliseconds, by the clock that planning is told. */
  readonly until: number;
}

/** What is known of one hub. */
export interface HubState {
  /** Whether feeds were issued since it was looked up what the hub had been told. */
  readonly isStale: boolean;
  /** Feeds whose present bytes it was not told of; the first has waited longest. */
  readonly waiting: readonly Feed[];
  /** By the path of the topic, or `HUB`. */
  readonly rests: ReadonlyMap<string, Rest>;
}

export type Plan =
  | { readonly step: 'look' }
  | { readonly step: 'tell'; readonly feed: Feed }
  /** Null: until something is issued. */
  | { readonly step: 'wait'; readonly until: number | null };

/** No path is empty. */
const HUB = '';

/** A hub of which nothing is known yet. */
export const UNKNOWN: HubState = { isStale: false, waiting: [], rests: new Map() };

/** A hub that rests costs nothing, whatever is issued meanwhile: there is one notice for each topic, of its newest state. */
export function planNotices({ isStale, waiting, rests }: HubState, now: number): Plan {
  const isResting = (key: string) => now < (rests.get(key)?.until ?? 0);
  if (isResting(HUB)) return { step: 'wait', until: rests.get(HUB)?.until ?? null };
  if (isStale) return { step: 'look' };
  const feed = waiting.find(({ path }) => !isResting(path));
  if (feed !== undefined) return { step: 'tell', feed };
  const ends = waiting.map(({ path }) => rests.get(path)?.until ?? now);
  return { step: 'wait', until: ends.length === 0 ? null : Math.min(...ends) };
}

/** Those of the feeds that have other bytes than the hub was told of. What waited before keeps its place, so that no topic starves behind a busier one. */
export function toLookedUp(state: HubState, feeds: readonly Feed[], told: ReadonlyMap<string, string>): HubState {
  const untold = new Map(feeds.filter(({ path, etag }) => told.get(path) !== etag).map((feed) => [feed.path, feed]));
  const paths = new Set([...state.waiting.map(({ path }) => path), ...untold.keys()]);
  const waiting = [...paths].flatMap((path) => untold.get(path) ?? []);
  const rests = [...state.rests].filter(([key]) => key === HUB || untold.has(key));
  return { ...state, waiting, rests: new Map(rests) };
}

/** The hub accepted it, so that nothing is wrong with the hub. */
export function toTold(state: HubState, { path }: Feed): HubState {
  const rests = [...state.rests].filter(([key]) => key !== HUB && key !== path);
  return { ...state, waiting: state.waiting.filter((feed) => feed.path !== path), rests: new Map(rests) };
}

/** `feed` goes behind all others, as it may be what the hub stumbles over; null where it failed before one was chosen. `toRest` is told how often it failed in a row. */
export function toFailed(
  state: HubState,
  feed: Feed | null,
  whose: Whose,
  toRest: (failures: number) => number,
  now: number,
): HubState {
  const key = whose === 'hub' || feed === null ? HUB : feed.path;
  const failures = (state.rests.get(key)?.failures ?? 0) + 1;
  const rests = new Map(state.rests).set(key, { failures, until: now + toRest(failures) });
  const waiting = [
    ...state.waiting.filter(({ path }) => path !== feed?.path),
    ...state.waiting.filter(({ path }) => path === feed?.path),
  ];
  return { ...state, waiting, rests };
}

/** Whether something of the kind failed and was not made good since. */
export function isFailing({ rests }: HubState, whose: Whose): boolean {
  return [...rests.keys()].some((key) => (key === HUB) === (whose === 'hub'));
}
