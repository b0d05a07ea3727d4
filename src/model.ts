// The nouns: the values that travel between rooms. Types only; it knows nothing of how any of them is made or kept.
// Every value is read-only and whole: what is absent is null, never a missing key.

/** An instant in UTC, ISO 8601 with milliseconds: `2026-01-12T16:00:00.000Z`. */
export type Instant = string;

/** How exact a publisher's date is. A `day` is local midnight in the source's time zone. */
export type Precision = 'second' | 'minute' | 'hour' | 'day';

/** A language tag in its shortest form: `en`, `mn`, `mn-Mong`, `ru`. */
export type Language = string;

/** A date as we keep it: the instant, how exact it is, and the zone (IANA name or `+08:00`) whose clock it was written by. */
export interface Stamp {
  readonly at: Instant;
  readonly precision: Precision;
  readonly zone: string;
}

/** Who writes. `hosts` are lower case, without `www.`; the first name is used where a language has none of its own. */
export interface Outlet {
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
  readonly site: string | null;
  readonly hosts: readonly string[];
}

/** The kinds of document that items can be read from. */
export type SourceKind = 'feed' | 'ticker';

/** How much of an outlet's text is republished. */
export type ContentPolicy = 'full' | 'summary' | 'none';

/** Where we read: one block of the configuration, with every default filled in. */
export interface Source {
  readonly id: string;
  readonly kind: SourceKind;
  /** Absolute `https:`, `http:` or `file:` address. */
  readonly url: string;
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
  /** Longest time for one visit's request, in milliseconds. */
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
  readonly outlets: readonly Outlet[];
  /** In the order of the file: of several for one outlet and language the preferred one first. */
  readonly sources: readonly Source[];
}

/** The stage of the river in which something of the world failed. */
export type Stage = 'fetch' | 'parse' | 'visit';

/** A failure of the world: a value, stored and shown. Bugs are thrown instead. `code` is kebab-case, `detail` says where and what. */
export interface Failure {
  readonly stage: Stage;
  readonly code: string;
  readonly detail: string;
}

/** The origin's validators, byte for byte as it sent them. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** One address of a source, as it was last read. */
export interface Resource extends Validators {
  readonly source: string;
  readonly url: string;
  /** SHA-256 of the decoded body, hex. */
  readonly bodyHash: string;
  /** Settings and reader version that read it; when ours differs, validators are not sent and the body is read again. */
  readonly fingerprint: string;
}

export type VisitOutcome = 'read' | 'unchanged' | 'failed';

/** What the last call on a source came to. */
export interface Visit {
  readonly source: string;
  readonly at: Instant;
  readonly outcome: VisitOutcome;
  readonly failure: Failure | null;
  /** Items in the last document that was read. */
  readonly items: number;
  /** Entries that this visit made or changed. */
  readonly changed: number;
  /** Failures in a row; 0 after a success. */
  readonly failures: number;
  readonly lastSuccess: Instant | null;
  readonly nextVisit: Instant;
  /** The cron line and zone that `nextVisit` was reckoned by, so that a changed line takes effect at once. */
  readonly schedule: string;
  /** An origin's Retry-After: not before this, unless forced. */
  readonly waitUntil: Instant | null;
  /** What was odd but no failure: a date in the future, a repeated id, a truncated document. */
  readonly notes: readonly string[];
}

/** What a request came to. */
export type Fetched =
  | {
      readonly outcome: 'fresh';
      readonly body: Uint8Array;
      readonly contentType: string | null;
      /** The address that answered, after redirects. */
      readonly url: string;
      readonly validators: Validators;
      readonly waitUntil: Instant | null;
    }
  | { readonly outcome: 'unchanged'; readonly validators: Validators; readonly waitUntil: Instant | null }
  | { readonly outcome: 'failed'; readonly failure: Failure; readonly waitUntil: Instant | null };

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

