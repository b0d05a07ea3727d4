// What the log says of hubs, and what to do. It knows nothing of when they are told.
import type { HubNews } from '../hub/hub.ts';
import { toErrorText, type Log } from './log.ts';

/** What to do, by the failure's `code` or `code detail`; the first that is named counts. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^status (?:404|405|410)/, 'see whether its address in hubs is right'],
  [/^status (?:401|403)/, 'it wants to know its publishers: ask whoever runs it, or take it out of hubs'],
  [/^status 429/, 'it is told less often'],
  [/^redirects/, 'write its new address into hubs'],
  [/^refused/, 'if it is yours, list its network in fetch.allow; else take it out of hubs'],
  [/^(?:dns|tls|proxy)/, 'see whether its address in hubs is right, and the way there open'],
];

const NO_ADVICE = 'it is tried again; if it stays so, take it out of hubs';

/** One line where a streak begins and one where it ends: how often it failed between is nobody's news. */
export function logHubNews({ hub, whose, setback, topic }: HubNews, log: Log): void {
  if (setback === null)
    return log.info(whose === 'hub' ? 'a hub is told again' : 'a hub refuses no feed any more', { hub });
  const { trouble } = setback;
  if (trouble instanceof Error)
    return log.warn('what hubs are told cannot be kept, so that they will be told again', {
      hub,
      error: toErrorText(trouble),
    });
  const { code, detail } = trouble;
  const advice = ADVICE.find(([pattern]) => pattern.test(`${code} ${detail}`))?.[1] ?? NO_ADVICE;
  const what =
    whose === 'hub' ? 'a hub cannot be told what changed' : 'a hub refuses a feed, and is told of the others';
  log.warn(`${what}; ${advice}`, { hub, topic, code, detail });
}
