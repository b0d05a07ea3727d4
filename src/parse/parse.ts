// Text → the publisher's terms, by kind. It knows no kind's format, only where each is read.
import type { SourceKind } from '../model/configuration.ts';
import type { ParsedFeed } from '../model/feed.ts';
import type { Failure } from '../model/visit.ts';
import { parseFeed } from './feed.ts';
import { parseTicker } from './ticker.ts';

type Parse = (text: string, address: { readonly url: string | null }) => ParsedFeed | Failure;

const PARSERS: Readonly<Record<SourceKind, Parse>> = { feed: parseFeed, ticker: parseTicker };

/** `url` is the address that relative ones are resolved against; null where there is none. */
export function parse(kind: SourceKind, text: string, url: string | null): ParsedFeed | Failure {
  return PARSERS[kind](text, { url });
}
