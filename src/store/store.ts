// What the store can do, in our nouns; asynchronous and small, so that another engine can stand behind it.
// It knows nothing of how anything is decided: what is to be written is handed to it.
import type { Candidates, EntryChange } from '../reconcile/reconcile.ts';
import type { EditionSpec, Language } from '../model/configuration.ts';
import type { Document, EditionEntry } from '../model/edition.ts';
import type { Entry, Sighting } from '../model/entry.ts';
import type { CountedLesson, Lookup } from '../model/knowledge.ts';
import type { Instant } from '../model/stamp.ts';
import type { EntryWords, Terms } from '../model/search.ts';
import type { Failure, Resource, Visit, WantedArticle } from '../model/visit.ts';

/** What one visit brings home; it is written in one transaction, validators and entries together. */
export interface VisitRecord {
  /** `changed` is filled in by the store, and `troubles` that only showed beside what is stored are added. */
  readonly visit: Visit;
  /** The name under which the documents were read: the source's own, or its fallback's. */
  readonly readAs: string;
  /** Those that changed; what is stored of the others stays: a failure must not lose validators, nor keep those of a body that was not read. */
  readonly resources: readonly Resource[];
  /** Addresses that the source does not have any more. */
  readonly gone: readonly string[];
  /** New and changed, in the order of the documents; then those of articles. */
  readonly sightings: readonly Sighting[];
  /** The names of the sightings' outlets, and those they had before they were declared. */
  readonly outlets: readonly string[];
  /** Raw hashes of all items in the documents. */
  readonly shown: ReadonlySet<string>;
  /** Articles that are to be fetched later or never, and addresses of those that were read. */
  readonly articles: { readonly wanted: readonly WantedArticle[]; readonly done: readonly string[] };
}

/** What is to be written of a visit's sightings, and what is wrong with them as a whole. */
export interface Decision {
  readonly changes: readonly EntryChange[];
  /** What titles that were not met before teach about the case of words. */
  readonly lessons: readonly CountedLesson[];
  readonly troubles: readonly Failure[];
}

/** How the sightings of a visit become entries; called inside the transaction that writes what it answers. */
export type Decide = (sightings: readonly Sighting[], candidates: Candidates) => Decision;

/** The right to visit a source until an instant; `owner` tells processes apart. */
export interface Lease {
  readonly source: string;
  readonly owner: string;
  readonly until: Instant;
}

/** What is kept of a source between two visits. */
export interface SourceState {
  readonly visit: Visit;
  readonly resources: readonly Resource[];
}

/** `state` names what a document was rendered from: the same state gives the same bytes. */
export type PublishedDocument = Pick<Document, 'etag' | 'changed' | 'state'>;

/** Where an entry stands in an edition, without what it says. */
export interface Place {
  readonly position: number;
  readonly source: string;
  /** The store's own number for the entry. */
  readonly entry: number;
  readonly revision: number;
}

/** What of an edition is meant; null: all of it. */
export type Selection = { readonly outlet: string } | { readonly terms: Terms } | null;

/** A closed part as a document, packed. */
export type Rendition = Pick<Document, 'path' | 'state' | 'etag' | 'changed'> & Omit<Document['bodies'], 'identity'>;

/** Publishable entries of one source in one language. */
export interface LanguageCount {
  readonly language: Language;
  /** The name of what was read: the source's own, its fallback's or its articles'. */
  readonly source: string;
  readonly entries: number;
}

export interface Store extends AsyncDisposable {
  /** Takes the leases that are free, run out, or held by an owner that `isGone`; gives the names of the sources taken. */
  claim(leases: readonly Lease[], now: Instant, isGone: (owner: string) => boolean): Promise<string[]>;
  /** Gives back without a visit. */
  release(source: string, owner: string): Promise<void>;

