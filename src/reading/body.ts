// The bytes of one document → the publisher's terms. It knows nothing of what is made of those.
import { decode } from '../decode/decode.ts';
import { unpack } from '../decode/unpack.ts';
import type { Source } from '../model/configuration.ts';
import type { ParsedArticle, ParsedFeed } from '../model/feed.ts';
import type { Instant } from '../model/stamp.ts';
import type { Failure, Fetched } from '../model/visit.ts';
import { parseArticle } from '../parse/article/article.ts';
import { parseFollowed } from '../parse/follow.ts';
import { parse } from '../parse/parse.ts';

/** What a document that is itself a gzip file may unpack to, in bytes: the limit of a sitemap (sitemaps.org). */
const MOST_UNPACKED = 50_000_000;

/** A document as it came. */
export type Body = Pick<Extract<Fetched, { outcome: 'fresh' }>, 'body' | 'contentType' | 'url'>;

/** What of a document is wanted; `isNaming`: it only names the one that holds the items. */
export interface DocumentContext {
  readonly since: Instant | null;
  readonly isNaming: boolean;
}

/** Bytes → the publisher's terms. */
export function toParsedFeed(
  fetched: Body,
  source: Source,
  { since, isNaming }: DocumentContext,
): ParsedFeed | Failure {
  const text = toText(fetched);
  if (typeof text !== 'string') return text;
  if (isNaming && source.follow !== null) return parseFollowed(text, source.follow, fetched.url);
  return parse(text, source, { url: fetched.url, since });
}

/** Bytes → what an article says of itself. */
export function toParsedArticle(fetched: Body): ParsedArticle | Failure {
  const text = toText(fetched);
  return typeof text === 'string' ? parseArticle(text, fetched.url) : text;
}

function toText({ body, contentType }: Body): string | Failure {
  const bytes = unpack(body, MOST_UNPACKED);
  return 'stage' in bytes ? bytes : decode(bytes, contentType);
}
