// A text file in UTF-8, read whole within a bound, or why it cannot be. It knows nothing of what stands in it.
import { readFile } from 'node:fs/promises';

/** `reason` follows the file's name; `fault` is what the reader may have something of its own to say of. */
export interface Unread {
  readonly fault: 'size' | 'encoding' | 'access';
  readonly reason: string;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
};

/** Without its byte order mark. Never rejects. */
export async function loadText(path: string, mostBytes: number): Promise<string | Unread> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > mostBytes) return { fault: 'size', reason: `is larger than ${mostBytes} bytes` };
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return { fault: 'encoding', reason: 'is not UTF-8' };
    return { fault: 'access', reason: `cannot be read (${toReason(error)})` };
  }
}

function toReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (code === '' ? String(error) : code);
}
