// A queue for work that strangers ask for: so much at once, so much waiting, and no more. It does not know what the work is.

/** Gives `otherwise` where too many are waiting already. */
export type Queue = <Value, Otherwise>(work: () => Promise<Value>, otherwise: Otherwise) => Promise<Value | Otherwise>;

export function openQueue(atOnce: number, mostWaiting: number): Queue {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return async (work, otherwise) => {
    if (free > 0) free -= 1;
    else if (waiting.length >= mostWaiting) return otherwise;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
