// One document of a source: asked for conditionally, and read if it is another than before. It knows nothing of the documents beside it.
import { hash } from 'node:crypto';
import type { Fetcher } from '../fetch/fetch.ts';
import { toShown } from '../fetch/location.ts';
import type { Source } from '../model/configuration.ts';
import type { ParsedFeed } from '../model/feed.ts';
import type { Instant } from '../model/stamp.ts';
import type { Failure, Fetched, Resource } from '../model/visit.ts';
import type { Outlets } from '../normalise/outlet.ts';
import { toSourceId } from '../part.ts';
import { findRefusal, findTroubles } from './drift.ts';
import { toFingerprint } from './fingerprint.ts';
import type { Parser } from './parser.ts';
import { toReading, type Reading, type ReadingMemory } from './reading.ts';
import { toRequest } from './request.ts';
import type { Stop } from './route.ts';

/** What reading documents needs of the world. */
export interface ReadingWorld extends ReadingMemory {
  readonly fetcher: Fetcher;
  readonly outlets: Outlets;
  readonly parser: Parser;
}

/** What is known of a source before a visit. */
export interface Remembered {
  readonly resources: readonly Resource[];
  /** When it was last read without a failure; null where it never was by these settings. */
  readonly since: Instant | null;
  /** The address to which the source has moved for good; null where it is asked at its own. */
  readonly adopted: string | null;
  /** Whether the last visit failed: then a list is paged through although its first page is known. */
  readonly isRecovering: boolean;
}

/** One document that was asked for; `bytes`, `contentType`, `format` are null where it was not read anew. */
export interface SeenDocument {
  readonly url: string;
  readonly bytes: number | null;
  readonly contentType: string | null;
  readonly format: string | null;
  readonly items: number;
  readonly failure: Failure | null;
}

/** What an answer says of when and where to come again. */
interface Answered {
  readonly waitUntil: Instant | null;
  readonly freshUntil: Instant | null;
  readonly movedTo: string | null;
  readonly seen: SeenDocument;
}

/** What a document says of itself, without its items. */
type Frame = Pick<ParsedFeed, 'title' | 'link' | 'language' | 'rhythm'>;

export type Arrival = Answered &
  (
    | { readonly outcome: 'failed'; readonly failure: Failure }
    | { readonly outcome: 'unchanged'; readonly resource: Resource | null; readonly next: readonly string[] }
    | {
        readonly outcome: 'read';
        readonly frame: Frame;
        readonly next: readonly string[];
        readonly reading: Reading;
        readonly resource: Resource | null;
        readonly troubles: readonly Failure[];
      }
  );

/** `now` is the time of the visit. Never throws for anything of the world's. */
export async function arrive(
  stop: Stop,
  source: Source,
  { resources, since, isRecovering }: Remembered,
  world: ReadingWorld,
  now: Instant,
): Promise<Arrival> {
  const fingerprint = toFingerprint(source, world.outlets);
  // What was read by other settings, or another reader, is read again; so is a list of which further pages are missing.
  const isKnown = (one: Resource) => one.url === stop.resource && one.fingerprint === fingerprint;
  const isReadAgain = stop.isMoving || (isRecovering && source.pages > 1);
  const resource = isReadAgain ? null : (resources.find(isKnown) ?? null);
  const fetched = await world.fetcher.fetch(toRequest(stop.url, source, resource));
  if (fetched.outcome === 'failed') return toFailed(fetched.failure, stop, fetched);
  if (fetched.outcome === 'unchanged') return toUnchanged(resource, stop, fetched);
  const bodyHash = hash('sha256', fetched.body);
  if (bodyHash === resource?.bodyHash) return toUnchanged(resource, stop, fetched);
  const { body, contentType, url } = fetched;
  const feed = await world.parser.parse({ body, contentType, url }, source, { since, isNaming: stop.isNaming });
  const refusal = 'stage' in feed ? feed : findRefusal(feed, source);
  if ('stage' in feed || refusal !== null) return toFailed(refusal ?? (feed as Failure), stop, fetched);
  const reading = await toReading(feed, source, world.outlets, now, world);
  const { next, items, format } = feed;
  const seen = { ...toSeen(stop, fetched), format, items: items.length };
  const troubles = findTroubles(feed, source, now);
  const kept = { fingerprint, next, ...toValidators(stop, feed, fetched, bodyHash) };
  // Resources are the source's own also where its fallback reads them.
  const current = stop.resource === null ? null : { source: toSourceId(source.id), url: stop.resource, ...kept };
  return {
    ...toAnswered(fetched),
    outcome: 'read',
    frame: toFrame(feed),
    next,
    reading,
    resource: current,
    troubles,
    seen,
  };
}

/** Validators of a document that was not read to its end would hide the rest of it behind the next 304. */
function toValidators({ isMoving }: Stop, { complete }: ParsedFeed, { validators }: Told, bodyHash: string) {
  return complete && !isMoving ? { ...validators, bodyHash } : { etag: null, lastModified: null, bodyHash: '' };
}

type Told = Extract<Fetched, { outcome: 'fresh' | 'unchanged' }>;

function toFailed(failure: Failure, stop: Stop, fetched: Fetched): Arrival {
  const seen = { ...toSeen(stop, fetched), failure };
  return { ...toAnswered(fetched), outcome: 'failed', failure, seen };
}

/** There is nothing to write where nothing was renewed. */
function toUnchanged(resource: Resource | null, stop: Stop, fetched: Told): Arrival {
  const { etag, lastModified } = fetched.validators;
  const isSame = resource === null || (resource.etag === etag && resource.lastModified === lastModified);
  const renewed = isSame ? null : { ...resource, etag, lastModified };
  const next = resource?.next ?? [];
  return { ...toAnswered(fetched), outcome: 'unchanged', resource: renewed, next, seen: toSeen(stop, fetched) };
}

function toAnswered(fetched: Fetched): Omit<Answered, 'seen'> {
  const { waitUntil } = fetched;
  if (fetched.outcome === 'failed') return { waitUntil, freshUntil: null, movedTo: null };
  return { waitUntil, freshUntil: fetched.freshUntil, movedTo: fetched.movedTo };
}

/** Of a body only its length: those of all documents of a visit would fill the memory. */
function toSeen({ url }: Stop, fetched: Fetched): SeenDocument {
  const nothing = { url: toShown(url), bytes: null, contentType: null, format: null, items: 0, failure: null };
  if (fetched.outcome !== 'fresh') return nothing;
  return { ...nothing, url: fetched.url, bytes: fetched.body.byteLength, contentType: fetched.contentType };
}

function toFrame({ title, link, language, rhythm }: ParsedFeed): Frame {
  return { title, link, language, rhythm };
}
