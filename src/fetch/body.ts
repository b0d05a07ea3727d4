// Bodies: a response's bytes, decoded as they stream, with those that came and those they become both counted. It knows nothing of requests or documents.
import { Readable, type Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import { FetchError } from './failure.ts';
import { readBeforeRubbish } from './gzip-rubbish.ts';

/** What we ask for; one coding is accepted, never a chain of them (a chain of 200 is an attack). */
export const ACCEPT_ENCODING = 'gzip, br, zstd, deflate';

/** The memory a zstd body may ask for, as a power of two: the 8 MB that RFC 9659 allows on the web, of zstd's own 128 MB. */
const ZSTD_WINDOW_LOG = 23;

const DECODERS: Readonly<Record<string, (first: number) => Transform>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  br: () => createBrotliDecompress(),
  zstd: () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } }),
  // Servers disagree on whether `deflate` has zlib's header (RFC 9110, 8.4.1.2); its first byte tells.
  deflate: (first) => ((first & 0x0f) === 8 ? createInflate() : createInflateRaw()),
};

/** Servers also write what is no coding, and mean that there is none. */
const NO_CODING = new Set(['', 'identity', 'none', 'utf-8', 'utf8']);

export interface BodyLimit {
  /** Of the bytes that come and of those they are decoded to, each. */
  readonly maxBytes: number;
  /** What a larger body comes to: a failure, or its first `maxBytes`. */
  readonly beyond: 'fail' | 'cut';
}

type Bytes = AsyncIterable<Uint8Array>;

/** Reads to the end. Throws `too-large` beyond the limit, `encoding` for codings we did not ask for or that are damaged, `cut` where a coded body ends too early. */
export async function readBody(body: Bytes, encoding: string | null, limit: BodyLimit): Promise<Uint8Array> {
  const codings = (encoding ?? '')
    .toLowerCase()
    .split(',', 9)
    .map((coding) => coding.trim());
  const [coding, ...more] = codings.filter((one) => !NO_CODING.has(one));
  if (coding === undefined) return collect(body, limit);
  const toDecoder = Object.hasOwn(DECODERS, coding) ? DECODERS[coding] : undefined;
  if (toDecoder === undefined || more.length > 0) {
    throw new FetchError(
      'encoding',
      `the body is coded as "${(encoding ?? '').slice(0, 60)}", which was not asked for`,
    );
  }
  const packed: Uint8Array[] | null = coding.endsWith('gzip') ? [] : null;
  try {
    return await collect(decode(count(body, limit.maxBytes, packed), toDecoder), limit);
  } catch (error) {
    if (packed === null || !isAboutHeader(error)) throw error;
    const read = await readBeforeRubbish(Buffer.concat(packed), limit.maxBytes);
    if (read === null) throw error;
    return read;
  }
}

/** zlib looks for a further part of a gzip body behind its end, and stumbles over its beginning. */
function isAboutHeader(error: unknown): boolean {
  return error instanceof FetchError && error.message.endsWith('incorrect header check');
}

async function collect(stream: Bytes, { maxBytes, beyond }: BodyLimit): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes && beyond === 'fail') throw toTooLarge('body', maxBytes);
    chunks.push(chunk);
    if (size > maxBytes) break;
  }
  const whole = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, size);
  return whole.subarray(0, maxBytes);
}

/** A bomb of which nothing comes out is still one: no body of ours is larger packed than it may be unpacked. What came is kept in `packed`. */
async function* count(stream: Bytes, maxBytes: number, packed: Uint8Array[] | null): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) throw toTooLarge('compressed body', maxBytes);
    packed?.push(chunk);
    yield chunk;
  }
}

async function* decode(coded: AsyncGenerator<Uint8Array>, toDecoder: (first: number) => Transform): Bytes {
  const first = await coded.next();
  if (first.done === true) return;
  const decoder = toDecoder(first.value[0] ?? 0);
  let broken: Error | null = null;
  const input = Readable.from(rejoin(first.value, coded)).on('error', (error: Error) => {
    broken = error;
    decoder.destroy(error);
  });
  try {
    yield* input.pipe(decoder);
  } catch (error) {
    throw broken ?? toCodingError(error as NodeJS.ErrnoException, decoder);
  } finally {
    input.destroy();
    decoder.destroy();
  }
}

async function* rejoin(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): Bytes {
  yield first;
  yield* rest;
}

function toCodingError({ code = '', message }: NodeJS.ErrnoException, { constructor }: Transform): FetchError {
  if (/unexpected end of file/i.test(message) || code === 'Z_BUF_ERROR') {
    return new FetchError('cut', 'the compressed body ends too early');
  }
  return new FetchError('encoding', `the body is not valid ${constructor.name}: ${message}`);
}

function toTooLarge(what: string, maxBytes: number): FetchError {
  return new FetchError('too-large', `the ${what} is larger than ${maxBytes} bytes`);
}
