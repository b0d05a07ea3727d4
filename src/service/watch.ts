// When documents are made: soon after the store has changed, not too often, and again after a failure. It knows nothing of how.
import { setTimeout as sleep } from 'node:timers/promises';
import { toErrorText, type Log } from './log.ts';

/** How often the store is asked for a new revision, and the least time from the beginning of one rendering to that of the next, in milliseconds: what is new is served within a second. */
const WATCH_INTERVAL = 100;
const ISSUE_INTERVAL = 500;

/** Longest wait before a rendering that failed is tried again, in milliseconds: a disk may be full for hours. */
const MAX_RETRY_INTERVAL = 30_000;

/** Catches up until disposed of; `catchUp` gives whether there was anything to do. A rendering that fails leaves what was served before, and is tried again. */
export function startWatch(
  catchUp: () => Promise<boolean>,
  tell: (isFailing: boolean) => void,
  log: Log,
): AsyncDisposable {
  const stop = new AbortController();
  const { signal } = stop;
  const watching = (async () => {
    let pause = WATCH_INTERVAL;
    while (!signal.aborted) {
      const begun = performance.now();
      try {
        const interval = (await catchUp()) ? ISSUE_INTERVAL : WATCH_INTERVAL;
        pause = Math.max(WATCH_INTERVAL, interval - (performance.now() - begun));
        tell(false);
      } catch (error) {
        tell(true);
        pause = Math.min(pause * 2, MAX_RETRY_INTERVAL);
        log.warn('rendering failed; what was served before stays', {
          error: toErrorText(error),
          retry: `${Math.round(pause)} ms`,
        });
      }
      await sleep(pause, undefined, { signal }).catch(() => {});
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await watching;
    },
  };
}

/** One after the other, whatever became of the one before. */
export function inTurn<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const next = last.catch(() => {}).then(work);
    last = next;
    return next;
  };
}
