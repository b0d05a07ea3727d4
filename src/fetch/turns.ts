// Turns: one piece of work at a time for a host, with a rest between two. It knows nothing of requests.
import { setTimeout as sleep } from 'node:timers/promises';
import { FetchError } from './failure.ts';

export type Turns = <T>(host: string, work: () => Promise<T>) => Promise<T>;

/**
 * `pause` in milliseconds, from the end of one piece of work to the beginning of the next for the same host.
 * Once `stopped`, whoever waits for a turn gets none.
 */
export function openTurns(pause: number, stopped: AbortSignal): Turns {
  const queues = new Map<string, { last: Promise<unknown>; freeAt: number }>();
  return async (host, work) => {
    const queue = queues.get(host) ?? { last: Promise.resolve(), freeAt: 0 };
    queues.set(host, queue);
    const turn = queue.last.then(async () => {
      const rest = queue.freeAt - performance.now();
      if (rest > 0) await sleep(rest, undefined, { signal: stopped }).catch(() => {});
      if (stopped.aborted) throw new FetchError('cut', 'the service is stopping');
      try {
        return await work();
      } finally {
        queue.freeAt = performance.now() + pause;
      }
    });
    queue.last = turn.catch(() => {});
    return turn;
  };
}
