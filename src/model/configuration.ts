// The nouns of the configuration: who writes, where we read, what is published, and how. Types only.

/** A language tag in its shortest form: `en`, `mn`, `mn-Mong`, `ru`. */
export type Language = string;

/** Who writes. `hosts` are lower case, without `www.`; the first name is used where a language has none of its own. */
export interface Outlet {
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
  readonly site: string | null;
  readonly hosts: readonly string[];
}

/** The kinds of document that items can be read from. */
export type SourceKind = 'feed' | 'ticker' | 'page' | 'json' | 'sitemap' | 'wordpress';

/** What an item says, by the names that a configuration has for it. */
export type FieldName =
  | 'id'
  | 'url'
  | 'title'
  | 'summary'
  | 'content'
  | 'published'
  | 'updated'
  | 'authors'
  | 'categories'
  | 'image'
  | 'language';

/** For each field the places where it may stand, of which the first that says something counts; none: where the kind looks by itself. */
export type FieldPlaces = Readonly<Record<FieldName, readonly string[]>>;

/** How a document that only names the one with the items is read: a `/regex/` over its text, and the address that its groups make (`ds_{1}.json`). */
export interface Follow {
  readonly find: string;
  readonly url: string;
}

/** How items are found in a document. */
export interface Recipe {
  readonly kind: SourceKind;
  /** A CSS selector in a page, a JSONPath (RFC 9535) in JSON and in a page's data; null: where the kind looks by itself. */
  readonly items: string | null;
  readonly fields: FieldPlaces;
  /**
   * The data in a page that is read instead of its markup: `json-ld`, `opengraph`, `next-data`, `next-flight`, or the CSS selector of
   * an element that holds JSON; null: the markup.
   */
  readonly data: string | null;
}

/** How much of an outlet's text is republished. */
export type ContentPolicy = 'full' | 'summary' | 'none';

/** Where we read: one block of the configuration, with every default filled in. */
export interface Source extends Recipe {
  readonly id: string;
  /** Absolute `https:`, `http:` or `file:` address; `{date}`, `{offset}` and `{page}` in it are filled in by each request. */
  readonly url: string;
  /** Set where the document at `url` only names the one that holds the items. */
  readonly follow: Follow | null;
  /** Most pages that are read in one visit while all that they list is new. */
  readonly pages: number;
  /** Whether it is visited less while nothing new comes, within the limits of its cron line. */
  readonly adaptive: boolean;
  /** Whether the origin's robots.txt is heeded; null: for what is meant for people (pages, articles), and not for what is meant for machines. */
  readonly robots: boolean | null;
  /** `http://…`, `socks5://…`, or `none`; null: as for all sources. */
  readonly proxy: string | null;
  /** Whether articles are fetched, once, for what the list does not say of them. */
  readonly details: boolean;
  /** What is read when this source fails: a source of its own, under the id of this one and `/fallback`. */
  readonly fallback: Source | null;
  /** Outlet id; null where the source speaks for several (a ticker) or for the outlet named by its host. */
  readonly outlet: string | null;
  /** Declared language, or `auto`. */
  readonly language: Language;
  /** Cron line of five or six fields, read in `timezone`. */
  readonly schedule: string;
  readonly timezone: string;
  readonly enabled: boolean;
  /** Words or `/regex/`; an item is published when `keep` is empty or one matches, and none of `drop` matches. */
  readonly keep: readonly string[];
  readonly drop: readonly string[];
  /** Most entries of this source in one document; null is no limit. */
  readonly share: number | null;
  readonly content: ContentPolicy;
  /** Extra request headers, sent to the origin of `url` only. */
  readonly headers: Readonly<Record<string, string>>;
  /** Longest time for one request with its redirects, in milliseconds. */
  readonly timeout: number;
  /** What happens to items whose host no outlet claims. */
  readonly unlisted: 'keep' | 'drop';
}

/** What an edition is asked to hold. */
export interface EditionSpec {
  readonly id: string;
  readonly title: string;
  /** The language in which the edition speaks; `also` are further languages whose entries it takes. */
  readonly language: Language;
  readonly also: readonly Language[];
  /** Most entries in the subscription document. */
  readonly limit: number;
}

/** A category that the operator names by words; an entry is of it when its title, summary or categories have one of `words` and none of `except`. */
export interface Topic {
  readonly id: string;
  /** The first name is used where a language has none of its own. */
  readonly name: Readonly<Record<Language, string>>;
  /** Words and phrases of every language. */
  readonly words: readonly string[];
  readonly except: readonly string[];
}

/** What a name names: a person's lets an office before it be printed with capitals, a place's the word for its kind behind it. */
export type NameKind = 'person' | 'place' | 'other';

/** Words and phrases of one language as they are printed inside a sentence, which go before the shipped ones. */
export type OwnWords = Readonly<Record<NameKind, readonly string[]>>;

export interface Site {
  readonly title: string;
  /** Where readers reach us, without a trailing slash, a path included; null: the address that is listened on. */
  readonly url: string | null;
  /** Who answers for this service: a mail or web address that goes into the User-Agent; null when nobody is named. */
  readonly contact: string | null;
  readonly timezone: string;
}

/** How every source is fetched. Times in milliseconds, sizes in bytes. */
export interface FetchPolicy {
  /** Networks (CIDR) that the guard lets through although they are not public. */
  readonly allow: readonly string[];
  /** Rest between two requests to one host. */
  readonly pause: number;
  /** Shortest and longest wait before a source that failed is visited again. */
  readonly floor: number;
  readonly ceiling: number;
  /** Most decoded bytes of one body. */
  readonly maxBytes: number;
  /** `http://…`, `socks5://…`, or `none`; null: what the environment says. */
  readonly proxy: string | null;
}

/** The whole configuration, valid, with defaults filled in and addresses absolute. */
export interface Config {
  /** The file it was read from. */
  readonly file: string;
  readonly site: Site;
  /** `sqlite:/absolute/path.db` or `sqlite::memory:`. */
  readonly store: string;
  /** `memory` or `redis://…`. */
  readonly cache: string;
  readonly listen: { readonly host: string; readonly port: number };
  readonly fetch: FetchPolicy;
  readonly editions: readonly EditionSpec[];
  readonly words: Readonly<Record<Language, OwnWords>>;
  readonly outlets: readonly Outlet[];
  readonly topics: readonly Topic[];
  /** WebSub hubs that are told what changed: absolute web addresses. */
  readonly hubs: readonly string[];
  /** In the order of the file: of several for one outlet and language the preferred one first. */
  readonly sources: readonly Source[];
}
