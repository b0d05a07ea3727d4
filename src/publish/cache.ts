// Rendered documents in the cache. It knows neither what they say nor when they are stale.
import { openCache, type Room, type Warn } from '../cache.ts';
import type { Document, EntryVersion } from '../model/edition.ts';

export interface DocumentCache extends AsyncDisposable {
  /** Null where there is none, where it is over its time, and where the cache cannot be reached. */
  readonly get: (key: string) => Promise<Document | null>;
  /** `ttl` in ms. */
  readonly set: (key: string, document: Document, ttl: number) => Promise<void>;
  /** What the document at a path held when it had that ETag; null where nobody knows any more. */
  readonly holdings: (path: string, etag: string) => Promise<readonly EntryVersion[] | null>;
}

/** How long it is known what a feed's document held, in milliseconds, and of how many at most in memory: readers come again within a week. */
const HOLDINGS_TTL = 7 * 86_400_000;
const HOLDINGS_ROOM: Room = { most: 3_000, heaviest: Number.POSITIVE_INFINITY, weigh: () => 0 };

/** A feed in four codings takes about 100 kB, at most 800: whoever makes up one question after another fills 48 MB and no more. */
const ROOM: Room = { most: 300, heaviest: 48_000_000, weigh: toWeight };

/** Changes with the shape of what is stored, so that replicas of two versions can share one Redis. */
const NAMESPACE = 'sonin:documents:2';
const HOLDINGS = 'sonin:holdings:1';

/** Opens `memory` or a `redis://` address. */
export function openDocumentCache(address: string, warn: Warn): DocumentCache {
  const cache = openCache(address, NAMESPACE, warn, ROOM);
  const holdings = openCache(address, HOLDINGS, () => {}, HOLDINGS_ROOM);
  return {
    async get(key) {
      const found = await cache.get(key);
      return isDocument(found) ? found : null;
    },
    async set(key, document, ttl) {
      const { path, etag, holds } = document;
      await cache.set(key, withBuffers(document), ttl);
      if (holds !== null) await holdings.set(`${path} ${etag}`, holds, HOLDINGS_TTL);
    },
    async holdings(path, etag) {
      const found = await holdings.get(`${path} ${etag}`);
      return Array.isArray(found) ? (found as EntryVersion[]) : null;
    },
    async [Symbol.asyncDispose]() {
      await cache[Symbol.asyncDispose]();
      await holdings[Symbol.asyncDispose]();
    },
  };
}

function toWeight(value: unknown): number {
  if (!isDocument(value)) return 0;
  return Object.values(value.bodies).reduce((bytes, body) => bytes + body.byteLength, 0);
}

/** The bytes as views of the class that keyv knows how to write. */
function withBuffers(document: Document): Document {
  const { identity, gzip, br, zstd } = document.bodies;
  return { ...document, bodies: { identity: view(identity), gzip: view(gzip), br: view(br), zstd: view(zstd) } };
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** No more is asked: under this namespace nothing else is written. */
function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && 'etag' in value && 'bodies' in value;
}
