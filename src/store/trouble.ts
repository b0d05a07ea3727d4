// The store's trouble, in words that say what to do. It opens and asks nothing.

/** The store's own trouble, which is no source's: it says what to do. */
export class StoreError extends Error {}

/** What to do, by what the engine or the system says. */
const ADVICE: readonly [RegExp, string][] = [
  [/locked/, 'another process holds it: stop that one'],
  [/malformed|not a database/, 'move it away, and put a backup in its place if there is one'],
  [/full|ENOSPC/, 'make room on its disk; nothing is lost'],
  [
    /disk I\/O error|EIO|EFBIG|EDQUOT/,
    'its disk is full, fails, or has a limit for this user: see to that; nothing is lost',
  ],
  [/readonly/, 'this user may not write to it, or its disk was mounted anew for reading only: see to that'],
  [
    /unable to open|EACCES|EPERM|ENOENT|ENOTDIR|EROFS|EEXIST/,
    'store, or SONIN_STORE, must name a file in a folder that this user may write to, and descriptors must not have run out',
  ],
];

/** Trouble of the engine as trouble of the store; whatever else went wrong stays what it is. */
export function toStoreError(error: unknown, asked: 'read' | 'written' | 'copied'): unknown {
  if (!isOfEngine(error)) return error;
  return new StoreError(`the store cannot be ${asked}: ${toAdvice(error)}`, { cause: error });
}

/** What was said, and what to do about it where somebody knows. */
export function toAdvice(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const advice = ADVICE.find(([pattern]) => pattern.test(message))?.[1];
  return advice === undefined ? message : `${message}; ${advice}`;
}

/** By the marks that SQLite and the system leave on their errors. */
function isOfEngine(error: unknown): boolean {
  return error instanceof Error && !(error instanceof StoreError) && ('errcode' in error || 'syscall' in error);
}