  /** The last visit of every source that was ever visited, by its name. */
  visits(): Promise<Map<string, Visit>>;
  /** What is known of each of the sources, by name; one that was never visited is missing. */
  states(sources: readonly string[]): Promise<Map<string, SourceState>>;
  /** Lifts a stop: the source is due at once. False where it was not stopped. */
  resume(source: string): Promise<boolean>;
  /** Which of the hashes are those of items as this source last showed them. */
  knownHashes(source: string, hashes: readonly string[]): Promise<Set<string>>;
  /** Sightings of articles at these addresses, whichever source led to them. */
  readDetails(addressKeys: readonly string[]): Promise<Pick<Sighting, 'source' | 'rawHash' | 'addressKey'>[]>;
  /** What titles have taught of these words, in every language. */
  learnt(lookups: readonly Lookup[]): Promise<CountedLesson[]>;
  /** Articles of a source that were asked for fewer than `mostTries` times and not read. */
  waitingArticles(source: string, mostTries: number, count: number): Promise<WantedArticle[]>;
  /** What is known of those of the addresses whose articles were not read. */
  articlesAt(source: string, urls: readonly string[]): Promise<WantedArticle[]>;

  /**
   * Writes a visit with all it brought, and gives its lease back; gives the visit as it was written.
   * Null, and nothing is written, when the lease is no longer the owner's: whoever has it knows better.
   */
  record(record: VisitRecord, owner: string, decide: Decide): Promise<Visit | null>;

  /** What a host's robots.txt said; whether it still counts is for the reader to know. */
  robots(key: string): Promise<string | null>;
  saveRobots(
    kept: { readonly key: string; readonly value: string; readonly until: Instant },
    now: Instant,
  ): Promise<void>;

  /** The number of the last change of any entry. */
  revision(): Promise<number>;
  /** Gives every publishable entry that is new or changed since the last call its place in the edition, older ones first. */
  advance(edition: EditionSpec): Promise<void>;
  /** Places of an edition's publishable entries, latest first, from below a place (null: the very latest). */
  placesOf(edition: EditionSpec, below: number | null, count: number, selection: Selection): Promise<Place[]>;
  /** The same, earliest first, from above a place. */
  placesAfter(edition: EditionSpec, after: number, count: number): Promise<Place[]>;
  /** The entries at those places, in their order. */
  entriesAt(places: readonly Pick<Place, 'entry'>[]): Promise<Entry[]>;
  /** Publishable entries in none of these languages, by language and source. */
  countOutside(languages: readonly Language[]): Promise<LanguageCount[]>;
  /** Outlets of which the edition has or had entries, by name. */
  outletsOf(edition: EditionSpec): Promise<string[]>;
  /**
   * Takes the words of up to `count` entries that came into editions since the last call into the index, the earliest first; true while there are more.
   * Where `version`, how words are folded, is another one than before, the index is made anew.
   */
  index(version: number, count: number, toWords: (entry: Entry) => EntryWords): Promise<boolean>;

  /** How many parts of the edition are closed, and the last place in them. */
  closed(edition: EditionSpec): Promise<{ readonly parts: number; readonly last: number }>;
  /** Closes a part for ever. False, and nothing is written, where another process has closed it meanwhile. */
  closePart(
    edition: EditionSpec,
    part: number,
    entries: readonly { readonly place: Place; readonly said: EditionEntry }[],
  ): Promise<boolean>;
  /** What stood in a closed part when it was closed, but for what was withdrawn since. */
  part(edition: EditionSpec, part: number): Promise<EditionEntry[]>;
  /** Of the documents of an edition's closed parts what they were made from, and their validators, by path. */
  renditions(edition: EditionSpec): Promise<Map<string, PublishedDocument>>;
  /** A closed part as a document, as it was last saved. */
  rendition(path: string): Promise<Rendition | null>;
  saveRendition(edition: EditionSpec, part: number, rendition: Rendition): Promise<void>;

  entryByUuid(uuid: string): Promise<Entry | null>;
  /** Entries, publishable or not, that changed last after that revision, in the order of their changes. */
  changedAfter(revision: number, count: number): Promise<Pick<Entry, 'uuid' | 'revision'>[]>;
  /** Takes an entry, named by id or UUID, out of everything published; null where there is none. */
  withdraw(id: string): Promise<Entry | null>;

  /** The validators of what was last published, by path. */
  documents(): Promise<Map<string, PublishedDocument>>;
  saveDocuments(documents: readonly Pick<Document, 'path' | 'etag' | 'changed' | 'state'>[]): Promise<void>;

  /** The ETags of the feeds, by path, that a hub was last told of. */
  told(hub: string): Promise<Map<string, string>>;
  /** Remembers that a hub was told of a feed as it was under this ETag. */
  tell(hub: string, path: string, etag: string): Promise<void>;
}
