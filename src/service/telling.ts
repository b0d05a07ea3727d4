// The hubs' part of the service: they hear of what is issued, by the machine's own clock. It knows nothing of how they are told.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Poster } from '../fetch/post.ts';
import { toFeeds } from '../hub/feeds.ts';
import { startHubs, type Clock, type HubNews } from '../hub/hub.ts';
import type { Config } from '../model/configuration.ts';
import type { Document } from '../model/edition.ts';
import type { Store } from '../store/store.ts';
import { logHubNews } from './hub-news.ts';
import type { Log } from './log.ts';

/** Longest sleep, in milliseconds: timers know no more than 24 days, and waking for nothing once a day costs nothing. */
const LONGEST_SLEEP = 86_400_000;

const CLOCK: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) => sleep(Math.min(ms ?? LONGEST_SLEEP, LONGEST_SLEEP), undefined, { signal }).catch(() => {}),
};

export interface Telling extends AsyncDisposable {
  /** What is served from now on, and where; returns at once. */
  readonly hear: (shelf: ReadonlyMap<string, Document>, url: string) => void;
}

/** Without hubs it does nothing. It ends when `poster` is closed. */
export function startTelling({ hubs }: Config, poster: Poster, store: Store, log: Log): Telling {
  const report = (news: HubNews) => logHubNews(news, log);
  const talks = startHubs(hubs, { poster, store, clock: CLOCK, random: Math.random, report });
  return {
    hear(shelf, url) {
      if (hubs.length > 0) talks.hear(toFeeds(shelf.values(), url));
    },
    [Symbol.asyncDispose]: () => talks[Symbol.asyncDispose](),
  };
}
