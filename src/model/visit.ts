// The nouns of a visit: what was asked, what came of it, and what is remembered for the next one. Types only.
import type { Instant } from './stamp.ts';

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
  /** Addresses of further documents that it named. */
  readonly next: readonly string[];
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
  /** What was odd but no failure: a date in the future, a repeated id. */
  readonly notes: readonly string[];
  /** What is wrong although something was read: a selector that finds nothing any more, a fallback that stood in, a document cut off. */
  readonly troubles: readonly Failure[];
  /** Items that its documents usually hold: a slow average over its visits; 0 until something was read. */
  readonly usual: number;
}

/** An article that is to be fetched for what its list does not say of it. */
export interface WantedArticle {
  readonly source: string;
  readonly url: string;
  /** Hash of the list's item without its date; another one is another wish. */
  readonly itemHash: string;
  /** How often it was asked for in vain. */
  readonly tries: number;
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
