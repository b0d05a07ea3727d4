// Rendered documents as a cache holds them: their bytes in base64, so that JSON can. It knows neither what they say nor when they are stale.
import { openCache, type Warn } from '../cache.ts';
import type { Coding, Document } from '../model/edition.ts';

export interface DocumentCache extends AsyncDisposable {
  /** Null where there is none, where it is over its time, and where the cache cannot be reached. */
  readonly get: (key: string) => Promise<Document | null>;
  /** `ttl` in ms. */
  readonly set: (key: string, document: Document, ttl: number) => Promise<void>;
}

/** A document as JSON can hold it: its bytes in base64. */
interface Stored extends Omit<Document, 'bodies'> {
  readonly bodies: Readonly<Record<Coding, string>>;
}

/** Changes with the shape of what is stored, so that replicas of two versions can share one Redis. */
const NAMESPACE = 'sonin:documents:1';

/** Opens `memory` or a `redis://` address. */
export function openDocumentCache(address: string, warn: Warn): DocumentCache {
  const cache = openCache(address, NAMESPACE, warn);
  return {
    get: async (key) => toDocument(await cache.get(key)),
    set: (key, document, ttl) => cache.set(key, toStored(document), ttl),
    [Symbol.asyncDispose]: () => cache[Symbol.asyncDispose](),
  };
}

function toStored(document: Document): Stored {
  const { identity, gzip, br } = document.bodies;
  return { ...document, bodies: { identity: toBase64(identity), gzip: toBase64(gzip), br: toBase64(br) } };
}

/** Null for what no `set` of ours can have written. */
function toDocument(value: unknown): Document | null {
  if (!isStored(value)) return null;
  const { identity, gzip, br } = value.bodies;
  return { ...value, bodies: { identity: fromBase64(identity), gzip: fromBase64(gzip), br: fromBase64(br) } };
}

function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && 'etag' in value && 'bodies' in value;
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function fromBase64(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}
