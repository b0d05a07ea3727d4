// Signals: SIGTERM and SIGINT end a command once, in order; a second one changes nothing. It knows nothing of what is ended.

/** Calls `stop` at the first signal. `forget` lets the process end by itself again. */
export function stopSignal(stop: () => PromiseLike<void>): {
  readonly stopped: Promise<void>;
  readonly forget: () => void;
} {
  const stopped = Promise.withResolvers<void>();
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) return;
    isStopping = true;
    stop().then(stopped.resolve, stopped.reject);
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  const forget = () => {
    process.off('SIGTERM', onSignal);
    process.off('SIGINT', onSignal);
  };
  return { stopped: stopped.promise, forget };
}
