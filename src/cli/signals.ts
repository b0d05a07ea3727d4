// Signals: SIGTERM and SIGINT end a command once, in order; a second one changes nothing. It knows nothing of what is ended.

/** Installed before anything is opened: the first process of a container is sent a signal only where it handles it. */
export function catchSignals(): AbortSignal {
  const stop = new AbortController();
  process.on('SIGTERM', () => stop.abort());
  process.on('SIGINT', () => stop.abort());
  return stop.signal;
}

/** When the signal came, which may have been before. */
export async function untilStopped(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return;
  await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
}
