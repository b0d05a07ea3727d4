// The nouns of what we publish: editions filled in, and documents ready to be served. Types only.
import type { EditionSpec } from './configuration.ts';
import type { Entry } from './entry.ts';
import type { Instant } from './stamp.ts';

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

/** An address of ours without the format's ending: the path below the site's address, and `?q=…` or nothing. */
export interface Address {
  /** `/en`, `/en/outlets/ikon`, `/en/topics/mining`, `/en/search`, `/en/archive/3` */
  readonly path: string;
  readonly query: string;
}

/** One document of a feed, without its entries: where it stands, and what it is a part of. */
export interface Channel {
  readonly address: Address;
  /** The feed that it is a document of, which gives its id to all of them (RFC 5005, 4). */
  readonly feed: Address;
  readonly title: string;
  /** Whether it is a part of the feed's past, and whether that is closed for ever. */
  readonly part: 'open' | 'closed' | null;
  /** The closed part before it, and the part behind it. */
  readonly previous: Address | null;
  readonly next: Address | null;
  /** Hubs that are told when it changes (WebSub). */
  readonly hubs: readonly string[];
  /** Whether every edition has such a feed. */
  readonly isCommon: boolean;
}

/** Feeds of parts of an edition, as people choose among them. */
export interface MoreFeeds {
  readonly topics: readonly NamedFeed[];
  readonly outlets: readonly NamedFeed[];
}

export interface NamedFeed {
  /** The outlet's or the topic's, beside others of one edition; the title says which edition too. */
  readonly name: string;
  readonly title: string;
  readonly address: Address;
}

/** Which entry, by the store's own number, and as of which revision. */
export type EntryVersion = readonly [entry: number, revision: number];

/** The codings in which a document's bytes are kept ready. */
export type Coding = 'identity' | 'gzip' | 'br' | 'zstd';

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
  /** What it was made from: the same state gives the same bytes. */
  readonly state: string;
  /** What it holds, where it is a feed, so that who has an earlier one can be given the difference (RFC 3229); else null. */
  readonly holds: readonly EntryVersion[] | null;
  /** Whether it stays as it is for ever. */
  readonly immutable: boolean;
}
