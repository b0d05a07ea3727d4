// Documents that are themselves packed, as `sitemap.xml.gz` is: gzip → the bytes within. Codings of HTTP are undone before, elsewhere.
import { gunzipSync } from 'node:zlib';
import type { Failure } from '../model/visit.ts';

/** The first bytes of gzip (RFC 1952, section 2.3.1). */
const MAGIC = [0x1f, 0x8b];

/**
 * The bytes of a gzip file, all of its members one after the other; bytes of any other kind as they are. Failures of stage `fetch`: `too-large`
 * beyond `mostBytes` unpacked bytes, `encoding` where the file is damaged or ends too early, as half a document is fetched again and not read.
 */
export function unpack(bytes: Uint8Array, mostBytes: number): Uint8Array | Failure {
  if (!MAGIC.every((byte, index) => bytes[index] === byte)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes });
  } catch (error) {
    return toFailure(error as NodeJS.ErrnoException, mostBytes);
  }
}

function toFailure({ code, message }: NodeJS.ErrnoException, mostBytes: number): Failure {
  if (code === 'ERR_BUFFER_TOO_LARGE')
    return { stage: 'fetch', code: 'too-large', detail: `the gzip file holds more than ${mostBytes} bytes` };
  return { stage: 'fetch', code: 'encoding', detail: `the gzip file is damaged: ${message}` };
}
