// A file that keeps a second export out of a folder for as long as the first one lives. It knows nothing of what is exported.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isGone, toOwner } from '../owner.ts';
import { ExportError } from './trouble.ts';

/** Throws `ExportError` while somebody has it; the one of a process that was killed is taken over. */
export function takeLock(file: string): Disposable {
  const self = toOwner();
  for (;;) {
    try {
      writeFileSync(file, self, { flag: 'wx' });
      return { [Symbol.dispose]: () => rmSync(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      putAway(file, self);
    }
  }
}

/** Out of the way in one step, so that of two who find a dead lock only one takes it away. */
function putAway(file: string, self: string): void {
  const owner = readOwner(file);
  if (owner === null) return;
  if (!isGone(owner, self)) {
    throw new ExportError(
      `another export is writing there (${owner.split('|', 2).join(', process ')}): wait for it; if there is none, remove ${file}`,
    );
  }
  const aside = `${file}.${process.pid}`;
  renameSync(file, aside);
  if (readOwner(aside) !== owner) {
    renameSync(aside, file);
    throw new ExportError('another export has just begun to write there: wait for it');
  }
  rmSync(aside, { force: true });
}

/** Null where it has gone meanwhile. */
function readOwner(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
