// Hubs (WebSub), told of every feed that changed, beside publishing and never in its way. It decides nothing: `notices.ts` does.
import type { Poster } from '../fetch/post.ts';
import type { Store } from '../store/store.ts';
import type { Feed } from './feeds.ts';
import { isFailing, planNotices, toFailed, toLookedUp, toTold, UNKNOWN, type HubState, type Whose } from './notices.ts';
import { toOwnSetback, toRest, toSetback, type Setback } from './setback.ts';

/** For one notice, in milliseconds: a hub has only to say that it heard it. */
const TIMEOUT = 20_000;

const EACH: readonly Whose[] = ['hub', 'topic'];

export interface Clock {
  /** In milliseconds, by a clock that nobody sets. */
  readonly now: () => number;
  /** Ends when the time is over or the signal is aborted, and never throws; null has no end of its own. */
  readonly sleep: (ms: number | null, signal: AbortSignal) => Promise<void>;
}

/** A streak of failures that begins, or one that ends, where `setback` is null. */
export interface HubNews {
  readonly hub: string;
  readonly whose: Whose;
  readonly setback: Setback | null;
  /** The topic that was told, or was to be; null where none was chosen yet. */
  readonly topic: string | null;
}

export interface HubWorld {
  readonly poster: Poster;
  readonly store: Pick<Store, 'told' | 'tell'>;
  readonly clock: Clock;
  /** At least 0 and less than 1. */
  readonly random: () => number;
  readonly report: (news: HubNews) => void;
}

export interface Hubs extends AsyncDisposable {
  /** All feeds, as they are served from now on. It returns at once. */
  readonly hear: (feeds: readonly Feed[]) => void;
}

/** `hubs` are absolute addresses. Disposing of it waits for requests under way: the poster must be closed before, or they take what they take. */
export function startHubs(hubs: readonly string[], world: HubWorld): Hubs {
  const stop = new AbortController();
  const talks = hubs.map((hub) => startTalk(hub, world, stop));
  return {
    hear: (feeds) => talks.forEach(({ hear }) => hear(feeds)),
    async [Symbol.asyncDispose]() {
      stop.abort();
      await Promise.all(talks.map(({ over }) => over));
    },
  };
}

interface Talk {
  readonly hear: (feeds: readonly Feed[]) => void;
  readonly over: Promise<void>;
}

/** One hub, one request at a time, until stopped. What is issued meanwhile is looked up when the hub is free for it. */
function startTalk(hub: string, world: HubWorld, stop: AbortController): Talk {
  const { poster, store, clock } = world;
  let feeds: readonly Feed[] = [];
  let state = UNKNOWN;
  let nap = new AbortController();
  stop.signal.addEventListener('abort', () => nap.abort());

  const move = (next: HubState, feed: Feed | null, setback: Setback | null) => {
    const turned = EACH.filter((whose) => isFailing(state, whose) !== isFailing(next, whose));
    state = next;
    for (const whose of turned) world.report({ hub, whose, setback, topic: feed?.topic ?? null });
  };
  const fail = (feed: Feed | null, setback: Setback) => {
    const rest = (failures: number) => toRest(setback, failures, world.random());
    move(toFailed(state, feed, setback.whose, rest, clock.now()), feed, setback);
  };
  const look = async () => {
    state = { ...state, isStale: false };
    const told = await store.told(hub);
    move(toLookedUp(state, feeds, told), null, null);
  };
  const tell = async (feed: Feed) => {
    const posted = await poster.post({ url: hub, fields: toFields(feed), timeout: TIMEOUT });
    if (posted.failure?.code === 'stopped') return stop.abort();
    const setback = toSetback(posted);
    if (setback !== null) return fail(feed, setback);
    await store.tell(hub, feed.path, feed.etag);
    move(toTold(state, feed), feed, null);
  };
  const wait = async (until: number | null) => {
    nap = new AbortController();
    await clock.sleep(until === null ? null : until - clock.now(), nap.signal);
  };
  const step = async () => {
    const plan = planNotices(state, clock.now());
    if (plan.step === 'wait') await wait(plan.until);
    else if (plan.step === 'look') await look();
    else await tell(plan.feed);
  };
  const run = async () => {
    while (!stop.signal.aborted) {
      await step().catch((error: unknown) => {
        state = { ...state, isStale: true };
        fail(null, toOwnSetback(error));
      });
    }
  };
  return {
    hear(issued) {
      feeds = issued;
      state = { ...state, isStale: true };
      nap.abort();
    },
    over: run(),
  };
}

/** The W3C's text leaves this request open (WebSub, 7); hubs read `hub.url`, as PubSubHubbub 0.3 had it (7.1), and some `hub.topic`. One topic at a time is understood by all. */
function toFields({ topic }: Feed): Record<string, string> {
  return { 'hub.mode': 'publish', 'hub.topic': topic, 'hub.url': topic };
}
