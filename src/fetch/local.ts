// Files of the operator's own that are read like a source. It knows nothing of which may be: the configuration has seen to that.
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { FetchError } from './failure.ts';

/** Throws `too-large` beyond `maxBytes`, and `file` where there is none that can be read. */
export async function readLocal(url: string, maxBytes: number): Promise<Uint8Array> {
  const file = toPath(url);
  try {
    const found = await stat(file);
    // A pipe or a device has no size, and may have no end.
    if (!found.isFile()) throw new FetchError('file', `${file} is no file`);
    if (found.size > maxBytes)
      throw new FetchError('too-large', `${file} has ${found.size} bytes, more than ${maxBytes}`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof FetchError) throw error;
    throw new FetchError('file', `${file}: ${(error as Error).message}`);
  }
}

function toPath(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw new FetchError('file', (error as Error).message);
  }
}
