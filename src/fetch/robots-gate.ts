// The robots gate: whether an origin's robots.txt lets us ask for an address, and how long to rest after. It keeps what it read in the cache
// that is passed in; it knows nothing of connections, which are passed in too.
import type { Instant } from '../model/stamp.ts';
import { toFetchError } from './failure.ts';
import { toFreshUntil } from './freshness.ts';
import type { HttpResponse } from './http.ts';
import { toWaitUntil } from './retry-after.ts';
import { findGroup, findRule, MAX_ROBOTS_BYTES, parseRobots, type Group } from './robots.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** How long a file counts where it says nothing, and at the most (RFC 9309, 2.4), in milliseconds. */
const KEEP = DAY;

/** How long it counts at the least, in milliseconds: a list of thirty articles asks for it once. */
const KEEP_AT_LEAST = 10 * MINUTE;

/** When a file that could not be read is asked for again, and at the soonest, in milliseconds: an origin that recovers is soon back. */
const ASK_AGAIN = 5 * MINUTE;
const ASK_AGAIN_AT_SOONEST = MINUTE;

/** How long an old file stands in for one that cannot be read, and how long such a one shuts the origin (2.3.1.4), in milliseconds. */
const LONG_UNREACHABLE = 30 * DAY;

/** A longer Crawl-delay would let one host's articles queue for hours, in milliseconds. */
const MAX_CRAWL_DELAY = MINUTE;

/** Characters of a rule that a message repeats. */
const MAX_SHOWN = 200;

/** What may vanish. Neither throws; `ttl` in milliseconds. */
export interface RobotsCache {
  readonly get: (key: string) => Promise<string | null>;
  readonly set: (key: string, value: string, ttl: number) => Promise<void>;
}

type Verdict =
  /** `delay`: rest after the request, in milliseconds. */
  | { readonly answer: 'allowed'; readonly delay: number }
  | { readonly answer: 'refused'; readonly rule: string; readonly file: string }
  | { readonly answer: 'wait'; readonly until: Instant; readonly file: string; readonly reason: string };

export interface RobotsGate {
  /** `read` fetches a file whole, redirects followed, cut at `MAX_ROBOTS_BYTES`; it is called once however many ask at the same time. */
  readonly judge: (url: URL, read: (file: string) => Promise<HttpResponse>) => Promise<Verdict>;
}

/** What is known of an origin's file. Times in milliseconds since 1970. */
interface Kept {
  /** What it tells us; null where it was never read. */
  readonly group: Group | null;
  readonly readAt: number;
  readonly askAgainAt: number;
  /** Since when it cannot be read, and why; null while it can. */
  readonly failing: { readonly since: number; readonly reason: string } | null;
}

/** What asking for the file came to. It does not last where the guard refused the file, as it will refuse the page, and perhaps not another source's. */
type Read =
  | { readonly group: Group; readonly keep: number; readonly isLasting: boolean }
  | { readonly group: null; readonly keep: number; readonly reason: string };

/** `productToken` is how robots.txt names us. */
export function openRobotsGate(productToken: string, cache: RobotsCache, now: () => Date): RobotsGate {
  const underWay = new Map<string, Promise<Kept>>();
  return {
    judge: async (url, read) => {
      const { origin } = url;
      const known = underWay.get(origin) ?? load(origin, read);
      underWay.set(origin, known);
      try {
        return toVerdict(await known, url, now().getTime());
      } finally {
        underWay.delete(origin);
      }
    },
  };

  async function load(origin: string, read: (file: string) => Promise<HttpResponse>): Promise<Kept> {
    const key = `robots:${productToken}:${origin}`;
    const kept = parseKept(await cache.get(key));
    const at = now().getTime();
    // What was kept by a clock that ran ahead does not count for longer than a day either.
    if (kept !== null && at < kept.askAgainAt && kept.askAgainAt <= at + KEEP) return kept;
    const came = await readFile(() => read(toFile(origin)), productToken, now);
    const next = toKept(came, kept, now().getTime());
    if (came.group === null || came.isLasting) await cache.set(key, JSON.stringify(next), LONG_UNREACHABLE);
    return next;
  }
}

async function readFile(read: () => Promise<HttpResponse>, productToken: string, now: () => Date): Promise<Read> {
  try {
    return toRead(await read(), productToken, now());
  } catch (error) {
    const failure = toFetchError(error);
    const { code, message, waitUntil } = failure;
    // That we are stopping, or short of descriptors, says nothing of the origin.
    if (code === 'stopped' || code === 'descriptors') throw failure;
    // Redirects without end are as good as no file (2.3.1.2).
    if (code === 'redirects') return { group: findGroup([], productToken), keep: KEEP, isLasting: true };
    if (code === 'refused') return { group: findGroup([], productToken), keep: 0, isLasting: false };
    return { group: null, keep: toPeriod(waitUntil, ASK_AGAIN, ASK_AGAIN_AT_SOONEST, now()), reason: message };
  }
}

/** What is there is heeded, what is not allows all (2.3.1.3), and an origin that is not well is left alone (2.3.1.4). */
function toRead({ status, header, body }: HttpResponse, productToken: string, now: Date): Read {
  if (status === 429 || status >= 500) {
    const keep = toPeriod(toWaitUntil(header('retry-after'), now), ASK_AGAIN, ASK_AGAIN_AT_SOONEST, now);
    return { group: null, keep, reason: `status ${status}` };
  }
  const text = status === 200 ? new TextDecoder().decode(body.subarray(0, MAX_ROBOTS_BYTES)) : '';
  const keep = toPeriod(toFreshUntil(header, now), KEEP, KEEP_AT_LEAST, now);
  return { group: findGroup(parseRobots(text), productToken), keep, isLasting: true };
}

function toPeriod(until: Instant | null, otherwise: number, least: number, now: Date): number {
  const asked = until === null ? otherwise : Date.parse(until) - now.getTime();
  return Math.min(KEEP, Math.max(least, asked));
}

function toKept(came: Read, kept: Kept | null, at: number): Kept {
  const askAgainAt = at + came.keep;
  if (came.group !== null) return { group: came.group, readAt: at, askAgainAt, failing: null };
  const since = kept?.failing?.since ?? at;
  const isOld = kept === null || at - kept.readAt > LONG_UNREACHABLE;
  const failing = { since, reason: came.reason };
  return { group: isOld ? null : kept.group, readAt: isOld ? 0 : kept.readAt, askAgainAt, failing };
}

function toVerdict({ group, askAgainAt, failing }: Kept, url: URL, at: number): Verdict {
  const file = toFile(url.origin);
  if (group === null) {
    const isLong = failing === null || at - failing.since > LONG_UNREACHABLE;
    if (isLong) return { answer: 'allowed', delay: 0 };
    return { answer: 'wait', until: new Date(askAgainAt).toISOString(), file, reason: failing.reason };
  }
  const rule = findRule(group, url.pathname + url.search);
  if (rule === null || rule.allow) return { answer: 'allowed', delay: Math.min(group.delay ?? 0, MAX_CRAWL_DELAY) };
  return { answer: 'refused', rule: `Disallow: ${rule.pattern.slice(0, MAX_SHOWN)}`, file };
}

function toFile(origin: string): string {
  return `${origin}/robots.txt`;
}

/** Whatever the cache holds is taken for what we put there, or for nothing. */
function parseKept(text: string | null): Kept | null {
  try {
    const kept = text === null ? null : (JSON.parse(text) as Kept | null);
    return typeof kept?.askAgainAt === 'number' ? kept : null;
  } catch {
    return null;
  }
}
