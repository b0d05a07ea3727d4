// A fetcher for a search: it tells what it asks for, and asks no more than a curious reader would. It knows nothing of what is searched.
import { toShown } from '../fetch/location.ts';
import type { Fetched } from '../model/visit.ts';
import type { GatherWorld } from '../reading/gather.ts';
import { remark } from './terminal.ts';

export type Fetcher = GatherWorld['fetcher'];

interface Bounded extends Fetcher {
  /** How many were made. */
  readonly requests: () => number;
}

/** Most requests of one search: what a curious reader makes, too. */
const MOST_REQUESTS = 20;

/** Failures of a host and not of one of its addresses. */
const UNREACHABLE = new Set(['dns', 'connect', 'refused', 'tls', 'timeout']);

/** Each address is asked for once, a host that does not answer is left alone, and after so many requests nobody is asked any more. */
export function toBounded(fetcher: Fetcher): Bounded {
  const answers = new Map<string, Fetched>();
  const closed = new Set<string>();
  let requests = 0;
  return {
    requests: () => requests,
    async fetch(wanted) {
      const { url } = wanted;
      const known = answers.get(url);
      if (known !== undefined) return known;
      if (closed.has(new URL(url).host))
        return toUnasked(`${toShown(url)} was not asked for, as its host was left alone`);
      if (requests >= MOST_REQUESTS) return toUnasked(`${toShown(url)} was not asked for, after ${requests} requests`);
      requests += 1;
      const fetched = await fetcher.fetch({ ...wanted, validators: null });
      remark(`${toShown(url)}: ${toAnswer(fetched)}`);
      if (isClosing(fetched)) closed.add(new URL(url).host);
      answers.set(url, fetched);
      // What was reached by a redirect need not be asked again under its own address.
      if (fetched.outcome === 'fresh') answers.set(fetched.url, fetched);
      return fetched;
    },
    async [Symbol.asyncDispose]() {},
  };
}

/** Whether the host asks us to wait, or cannot be reached. */
function isClosing(fetched: Fetched): boolean {
  return fetched.outcome === 'failed' && (fetched.waitUntil !== null || UNREACHABLE.has(fetched.failure.code));
}

function toAnswer(fetched: Fetched): string {
  if (fetched.outcome === 'failed')
    return fetched.failure.code === 'status' ? fetched.failure.detail : fetched.failure.code;
  return fetched.outcome === 'fresh' ? `${(fetched.body.byteLength / 1000).toFixed(1)} kB` : fetched.outcome;
}

function toUnasked(detail: string): Fetched {
  return { outcome: 'failed', failure: { stage: 'fetch', code: 'unasked', detail }, waitUntil: null };
}
