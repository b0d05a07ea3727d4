// Turns: one piece of work at a time for a host, with a rest between two. It knows nothing of requests.
import { setTimeout as sleep } from 'node:timers/promises';
import { FetchError } from './failure.ts';

/** Hosts that are remembered before those whose rest is over are forgotten; articles lead to ever new ones. */
const MANY_HOSTS = 1_000;

/** `rest` in milliseconds, between this piece of work and those before and after it for the same host; never less than `pause`. */
export type Turns = <T>(host: string, rest: number, work: () => Promise<T>) => Promise<T>;

interface Queue {
  last: Promise<unknown>;
  waiting: number;
  endedAt: number;
  freeAt: number;
}

/** Once `stopped`, whoever waits for a turn gets none. */
export function openTurns(pause: number, stopped: AbortSignal): Turns {
  const queues = new Map<string, Queue>();
  return async (host, rest, work) => {
    if (queues.size > MANY_HOSTS) forgetRested(queues);
    const queue = queues.get(host) ?? { last: Promise.resolve(), waiting: 0, endedAt: -Infinity, freeAt: 0 };
    queues.set(host, queue);
    queue.waiting += 1;
    const turn = queue.last.then(async () => {
      try {
        // What asks for the rest may have been read by the work before: robots.txt.
        await rested(Math.max(queue.freeAt, queue.endedAt + rest), stopped);
        if (stopped.aborted) throw new FetchError('stopped', 'the service is stopping');
        return await work();
      } finally {
        queue.endedAt = performance.now();
        queue.freeAt = queue.endedAt + Math.max(pause, rest);
        queue.waiting -= 1;
      }
    });
    queue.last = turn.catch(() => {});
    return turn;
  };
}

/** Timers count whole milliseconds and may be a little early; a rest is never shorter than was asked for. */
async function rested(until: number, stopped: AbortSignal): Promise<void> {
  for (let left = until - performance.now(); left > 0 && !stopped.aborted; left = until - performance.now()) {
    await sleep(Math.ceil(left), undefined, { signal: stopped }).catch(() => {});
  }
}

function forgetRested(queues: Map<string, Queue>): void {
  const now = performance.now();
  for (const [host, { waiting, freeAt }] of queues) if (waiting === 0 && freeAt <= now) queues.delete(host);
}
