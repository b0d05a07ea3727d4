// Rendered documents in the cache. It knows neither what they say nor when they are stale.
import { openCache, type Warn } from '../cache.ts';
import type { Document } from '../model/edition.ts';

export interface DocumentCache extends AsyncDisposable {
  /** Null where there is none, where it is over its time, and where the cache cannot be reached. */
  readonly get: (key: string) => Promise<Document | null>;
  /** `ttl` in ms. */
  readonly set: (key: string, document: Document, ttl: number) => Promise<void>;
}

/** Changes with the shape of what is stored, so that replicas of two versions can share one Redis. */
const NAMESPACE = 'sonin:documents:2';

/** Opens `memory` or a `redis://` address. */
export function openDocumentCache(address: string, warn: Warn): DocumentCache {
  const cache = openCache(address, NAMESPACE, warn);
  return {
    async get(key) {
      const found = await cache.get(key);
      return isDocument(found) ? found : null;
    },
    set: (key, document, ttl) => cache.set(key, withBuffers(document), ttl),
    [Symbol.asyncDispose]: () => cache[Symbol.asyncDispose](),
  };
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
