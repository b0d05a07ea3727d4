// Which of the documents that are served are topics of a hub, and at which address. It knows nothing of hubs.
import type { Document } from '../model/edition.ts';

/** A feed as it is served now. */
export interface Feed {
  readonly path: string;
  /** Strong validator of its bytes. */
  readonly etag: string;
  /** Its absolute address, the one that it names as `self`: subscribers know it by that (WebSub, 4). */
  readonly topic: string;
}

const FEED_TYPE = /^application\/(?:atom\+xml|rss\+xml|feed\+json)\b/;

/** Parts of an archive are read once, by whoever follows `prev-archive`; nobody subscribes to them. */
const ARCHIVE = /\/archive\//;

/** `url` is where readers reach us, without a trailing slash. */
export function toFeeds(documents: Iterable<Pick<Document, 'path' | 'etag' | 'type'>>, url: string): Feed[] {
  return Array.from(documents)
    .filter(({ path, type }) => FEED_TYPE.test(type) && !ARCHIVE.test(path))
    .map(({ path, etag }) => ({ path, etag, topic: url + path }));
}
