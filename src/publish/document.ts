// Makes text into a document that is ready to be served: bytes in every coding, validators; it knows neither what it says nor who asks.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib';
import type { Document } from '../model/edition.ts';
import type { Instant } from '../model/stamp.ts';

/** Level 5 of 11 takes feeds to within a few percent of the best size in a tenth of its time. */
const BROTLI_QUALITY = 5;

/** Level 6 of 22 makes feeds as small as gzip does, in less time; what is beyond takes several times longer for a twentieth. */
const ZSTD_LEVEL = 6;

/** Hex digits of the SHA-256 that stand in an ETag: 128 bits. */
const ETAG_LENGTH = 32;

/** In ms. */
const SECOND = 1_000;

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);
const compressZstd = promisify(zstdCompress);

/** What is to be served at one address, as text. */
export interface Draft extends Omit<Document, 'etag' | 'changed' | 'bodies'> {
  readonly text: string;
}

/**
 * Compresses once what is served many times. `changed` stays what it was while the bytes do (RFC 9110, 8.8.2), over restarts too,
 * when `previous` comes from the store.
 */
export async function toDocument(
  { text, ...draft }: Draft,
  previous: { readonly etag: string; readonly changed: Instant } | null,
  now: Instant,
): Promise<Document> {
  const identity = Buffer.from(text, 'utf8');
  const etag = createHash('sha256').update(identity).digest('hex').slice(0, ETAG_LENGTH);
  const [gzipped, br, zstd] = await Promise.all([compressGzip(identity), toBrotli(identity), toZstd(identity)]);
  return {
    ...draft,
    etag,
    changed: previous?.etag === etag ? previous.changed : toLater(previous?.changed ?? null, now),
    bodies: { identity, gzip: gzipped, br, zstd },
  };
}

/**
 * Now, but at least a second after the last change: dates in HTTP know only seconds, so that two changes within one, or a clock that was
 * set back, would hide the second change from clients that show a date and no tag.
 */
export function toLater(before: Instant | null, now: Instant): Instant {
  if (before === null || Date.parse(now) - Date.parse(before) >= SECOND) return now;
  return new Date(Date.parse(before) + SECOND).toISOString();
}

function toBrotli(bytes: Uint8Array): Promise<Uint8Array> {
  return compressBrotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    },
  });
}

function toZstd(bytes: Uint8Array): Promise<Uint8Array> {
  return compressZstd(bytes, { params: { [constants.ZSTD_c_compressionLevel]: ZSTD_LEVEL } });
}
