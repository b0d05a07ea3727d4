// Descriptors: what to do where the system has no more of them for connections. It knows nothing of requests.
import { FetchError, toFetchError } from './failure.ts';

/** How often one piece of work is begun; each time but the first another one has ended before. */
const MOST_TRIES = 6;

/** Of those that were under way when there was no descriptor left, this part may be from then on; each that ends well makes a little more room. */
const PART_LEFT = 3 / 4;

/** Work that opens one connection at a time, and may be begun again. */
export type WithDescriptor = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Where there is none left, idle connections are let go at first; where that is not enough, fewer pieces of work go on at once, and this one begins
 * again when there is room. Throws `descriptors` where there is none even so. Once `stopped`, whoever waits gets none.
 */
export function openDescriptors(letGoOfIdle: () => Promise<void>, stopped: AbortSignal): WithDescriptor {
  const waiting = new Set<() => void>();
  let open = 0;
  let most = Infinity;
  const admit = () => {
    for (const enter of waiting) {
      if (open >= most && !stopped.aborted) return;
      waiting.delete(enter);
      open += 1;
      enter();
    }
  };
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    await new Promise<void>((resolve) => {
      waiting.add(resolve);
      admit();
    });
    try {
      if (stopped.aborted) throw new FetchError('stopped', 'the service is stopping');
      const result = await work();
      most += 1 / most;
      return result;
    } finally {
      open -= 1;
      admit();
    }
  };
  stopped.addEventListener('abort', admit, { once: true });
  return async (work) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt(work);
      } catch (error) {
        if (toFetchError(error).code !== 'descriptors' || tries === MOST_TRIES) throw error;
        // Of itself it could not make room.
        if (tries > 1) most = Math.max(1, Math.floor(Math.min(most, open) * PART_LEFT));
        await letGoOfIdle();
      }
    }
  };
}
