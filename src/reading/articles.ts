// Articles behind a list: which of them are worth a visit, and what they say that the list does not. It writes nothing.
import { hash } from 'node:crypto';
import { isOurOwn } from '../fetch/failure.ts';
import type { Fetcher } from '../fetch/fetch.ts';
import type { Source } from '../model/configuration.ts';
import type { EntryFields, Sighting } from '../model/entry.ts';
import type { Instant } from '../model/stamp.ts';
import type { Failure, WantedArticle } from '../model/visit.ts';
import type { Outlets } from '../normalise/outlet.ts';
import { toArticleSighting } from './article.ts';
import { toParsedArticle } from './body.ts';
import type { ReadingMemory } from './reading.ts';
import { toPageRequest } from './request.ts';

/** Articles of one source that are fetched in one visit; the others wait for the next ones. */
const MOST_ARTICLES = 20;

/** No more articles are begun after this, in milliseconds: the list's entries wait to be stored until those under way are read. */
const PATIENCE = 60_000;

/** How often an article is asked for whose host did not answer. One that answered is never asked again for the same item. */
export const MOST_TRIES = 3;

/** Failures in a row after which a host is left alone until the next visit. */
const MOST_FAILURES = 2;

/** Failures that say nothing about the article itself. */
const PASSING = new Set([
  'dns',
  'connect',
  'timeout',
  'cut',
  'tls',
  'protocol',
  'encoding',
  'proxy',
  'robots-unreachable',
  'stopped',
]);

/** What fetching articles needs of the world. */
export interface ArticlesWorld {
  readonly fetcher: Fetcher;
  readonly outlets: Outlets;
  readonly now: () => Date;
  readonly findKnowledge: ReadingMemory['findKnowledge'];
  /** The time of the visit: what an article completes in the visit that found it is as old as its entry. */
  readonly at: Instant;
  /** Once aborted, what was not fetched is left for later. */
  readonly signal: AbortSignal;
}

/** What the articles came to. */
export interface Articles {
  readonly sightings: readonly Sighting[];
  /** To be fetched later, or asked for in vain so often that they are not. */
  readonly wanted: readonly WantedArticle[];
  /** Addresses of those that were read. */
  readonly done: readonly string[];
  readonly waitUntil: Instant | null;
  readonly notes: readonly string[];
}

export const NO_ARTICLES: Articles = { sightings: [], wanted: [], done: [], waitUntil: null, notes: [] };

/** An article that is worth fetching, and the key by which it is known whether somebody has. */
export interface Wish extends WantedArticle {
  readonly addressKey: string;
}

/** What of a list is told in articles alone, of entries that are published and have an address of their own. */
export function toWishes(source: Source, listed: readonly Sighting[]): Wish[] {
  const shared = findShared(listed);
  return listed.flatMap(({ addressKey, own, kept, fields }) => {
    const { url } = fields;
    if (!own || url === null || addressKey === null || shared.has(addressKey) || !lacks(fields)) return [];
    // Of an item that is only an address nobody knows yet whether it is to be published.
    if (!kept && isTitled(fields)) return [];
    return [{ source: source.id, url, itemHash: toItemHash(fields), tries: 0, addressKey }];
  });
}

