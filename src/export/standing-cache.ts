// The folder as a cache of documents: what lies there need not be made again. It knows what documents were made from, and not their bytes.
import type { Document } from '../model/edition.ts';
import type { DocumentCache } from '../publish/cache.ts';
import type { Standing } from './manifest.ts';

const NO_BYTES = new Uint8Array();

/** Never read: a document with this ETag is not written. */
const NO_BODIES = { identity: NO_BYTES, gzip: NO_BYTES, br: NO_BYTES, zstd: NO_BYTES };

/** Nothing is put into it, as each document is made once. */
export function toStandingCache(standing: ReadonlyMap<string, Standing>): DocumentCache {
  return {
    get: async (path) => toDocument(path, standing.get(path)),
    set: async () => {},
    holdings: async () => null,
    async [Symbol.asyncDispose]() {},
  };
}

function toDocument(path: string, standing: Standing | undefined): Document | null {
  if (standing === undefined || standing.state === null) return null;
  const { etag, changed, state } = standing;
  return { path, type: '', etag, changed, state, bodies: NO_BODIES, links: [], holds: null, immutable: false };
}
