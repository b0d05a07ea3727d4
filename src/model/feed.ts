// The nouns of a document in its publisher's terms. Types only.

/** Text as a publisher gave it. `base` is the address that relative links in it are resolved against; null when unknown. */
export interface ParsedText {
  readonly type: 'text' | 'html';
  readonly value: string;
  readonly base: string | null;
}

/** The document an item was republished from, or our source as a document: what goes into `atom:source`. */
export interface FeedInfo {
  readonly id: string | null;
  readonly title: string | null;
  readonly link: string | null;
  readonly updated: string | null;
  readonly rights: string | null;
}

/** One item in the publisher's terms: dates as printed, ids as given, addresses absolute where a base is known. */
export interface ParsedItem {
  readonly id: string | null;
  readonly url: string | null;
  readonly title: ParsedText | null;
  readonly summary: ParsedText | null;
  readonly content: ParsedText | null;
  readonly published: string | null;
  readonly updated: string | null;
  /** Names of persons. */
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly image: string | null;
  /** As declared on the item, or inherited from the document; null when nothing is declared. */
  readonly language: string | null;
  /** The host that the item itself names as its outlet (a ticker); null elsewhere. */
  readonly host: string | null;
  /** `atom:source` where the item carries one. */
  readonly source: FeedInfo | null;
}

/** How often a feed asks to be read: an interval in ms, and hours (of UTC) and days in which nothing is published. */
export interface Rhythm {
  readonly interval: number | null;
  readonly skipHours: readonly number[];
  /** 0 for Sunday to 6. */
  readonly skipDays: readonly number[];
}

/** A document in the publisher's terms. */
export interface ParsedFeed extends FeedInfo {
  /** What it turned out to be: `rss 2.0`, `rdf`, `atom 1.0`, `json feed 1.1`, `ticker`, `page`, `json`, `wordpress`, `sitemap`, `sitemap index`. */
  readonly format: string;
  readonly subtitle: string | null;
  readonly language: string | null;
  readonly authors: readonly string[];
  readonly items: readonly ParsedItem[];
  /** Addresses of further documents that hold items, in the order in which they are worth reading. */
  readonly next: readonly string[];
  /** Null where it asks for nothing. */
  readonly rhythm: Rhythm | null;
  /** Whether all of the document was read: false where it was cut off, or had more items than are read. */
  readonly complete: boolean;
  /** What was odd but no failure, in words: `truncated after 12 items`. */
  readonly notes: readonly string[];
}

/** An article's page: what it says of itself. */
export interface ParsedArticle extends Omit<ParsedItem, 'id' | 'url' | 'host' | 'source'> {
  /** What it names as its own address (`rel=canonical`, else OpenGraph or JSON-LD); null where it names none. */
  readonly canonical: string | null;
}
