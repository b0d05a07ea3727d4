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

/** Where a feed stands and what it is a part of. Paths are below the site's address and without the format's ending. */
export interface Channel {
  /** `/en`, `/en/outlets/ikon`, `/en/topics/mining`, `/en/search`, `/en/archive/3` */
  readonly path: string;
  /** `?q=…`, or empty. */
  readonly query: string;
  readonly title: string;
  /** The closed part that comes before, and the part that comes behind an archived one (RFC 5005, 4). */
  readonly previous: string | null;
  readonly next: string | null;
  /** The feed that this is an archived part of (RFC 5005, 4); null where it is none. */
  readonly archiveOf: string | null;
  /** Those that are told when it changes (WebSub). */
  readonly hubs: readonly string[];
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
