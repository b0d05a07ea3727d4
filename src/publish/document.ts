// Makes text into a document that is ready to be served: bytes in every coding, validators; it knows neither what it says nor who asks.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Document } from '../model/edition.ts';
import type { Instant } from '../model/stamp.ts';

/** Level 5 of 11 takes feeds to within a few percent of the best size in a tenth of its time. */
const BROTLI_QUALITY = 5;

/** Hex digits of the SHA-256 that stand in an ETag: 128 bits. */
const ETAG_LENGTH = 32;

/** In ms. */
const SECOND = 1_000;

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

/** What is to be served at one address, as text. */
export interface Draft {
  readonly path: string;
  /** Content-Type, with its charset. */
  readonly type: string;
  readonly text: string;
  /** Values of the `Link` header. */
  readonly links: readonly string[];
}

/**
 * Compresses once what is served many times. `changed` stays what it was while the bytes do (RFC 9110, 8.8.2), over restarts too,
 * when `previous` comes from the store.
 */
export async function toDocument(
  draft: Draft,
  previous: { readonly etag: string; readonly changed: Instant } | null,
  now: Instant,
): Promise<Document> {
  const identity = Buffer.from(draft.text, 'utf8');
  const etag = createHash('sha256').update(identity).digest('hex').slice(0, ETAG_LENGTH);
  const [gzipped, brotlied] = await Promise.all([compressGzip(identity), toBrotli(identity)]);
  return {
    path: draft.path,
    type: draft.type,
    etag,
    changed: previous?.etag === etag ? previous.changed : toLater(previous?.changed ?? null, now),
    bodies: { identity, gzip: gzipped, br: brotlied },
    links: draft.links,
  };
}

/**
 * Now, but at least a second after the last change: dates in HTTP know only seconds, so that two changes within one, or a clock that was
 * set back, would hide the second change from clients that show a date and no tag.
 */
function toLater(before: Instant | null, now: Instant): Instant {
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