/** A document in the publisher's terms. */
export interface ParsedFeed extends FeedInfo {
  /** What it turned out to be: `rss 2.0`, `rdf`, `atom 1.0`, `json feed 1.1`, `ticker`. */
  readonly format: string;
  readonly subtitle: string | null;
  readonly language: string | null;
  readonly authors: readonly string[];
  readonly items: readonly ParsedItem[];
  /** Whether all of the document was read: false where it was cut off, or had more items than are read. */
  readonly complete: boolean;
  /** What was odd but no failure, in words: `truncated after 12 items`. */
  readonly notes: readonly string[];
}

/** What an entry says, in our terms. HTML is safe and has absolute addresses; titles and names are plain text. */
export interface EntryFields {
  readonly outlet: string;
  readonly language: Language;
  /** The published link, without tracking parameters; null where there is none. */
  readonly url: string | null;
  /** The headline a reader sees, and the one the outlet printed. */
  readonly title: string;
  readonly originalTitle: string;
  readonly published: Stamp | null;
  /** The publisher's own date of change. */
  readonly updated: Instant | null;
  /** Plain text. */
  readonly summary: string | null;
  /** HTML. */
  readonly content: string | null;
  readonly authors: readonly string[];
  readonly image: string | null;
  readonly categories: readonly string[];
}

/** One item as one source last showed it. */
export interface Sighting {
  readonly source: string;
  /** The publisher's id; null where it gave none or repeated it within the document. */
  readonly itemId: string | null;
  /** The folded address on the outlet's own hosts; null where the item has none there. */
  readonly addressKey: string | null;
  /** Hash of the raw item and the fingerprint of what read it. */
  readonly rawHash: string;
  /** Folded headline and local day, by which sightings without an address find their entry. */
  readonly headlineKey: string;
  readonly day: string;
  readonly fields: EntryFields;
  readonly feed: FeedInfo;
  /** Whether the source speaks for the outlet itself. */
  readonly own: boolean;
  /** Whether `published` is the publisher's date of change, for want of a better one. */
  readonly datedByUpdate: boolean;
  /** Whether the title's capitals are the outlet's own and not a ticker's shouting. */
  readonly mixedCase: boolean;
  /** Whether the source's rules let it be published. */
  readonly kept: boolean;
  readonly firstSeen: Instant;
}

/** What one outlet published once: a pure fold of its sightings, plus what is taken once and kept for ever. */
export interface Entry extends EntryFields {
  /** The published id: an absolute IRI that never changes. */
  readonly id: string;
  /** The id's UUID, by which our own entry page is addressed. */
  readonly uuid: string;
  /** The source whose word counted most, and the document it was read from. */
  readonly source: string;
  readonly feed: FeedInfo;
  /** The source whose words `summary` and `content` are. */
  readonly textSource: string;
  readonly addressKey: string | null;
  readonly headlineKey: string;
  readonly day: string;
  readonly kept: boolean;
  readonly withdrawn: boolean;
  readonly firstSeen: Instant;
  /** When we last saw what it says change; null since it was first seen. */
  readonly changed: Instant | null;
  /** Grows by one with every change of any entry. */
  readonly revision: number;
}

/** An entry as an edition prints it: reduced to what its source may republish, under its outlet's name in the edition's language. */
export interface EditionEntry extends Entry {
  readonly outletName: string;
  readonly outletSite: string | null;
}

/** An edition, filled in. */
export interface Edition {
  readonly spec: EditionSpec;
  /** Newest first. */
  readonly entries: readonly EditionEntry[];
  /** The latest change of what it says; null while it is empty. */
  readonly updated: Instant | null;
}

/** The codings in which a document's bytes are kept ready. */
export type Coding = 'identity' | 'gzip' | 'br';

/** Bytes ready to be served at one address. */
export interface Document {
  /** The path below the site's address: `/en.atom`. */
  readonly path: string;
  /** Content-Type, with its charset. */
  readonly type: string;
  /** Strong validator of the bytes, unquoted and without the coding's suffix. */
  readonly etag: string;
  /** When the bytes last changed. */
  readonly changed: Instant;
  readonly bodies: Readonly<Record<Coding, Uint8Array>>;
  /** Values of the `Link` header. */
  readonly links: readonly string[];
}
