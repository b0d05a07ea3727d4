// The nouns of what was published: what a source showed, and what it comes to. Types only.
import type { Language } from './configuration.ts';
import type { FeedInfo } from './feed.ts';
import type { Instant, Stamp } from './stamp.ts';

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
  /** Whether `published` may not move a date that is known: it is the publisher's date of change, or reckoned back from the visit ("3 hours ago"). */
  readonly datedLoosely: boolean;
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
