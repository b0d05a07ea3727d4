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
