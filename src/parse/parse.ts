// Text → the publisher's terms, by kind. It knows no kind's format, only where each is read.
import type { Recipe, SourceKind } from '../model/configuration.ts';
import type { ParsedFeed } from '../model/feed.ts';
import type { Instant } from '../model/stamp.ts';
import type { Failure } from '../model/visit.ts';
import { parseFeed } from './feed/feed.ts';
import { parseJson } from './json/json.ts';
import { parsePage } from './page/page.ts';
import { parseSitemap } from './sitemap/sitemap.ts';
import { parseTicker } from './ticker/ticker.ts';
import { parseWordpress } from './wordpress.ts';

/** Where a document came from, and what of it is wanted. */
export interface ParseContext {
  /** The address that relative ones are resolved against; null where there is none. */
  readonly url: string | null;
  /** Items dated before this are not wanted; null: the latest. Heeded where a document lists everything there ever was. */
  readonly since: Instant | null;
}

type Parse = (text: string, recipe: Recipe, context: ParseContext) => ParsedFeed | Failure;

const PARSERS: Readonly<Record<SourceKind, Parse>> = {
  feed: (text, _recipe, context) => parseFeed(text, context),
  ticker: (text, _recipe, context) => parseTicker(text, context),
  page: parsePage,
  json: parseJson,
  sitemap: (text, _recipe, context) => parseSitemap(text, context),
  wordpress: parseWordpress,
};

export function parse(text: string, recipe: Recipe, context: ParseContext): ParsedFeed | Failure {
  return PARSERS[recipe.kind](text, recipe, context);
}
