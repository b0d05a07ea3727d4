// Bodies: a response's bytes, decompressed as they stream and counted after that. It knows nothing of requests or documents.
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib';
import { FetchError } from './failure.ts';

/** What we ask for; one coding is accepted, never a chain of them (a chain of 200 is an attack). */
export const ACCEPT_ENCODING = 'gzip, br, zstd, deflate';

const DECODERS: Readonly<Record<string, (first: number) => Transform>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  br: () => createBrotliDecompress(),
  zstd: () => createZstdDecompress(),
  // Servers disagree on whether `deflate` has zlib's header (RFC 9110, 8.4.1.2); its first byte tells.
  deflate: (first) => ((first & 0x0f) === 8 ? createInflate() : createInflateRaw()),
};

/** Reads to the end. Throws `too-large` beyond `maxBytes` decoded bytes, `encoding` for codings we did not ask for or that are damaged. */
export async function readBody(body: Readable, encoding: string | null, maxBytes: number): Promise<Uint8Array> {
  const coding = (encoding ?? '').trim().toLowerCase();
  if (coding === '' || coding === 'identity') return collect(body, maxBytes);
  const toDecoder = DECODERS[coding];
  if (toDecoder === undefined) {
    throw new FetchError('encoding', `the body is coded as "${coding.slice(0, 60)}", which was not asked for`);
  }
  return decompress(body, toDecoder, maxBytes);
}

async function collect(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) throw new FetchError('too-large', `the body is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, size);
}

async function decompress(
  body: Readable,
  toDecoder: (first: number) => Transform,
  maxBytes: number,
): Promise<Uint8Array> {
  const packed = await collect(body, maxBytes);
  if (packed.length === 0) return packed;
  const decoder = toDecoder(packed[0] ?? 0);
  try {
    decoder.end(packed);
    return await collect(decoder, maxBytes);
  } catch (error) {
    if (error instanceof FetchError) throw error;
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (/unexpected end of file/i.test(message) || code === 'Z_BUF_ERROR')
      throw new FetchError('cut', 'the compressed body ends too early');
    throw new FetchError('encoding', `the body is not valid ${decoder.constructor.name}: ${message}`);
  } finally {
    decoder.destroy();
  }
}
