// One form, posted as politely and safely as everything else is asked for: in its host's turn, through the guard, within its times.
// It knows nothing of what the form says or why.
import type { Failure } from '../model/visit.ts';
import { FetchError, toFetchFailure } from './failure.ts';
import { askOnce, toHost, type HttpWorld } from './http.ts';
import { toShown } from './location.ts';
import { toWaitUntil } from './retry-after.ts';

export interface Form {
  /** Absolute `http:` or `https:`, as the configuration has it: its own port is allowed. */
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  /** For the whole request but for waiting for a turn, in milliseconds. */
  readonly timeout: number;
}

export interface Posted {
  /** Null where the answer was a 2xx. */
  readonly failure: Failure | null;
  /** How long the answer asks us to stay away (Retry-After), in milliseconds; null where it does not. */
  readonly wait: number | null;
}

export interface Poster {
  post(form: Form): Promise<Posted>;
}

/** No body is read, and no redirect followed: where a form goes is the operator's decision, who is told the new address instead. */
export async function post(world: HttpWorld, form: Form, userAgent: string, now: () => Date): Promise<Posted> {
  try {
    const url = new URL(form.url);
    const headers = { 'user-agent': userAgent, accept: '*/*', 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(form.fields).toString();
    const { timeout } = form;
    const asked = {
      own: url.href,
      headers,
      ownHeaders: {},
      body,
      proxy: null,
      timeout,
      maxBytes: 0,
      beyond: 'cut',
    } as const;
    const answer = await world.takeTurn(toHost(url), 0, () => world.withDescriptor(() => askOnce(world, url, asked)));
    if ('location' in answer) throw new FetchError('redirects', `${answer.status} to ${toShown(answer.location.href)}`);
    return toPosted(answer.status, toWaitUntil(answer.header('retry-after'), now()), now());
  } catch (error) {
    return { failure: toFetchFailure(error), wait: null };
  }
}

function toPosted(status: number, until: string | null, now: Date): Posted {
  const isAccepted = status >= 200 && status < 300;
  return {
    failure: isAccepted ? null : { stage: 'fetch', code: 'status', detail: String(status) },
    wait: until === null ? null : Math.max(0, Date.parse(until) - now.getTime()),
  };
}