/** Fetches up to a bound, one after the other; a host that fails is left alone until the next visit. */
export async function fetchArticles(
  source: Source,
  wishes: readonly WantedArticle[],
  world: ArticlesWorld,
): Promise<Articles> {
  const sightings: FoundArticle[] = [];
  const wanted: WantedArticle[] = [];
  const done: string[] = [];
  const failures: Failure[] = [];
  let waitUntil: Instant | null = null;
  let inVain = 0;
  const until = world.now().getTime() + PATIENCE;
  for (const [at, wish] of wishes.entries()) {
    const isLeft = at >= MOST_ARTICLES || inVain >= MOST_FAILURES || waitUntil !== null;
    if (isLeft || world.signal.aborted || world.now().getTime() > until) {
      wanted.push(wish);
      continue;
    }
    const answer = await fetchArticle(source, wish, world);
    if ('sighting' in answer) {
      if (answer.sighting !== null) sightings.push({ sighting: answer.sighting, listed: wish.url });
      done.push(wish.url);
      inVain = 0;
      continue;
    }
    if (world.signal.aborted || isOurOwn(answer.failure)) {
      wanted.push(wish);
      continue;
    }
    const isPassing = isPassingFailure(answer.failure);
    inVain = isPassing ? inVain + 1 : 0;
    waitUntil = answer.waitUntil;
    failures.push(answer.failure);
    wanted.push({ ...wish, tries: isPassing ? wish.tries + 1 : MOST_TRIES });
  }
  return { sightings: toSightings(sightings), wanted, done, waitUntil, notes: toNotes(failures) };
}

interface FoundArticle {
  readonly sighting: Sighting;
  /** The address by which the list led to it. */
  readonly listed: string;
}

/** A canonical address that several articles have is that of their template, and of none of them. */
function toSightings(found: readonly FoundArticle[]): Sighting[] {
  const byUrl = Map.groupBy(found, ({ sighting }) => sighting.fields.url);
  return found.map(({ sighting, listed }) => {
    const isShared = (byUrl.get(sighting.fields.url)?.length ?? 0) > 1;
    return isShared ? { ...sighting, fields: { ...sighting.fields, url: listed } } : sighting;
  });
}

/** An address that several items share is the article of none of them. */
function findShared(listed: readonly Sighting[]): Set<string> {
  const once = new Set<string>();
  const shared = new Set<string>();
  for (const { addressKey } of listed) {
    if (addressKey !== null && once.has(addressKey)) shared.add(addressKey);
    if (addressKey !== null) once.add(addressKey);
  }
  return shared;
}

function isTitled({ title, url }: EntryFields): boolean {
  return title !== url;
}

function lacks(fields: EntryFields): boolean {
  const { published, summary, image, authors } = fields;
  const isExact = published !== null && (published.precision === 'second' || published.precision === 'minute');
  return !isExact || summary === null || image === null || authors.length === 0 || !isTitled(fields);
}

/** Of what names the article. Its summary may hold a counter of readers, its date may be another at every visit. */
function toItemHash({ url, originalTitle }: EntryFields): string {
  return hash('sha1', JSON.stringify([url, originalTitle]));
}

type Answer =
  | { readonly sighting: Sighting | null }
  | { readonly failure: Failure; readonly waitUntil: Instant | null };

async function fetchArticle(
  source: Source,
  wish: WantedArticle,
  { fetcher, outlets, at, findKnowledge }: ArticlesWorld,
): Promise<Answer> {
  const fetched = await fetcher.fetch(toPageRequest(wish.url, source));
  if (fetched.outcome === 'failed') return fetched;
  if (fetched.outcome === 'unchanged') throw new Error('an answer "unchanged" to a question without validators');
  const article = isFrontPage(fetched.url) && !isFrontPage(wish.url) ? toMoved(fetched.url) : toParsedArticle(fetched);
  if ('stage' in article) return { failure: article, waitUntil: null };
  return { sighting: await toArticleSighting(article, wish, source, { outlets, at, findKnowledge }) };
}

/** Where an article that is gone leads to. */
function isFrontPage(url: string): boolean {
  return /^\/?$/.test(URL.parse(url)?.pathname ?? '');
}

function toMoved(url: string): Failure {
  return { stage: 'parse', code: 'not-an-article', detail: `its address leads to the front page ${url}` };
}

function isPassingFailure({ stage, code, detail }: Failure): boolean {
  return stage === 'fetch' && (PASSING.has(code) || (code === 'status' && /^(?:429|5\d\d)$/.test(detail)));
}

function toNotes(failures: readonly Failure[]): string[] {
  const [first] = failures;
  if (first === undefined) return [];
  return [`${failures.length} × an article could not be read (${first.code}: ${first.detail})`.slice(0, 300)];
}
