// Turns: one piece of work at a time for a host, with a rest between two. It knows nothing of requests.
import { setTimeout as sleep } from 'node:timers/promises';
import { FetchError } from './failure.ts';

/** Hosts that are remembered before those whose rest is over are forgotten; articles lead to ever new ones. */
const MANY_HOSTS = 1_000;

/** `rest` in milliseconds, from the end of this piece of work to the beginning of the next for the same host; never less than `pause`. */
export type Turns = <T>(host: string, rest: number, work: () => Promise<T>) => Promise<T>;

interface Queue {
  last: Promise<unknown>;
  waiting: number;
  freeAt: number;
}

/** Once `stopped`, whoever waits for a turn gets none. */
export function openTurns(pause: number, stopped: AbortSignal): Turns {
  const queues = new Map<string, Queue>();
  return async (host, rest, work) => {
    if (queues.size > MANY_HOSTS) forgetRested(queues);
    const queue = queues.get(host) ?? { last: Promise.resolve(), waiting: 0, freeAt: 0 };
    queues.set(host, queue);
    queue.waiting += 1;
    const turn = queue.last.then(async () => {
      try {
        await rested(queue, stopped);
        if (stopped.aborted) throw new FetchError('stopped', 'the service is stopping');
        return await work();
      } finally {
        queue.freeAt = performance.now() + Math.max(pause, rest);
        queue.waiting -= 1;
      }
    });
    queue.last = turn.catch(() => {});
    return turn;
  };
}

/** Timers count whole milliseconds and may be a little early; a rest is never shorter than was asked for. */
async function rested(queue: Queue, stopped: AbortSignal): Promise<void> {
  for (
    let left = queue.freeAt - performance.now();
    left > 0 && !stopped.aborted;
    left = queue.freeAt - performance.now()
  ) {
    await sleep(Math.ceil(left), undefined, { signal: stopped }).catch(() => {});
  }
}

function forgetRested(queues: Map<string, Queue>): void {
  const now = performance.now();
  for (const [host, { waiting, freeAt }] of queues) if (waiting === 0 && freeAt <= now) queues.delete(host);
}
