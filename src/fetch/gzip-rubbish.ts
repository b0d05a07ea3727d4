// A gzip body with rubbish behind its end, as servers leave it that print a line after the compressed page: browsers pass it over. It reads no stream.
import { createGunzip } from 'node:zlib';

/** The first byte of a member of gzip (RFC 1952, 2.3.1): what begins so is a further part of the body, and no rubbish. */
const MAGIC = 0x1f;

/** The body that stands whole and with a right checksum before the rubbish; null where there is none, or more than `maxBytes` of it. */
export function readBeforeRubbish(packed: Uint8Array, maxBytes: number): Promise<Uint8Array | null> {
  const { promise, resolve } = Promise.withResolvers<Uint8Array | null>();
  const decoder = createGunzip({ rejectGarbageAfterEnd: true });
  const chunks: Uint8Array[] = [];
  let size = 0;
  const end = (body: Uint8Array | null) => {
    decoder.destroy();
    resolve(body);
  };
  decoder.on('data', (chunk: Uint8Array) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) end(null);
  });
  decoder.on('error', ({ code }: NodeJS.ErrnoException) => {
    const isWhole = code === 'ERR_TRAILING_JUNK_AFTER_STREAM_END' && packed[decoder.bytesWritten] !== MAGIC;
    end(isWhole ? Buffer.concat(chunks, size) : null);
  });
  decoder.on('end', () => end(null));
  decoder.end(packed);
  return promise;
}
