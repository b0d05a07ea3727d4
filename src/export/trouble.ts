// What the world does to an export, in words that say what to do. It knows nothing of exporting.

/** The message is for whoever called for the export. */
export class ExportError extends Error {}

/** What to do, by the system's code. */
const ADVICE: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it was mounted for reading only',
  ENOSPC: 'make room on its disk',
  EDQUOT: 'make room on its disk',
  EEXIST: 'something that no export made is in the way: move it away, or name another folder',
  ENOTDIR: 'something that no export made is in the way: move it away, or name another folder',
  EISDIR: 'something that no export made is in the way: move it away, or name another folder',
};

/** Trouble of the folder as the export's; whatever else went wrong stays what it is. */
export function toExportError(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || error instanceof ExportError || !('syscall' in error)) return error;
  const advice = ADVICE[String((error as NodeJS.ErrnoException).code)];
  const end = 'the next export goes on where this one ended';
  return new ExportError([`${folder} cannot be written: ${error.message}`, advice, end].filter(Boolean).join('; '), {
    cause: error,
  });
}

/** To be called between two documents. */
export function checkStop(stop: AbortSignal): void {
  if (stop.aborted) throw new ExportError('stopped before it was done; the next export goes on where this one ended');
}
