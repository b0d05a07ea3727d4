// Signals: SIGTERM and SIGINT end a command that lasts, once, in order; a second one changes nothing. It knows nothing of what is ended.

/** Commands that have something to bring to an end; any other is simply ended. */
const LASTING = new Set(['serve', 'demo', 'refresh', 'export']);

/**
 * To be called before anything is loaded: the first process of a container is sent a signal only where it handles it.
 * `word` is the command, or an option of the default one.
 */
export function catchSignals(word = 'serve'): AbortSignal {
  const stop = new AbortController();
  if (LASTING.has(word) || word.startsWith('-')) {
    process.on('SIGTERM', () => stop.abort());
    process.on('SIGINT', () => stop.abort());
  }
  return stop.signal;
}

/** When the signal came, which may have been before. */
export async function untilStopped(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return;
  await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
}
