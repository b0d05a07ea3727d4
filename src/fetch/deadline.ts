// Deadlines: how long a request may take in all, and how long the step may take that it is in. It knows nothing of what is done meanwhile.
import { FetchError } from './failure.ts';

export interface Deadline extends Disposable {
  /** Aborted with the `FetchError` that says which time was up. */
  readonly signal: AbortSignal;
  /** The request enters a step, which may take `limit` milliseconds; what it was in before is over. */
  readonly enter: (step: string, limit: number) => void;
  /** What `work` comes to, unless time is up first: undici looks at the signal only once it is connected. */
  readonly race: <T>(work: Promise<T>) => Promise<T>;
}

/** `total` in milliseconds. A body that comes a byte a second never idles, so the whole has a limit too. */
export function openDeadline(total: number, stopped: AbortSignal): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  const expire = (step: string, limit: number) =>
    setTimeout(() => controller.abort(new FetchError('timeout', `${step} took longer than ${limit} ms`)), limit);
  const stop = () => controller.abort(new FetchError('stopped', 'the service is stopping'));
  const whole = expire('the request in all', total);
  let step: NodeJS.Timeout | undefined;
  // Not `AbortSignal.any`: what it makes is kept for as long as `stopped`, which is as long as the service.
  stopped.addEventListener('abort', stop);
  if (stopped.aborted) stop();
  return {
    signal,
    enter: (name, limit) => {
      clearTimeout(step);
      step = expire(name, limit);
    },
    race: (work) => Promise.race([work, toRejection(signal)]),
    [Symbol.dispose]: () => {
      clearTimeout(whole);
      clearTimeout(step);
      stopped.removeEventListener('abort', stop);
    },
  };
}

function toRejection(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  if (signal.aborted) reject(signal.reason as Error);
  else signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  return promise;
}
