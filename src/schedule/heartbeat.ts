// The heartbeat: something done again and again by a clock that nobody sets. It knows nothing of what is done, nor of cron lines.

/**
 * Calls `beat` every `interval` milliseconds, never twice at once; the promise of disposal waits for a beat under way. `beat` does not throw.
 * Timers go by the machine's own clock: one that is set three days back holds nothing up, and one ten days ahead has missed nothing.
 */
export function startHeartbeat(interval: number, beat: () => Promise<void>): AsyncDisposable {
  let underWay: Promise<void> | null = null;
  const timer = setInterval(() => {
    underWay ??= beat().finally(() => (underWay = null));
  }, interval);
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await underWay;
    },
  };
}
