// The nouns of a visit: what was asked, what came of it, and what is remembered for the next one. Types only.
import type { Rhythm } from './feed.ts';
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

/** Where a source says, visit after visit, that it moved for good. */
export interface Move {
  readonly to: string;
  /** Visits in a row that said so. */
  readonly sightings: number;
}

/** What decided when the next visit is; `schedule` is the cron line alone. */
export interface Pace {
  readonly reason: 'schedule' | 'failures' | 'retry-after' | 'max-age' | 'ttl' | 'skip' | 'quiet' | 'stopped';
  /** What it asked for; null for the cron line. */
  readonly until: Instant | null;
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
  /** The address of the configuration that was visited: another one is another beginning. */
  readonly url: string;
  /** Whether it said that it is gone for good (410): then it is not visited until somebody resumes it. */
  readonly stopped: boolean;
  /** Null where it answers at the address that it was asked at. */
  readonly moved: Move | null;
  readonly pace: Pace;
  /** When something new last came. */
  readonly lastNew: Instant | null;
  /** As its last document asked. */
  readonly rhythm: Rhythm | null;
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

/** What a request came to. `waitUntil` is the origin's Retry-After, whatever it answered. */
export type Fetched =
  | ({
      readonly outcome: 'fresh';
      readonly body: Uint8Array;
      readonly contentType: string | null;
      /** The address that answered, after redirects, without credentials. */
      readonly url: string;
    } & Answered)
  | ({ readonly outcome: 'unchanged' } & Answered)
  | { readonly outcome: 'failed'; readonly failure: Failure; readonly waitUntil: Instant | null };

/** What an answer says of its resource, with a document or without. */
interface Answered {
  readonly validators: Validators;
  readonly waitUntil: Instant | null;
  /** Until when asking again is in vain, by Cache-Control or Expires; null where nothing is promised. */
  readonly freshUntil: Instant | null;
  /** Where 301s and 308s alone lead from the address that was asked, up to the first other redirect; null where the first was none of them. */
  readonly movedTo: string | null;
}
